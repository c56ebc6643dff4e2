import TOMLKit

/// The layouts that the reader keeps, each with the documents it is for.
public struct ArchiveLayouts: Equatable, Sendable {
    public struct Entry: Equatable, Sendable {
        /// Names or paths of documents; `*` stands for anything.
        public var documents: [String]
        public var layout: ArchiveLayout

        public init(documents: [String], layout: ArchiveLayout) {
            self.documents = documents
            self.layout = layout
        }
    }

    public var entries: [Entry] = []

    public init() {}

    /// What is kept for a document: one that names it goes before one that it only fits.
    public func entry(for path: String) -> Entry? {
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        if let named = entries.first(where: { $0.documents.contains(path) || $0.documents.contains(name) }) {
            return named
        }
        return entries.first { entry in
            let patterns = LinePatterns(entry.documents)
            return patterns.match(path) || patterns.match(name)
        }
    }

    /// The layout for a document; an empty one where none is for it.
    func layout(path: String) -> ArchiveLayout { entry(for: path)?.layout ?? ArchiveLayout() }
}

/// A layout file that can't be understood, as a sentence without its full stop.
public struct LayoutError: Error, Equatable, Sendable {
    public var message: String
}

extension ArchiveLayouts.Entry {
    /// Reads what `toml` writes.
    public init(toml: String) throws(LayoutError) {
        let table: TOMLTable
        do { table = try TOMLTable(string: toml) } catch {
            let line = (error as? TOMLParseError)?.source.begin.line ?? 1
            throw LayoutError(message: "line \(line) is no TOML")
        }
        self.init(documents: [], layout: ArchiveLayout())
        for (key, value) in table {
            switch key {
            case "documents": documents = try Self.list(value.array, key)
            case "titles": layout.titles = try Self.list(value.array, key)
            case "not-titles": layout.notTitles = try Self.list(value.array, key)
            case "boilerplate": layout.boilerplate = try Self.list(value.array, key)
            case "single":
                guard let flag = value.bool else { throw LayoutError(message: "single has to be true or false") }
                layout.isSingle = flag
            case "reading":
                guard let reading = value.string.flatMap(ArchiveLayout.Reading.init) else {
                    let names = ArchiveLayout.Reading.allCases.map { "“\($0.rawValue)”" }.joined(separator: " or ")
                    throw LayoutError(message: "reading has to be \(names)")
                }
                layout.reading = reading
            case "byline":
                guard let place = value.string.flatMap(BylinePlace.init) else {
                    let names = BylinePlace.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
                    throw LayoutError(message: "byline has to be one of \(names)")
                }
                layout.byline = place
            default:
                throw LayoutError(
                    message:
                        "there is no setting “\(key)”; there are documents, reading, byline, single, titles, not-titles and boilerplate"
                )
            }
        }
        guard !documents.isEmpty else { throw LayoutError(message: "documents names none") }
    }

    private static func list(_ array: TOMLArray?, _ key: String) throws(LayoutError) -> [String] {
        guard let array else { throw LayoutError(message: "\(key) has to be a list of texts") }
        return array.compactMap { $0.string }
    }

    /// The layout as a small TOML file, keys in a fixed order.
    public var toml: String {
        var lines = ["documents = \(Self.list(documents))"]
        if let reading = layout.reading { lines.append("reading = \(Self.quoted(reading.rawValue))") }
        if let place = layout.byline { lines.append("byline = \(Self.quoted(place.rawValue))") }
        if layout.isSingle { lines.append("single = true") }
        for (key, values) in [
            ("titles", layout.titles), ("not-titles", layout.notTitles), ("boilerplate", layout.boilerplate),
        ] where !values.isEmpty {
            lines.append("\(key) = \(Self.list(values))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ values: [String]) -> String {
        values.count == 1
            ? "[\(quoted(values[0]))]" : "[\n" + values.map { "    \(quoted($0)),\n" }.joined() + "]"
    }

    /// A basic string (TOML 1.0).
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
