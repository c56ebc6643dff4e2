import ArchiveModel

/// Articles to files, and to the reader's own commands.
extension AppState {
    mutating func openExport() -> [Effect] {
        let ids = actedIDs
        guard let first = ids.first else { return [] }
        let title = body.article?.id == first ? body.article?.title : list.rows.first { $0.id == first }?.title
        openExport(of: ids, name: (ids.count == 1 ? FileNaming.stem(of: title ?? "") : "articles") + ".md")
        return []
    }

    mutating func openExport(of ids: [ArticleID], name: String) {
        let forms = [
            Picker.Item(name: "name.md", detail: "Markdown"), Picker.Item(name: "name.txt", detail: "plain text"),
            Picker.Item(name: "name.bib", detail: "citation, BibTeX"),
            Picker.Item(name: "name.json", detail: "citation, CSL-JSON"),
            Picker.Item(name: "name.ris", detail: "citation, RIS"),
        ]
        let what = ids.count == 1 ? "the article" : articles(ids.count)
        popup = .picker(
            Picker(
                purpose: .export(ids), title: "Write \(what) to a file", input: TextInput(name), items: forms,
                takesTyped: true))
    }

    mutating func applyExport(_ picker: Picker, _ ids: [ArticleID]) -> [Effect] {
        let path = picker.input.text.drop { $0 == " " }
        return path.isEmpty ? [] : [.export(ids, path: String(path))]
    }

    mutating func openCommands() -> [Effect] {
        guard !actedIDs.isEmpty else { return [] }
        guard !commands.isEmpty else {
            say("The configuration has no commands: [commands] name = [\"program\", \"argument\"]")
            return []
        }
        let names = commands.keys.sorted()
        let items = names.map { Picker.Item(name: $0, detail: commands[$0]?.joined(separator: " ") ?? "") }
        popup = .picker(
            Picker(purpose: .pipe(actedIDs, names.compactMap { commands[$0] }), title: "Give it to", items: items))
        return []
    }
}

/// Names of files made from titles.
enum FileNaming {
    private static let longest = 60

    /// Lower-case letters and digits, words apart by hyphens.
    static func stem(of title: String) -> String {
        var stem = ""
        for character in SearchFolding.key(title) {
            if character.isLetter || character.isNumber {
                stem.append(character)
            } else if !stem.isEmpty, stem.last != "-" {
                stem.append("-")
            }
            if stem.count > longest {
                // Not within a word, where the last one isn't most of the name.
                let end = stem.lastIndex(of: "-").flatMap {
                    stem.distance(from: stem.startIndex, to: $0) > longest / 2 ? $0 : nil
                }
                stem = String(stem[..<(end ?? stem.index(before: stem.endIndex))])
                break
            }
        }
        while stem.last == "-" { stem.removeLast() }
        return stem.isEmpty ? "article" : stem
    }
}
