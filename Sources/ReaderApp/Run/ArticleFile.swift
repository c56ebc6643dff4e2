import ArchiveModel
import Foundation

/// Writes articles to a file that is not there yet.
enum ArticleFile {
    private static let endings = ["md", "markdown", "txt", "bib", "json", "ris"]

    /// The form follows from the end of the name; Markdown where that says nothing, and nothing where it names another form.
    static func write(_ articles: [Article], to path: String) -> Message {
        let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
        let place = path.hasPrefix("~/") && !home.isEmpty ? home + path.dropFirst() : path
        let ending = ending(of: place)
        guard ending.isEmpty || endings.contains(ending) else {
            let known = ["md", "txt", "bib", "json", "ris"].map { "." + $0 }.joined(separator: " ")
            return .exportFailed(articles.map(\.id), path: path, "Nothing is written as .\(ending), but as \(known)")
        }
        let text = text(of: articles, as: ending)
        let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            return .exportFailed(
                articles.map(\.id), path: path,
                errno == EEXIST
                    ? "\(path) is there already; choose another name"
                    : "\(path) can't be written: \(String(cString: strerror(errno)))")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(text.utf8))
            try file.synchronize()
            return .said("Wrote \(path)")
        } catch {
            // Half a file would look like a whole one.
            unlink(place)
            return .exportFailed(
                articles.map(\.id), path: path, "\(path) can't be written; nothing was left there")
        }
    }

    /// In small letters; empty where the name has none, or what follows its dot is no word.
    private static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        let ending = name[name.index(after: dot)...]
        return ending.allSatisfy(\.isLetter) ? ending.lowercased() : ""
    }

    private static func text(of articles: [Article], as ending: String) -> String {
        func joined(_ separator: String, _ text: (Article) -> String) -> String {
            articles.map(text).joined(separator: separator) + "\n"
        }
        switch ending {
        case "txt": return joined("\n\n") { ArticleText.lines($0, measure: 72).joined(separator: "\n") }
        case "bib": return joined("\n\n") { Citation.text($0, as: .bibTeX) }
        case "json": return "[" + articles.map { Citation.text($0, as: .csl) }.joined(separator: ",\n ") + "]\n"
        case "ris": return joined("\n") { Citation.text($0, as: .ris) }
        default: return joined("\n\n") { MarkdownText.text($0) }
        }
    }
}
