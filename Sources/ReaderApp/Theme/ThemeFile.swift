import TOMLKit
import Terminal

/// Why a theme can't be used.
public enum ThemeError: Error, Equatable, Sendable {
    case notTOML(theme: String, line: Int, reason: String)
    case unknownRole(theme: String, role: String)
    case unknownLook(theme: String, role: String, look: String)
    case unknownParent(theme: String, parent: String)
    case circle(theme: String)
}

/// A theme as its file says it, before what it inherits is filled in.
struct ThemeFile: Sendable {
    let name: String
    let summary: String
    let author: String
    let licence: String
    let inherits: String?
    let palette: [String: String]
    let roles: [String: String]

    init(name: String, toml: String) throws(ThemeError) {
        let table: TOMLTable
        do { table = try TOMLTable(string: toml) } catch {
            let place = (error as? TOMLParseError)?.source.begin.line ?? 1
            throw .notTOML(theme: name, line: Int(place), reason: (error as? TOMLParseError)?.description ?? "\(error)")
        }
        self.name = name
        summary = table["summary"]?.string ?? ""
        author = table["author"]?.string ?? ""
        licence = table["licence"]?.string ?? ""
        inherits = table["inherits"]?.string
        palette = Self.strings(table["palette"]?.table)
        roles = Self.strings(table["roles"]?.table)
    }

    private static func strings(_ table: TOMLTable?) -> [String: String] {
        var strings: [String: String] = [:]
        for (key, value) in table ?? TOMLTable() { strings[key] = value.string }
        return strings
    }
}

/// The themes that there are: built in, and the reader's own, which go before.
public struct ThemeCatalogue: Sendable {
    /// The theme before anything is chosen.
    public static let defaultName = "terminal"

    private var texts: [String: String] = [:]

    init() {}

    /// Keeps a theme's TOML; it is read when the theme is wanted, so that a start reads no more than one.
    mutating func add(name: String, toml: String) { texts[name] = toml }

    public var names: [String] { texts.keys.sorted() }

    private func file(_ name: String) throws(ThemeError) -> ThemeFile? {
        guard let toml = texts[name] else { return nil }
        return try ThemeFile(name: name, toml: toml)
    }

    /// A complete theme: its own looks over those of the themes it inherits from.
    /// - Returns: nil for a name that nobody knows.
    public func theme(named name: String) throws(ThemeError) -> Theme? {
        guard let file = try file(name) else { return nil }
        var chain = [file]
        while let parent = chain.last?.inherits {
            guard let next = try self.file(parent) else {
                throw .unknownParent(theme: chain.last?.name ?? name, parent: parent)
            }
            guard !chain.contains(where: { $0.name == parent }) else { throw .circle(theme: name) }
            chain.append(next)
        }
        var palette: [String: String] = [:]
        var looks: [String: String] = [:]
        for file in chain.reversed() {
            palette.merge(file.palette) { $1 }
            looks.merge(file.roles) { $1 }
        }
        var styles: [Role: Style] = [:]
        for (key, look) in looks {
            guard let role = Role(name: key) else { throw .unknownRole(theme: name, role: key) }
            guard let style = ThemeStyle.parse(look, palette: palette) else {
                throw .unknownLook(theme: name, role: key, look: look)
            }
            styles[role] = style
        }
        return Theme(name: name, summary: file.summary, author: file.author, licence: file.licence, styles: styles)
    }
}
