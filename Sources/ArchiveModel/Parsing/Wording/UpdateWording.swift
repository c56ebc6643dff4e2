/// How paragraphs begin that were added to an article later: `UPDATE (December 7 2018) — …`, `[Update, 3 May 2019: …`,
/// `Mise à jour du 3 mai 2019 :`.
public enum UpdateWording {
    /// Characters at the start of an update in which its date stands.
    static let opening = 60

    private static let words = [
        "update", "mise à jour", "actualización", "aktualisierung", "aggiornamento", "actualizado",
    ]

    public static func opensUpdate(_ text: some StringProtocol) -> Bool {
        guard let byte = text.utf8.first else { return false }
        if byte.isASCIILetter {
            // A look at the first letters of all words, as most paragraphs are none.
            let second = text.utf8.dropFirst().first.map { $0 | 0x20 } ?? 0
            guard "uma".utf8.contains(byte | 0x20), "pickg".utf8.contains(second) else { return false }
        } else if !"[(*".utf8.contains(byte) {
            return false
        }
        let head = text.drop { "[(*".contains($0) }
        let folded = head.prefix(24).lowercased()
        guard let word = words.first(where: folded.hasPrefix) else { return false }
        let isWord = head.dropFirst(word.count).first?.isWordLetter != true
        return isWord && head.first?.isCapital == true && head.prefix(opening).contains { ":—–-(".contains($0) }
    }
}
