import CTextLayout
import Synchronization

/// Divides words by the patterns of a language, which libhyphen reads.
final class Hyphenator: Sendable {
    /// Where distributions keep the patterns, as `hyph_en_US.dic`.
    private static let folders = ["/usr/share/hyphen", "/usr/local/share/hyphen", "/opt/homebrew/share/hyphen"]
    /// Of a language without a region, the one that is meant.
    private static let regions = ["en": "en_US", "pt": "pt_PT"]
    /// Letters; shorter words stay whole.
    static let shortest = 6

    private let patterns: Mutex<OpaquePointer>
    private let isUTF8: Bool

    /// Reads the patterns of a language, named as in BCP 47.
    ///
    /// - Returns: nil where there are none for it, or no libhyphen.
    init?(language: String) {
        // It may come from a document, and becomes a part of a path.
        guard language.utf8.allSatisfy({ $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }) else { return nil }
        let name = language.replacing("-", with: "_")
        let short = String(name.prefix { $0 != "_" })
        let names = [name, Self.regions[short] ?? short, short + "_" + short.uppercased()]
        let paths = names.flatMap { name in Self.folders.map { "\($0)/hyph_\(name).dic" } }
        guard let pointer = paths.lazy.compactMap({ dossier_hyphens_open($0) }).first else { return nil }
        isUTF8 = dossier_hyphens_are_utf8(pointer) != 0
        patterns = Mutex(pointer)
    }

    deinit { patterns.withLock { dossier_hyphens_close($0) } }

    /// UTF-8 offsets within a word at which it may be divided, rising; none for names in capitals, and for what is no word.
    func places(in word: Substring) -> [Int] {
        let letters = word.drop { !$0.isLetter }
        let core = letters.prefix { $0.isLetter }
        guard core.count >= Self.shortest, core.dropFirst().allSatisfy(\.isLowercase),
            !letters.dropFirst(core.count).contains(where: { $0.isLetter || $0.isNumber }), let bytes = encoded(core)
        else { return [] }
        var marks = [UInt8](repeating: 0, count: bytes.count)
        let answer = patterns.withLock { pointer in
            bytes.withUnsafeBytes {
                dossier_hyphens_find(
                    pointer, $0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), &marks)
            }
        }
        guard answer == 0 else { return [] }
        var places: [Int] = []
        var offset = word.utf8.count - letters.utf8.count
        for (character, mark) in zip(core, marks) {
            offset += character.utf8.count
            if mark != 0 { places.append(offset) }
        }
        return places
    }

    /// Small letters as the patterns have them; nil for a word that they can't know.
    private func encoded(_ word: Substring) -> [UInt8]? {
        let small = word.lowercased()
        // Places are counted in characters, each of one scalar.
        guard small.unicodeScalars.count == small.count else { return nil }
        if isUTF8 { return Array(small.utf8) }
        let scalars = small.unicodeScalars.map(\.value)
        return scalars.allSatisfy { $0 < 0x100 } ? scalars.map { UInt8($0) } : nil
    }
}

extension UInt8 {
    fileprivate var isASCIILetterOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
