public import ArchiveModel
import TOMLKit

/// What the reader set in `config.toml`.
public struct Configuration: Equatable, Sendable {
    public var theme: String?
    /// How the text of articles is set.
    var page = PageStyle()
    public var mouse = true
    /// Whether right-to-left text is reordered here, for terminals that don't.
    var bidi = false
    /// Whether the terminal shows characters of ambiguous width in two columns.
    var widensAmbiguous = false
    /// Whether links are links of the terminal too; nil where that is to be found out.
    var hyperlinks: Bool?
    /// Whether the screen is for those who read it line by line.
    public var linear = false
    /// Whether the line to the terminal is slow; nil where that is to be found out.
    public var slow: Bool?
    /// Whether `#words` in Markdown are tags.
    public var hashtags = false
    /// Whether articles get tags that nobody stated.
    public var suggest = true
    public var keymap = Keymap.standard
    /// Keys that hide others, told by the reader's own ones.
    public private(set) var clashes: [KeyClash] = []
    /// Own tags that articles of a filter get.
    public var rules: [TagRule] = []
    /// The browser as an argument vector; `%u` stands for the address.
    var browser: [String] = []
    /// Programs that get articles on their standard input, by name, as argument vectors.
    var commands: [String: [String]] = [:]

    /// Programs that make text of documents of other kinds, as argument vectors; an empty one for none.
    public private(set) var converters: [ForeignKind: [String]] = [:]

    public init() {}

    /// Reads the file's text; a mistake is told with its place and changes nothing else.
    public init(toml: String, path: String) throws(ConfigurationError) {
        let table: TOMLTable
        do { table = try TOMLTable(string: toml) } catch {
            let place = (error as? TOMLParseError)?.source.begin.line ?? 1
            throw ConfigurationError(path: path, message: "line \(place) is no TOML")
        }
        for (key, value) in table {
            switch key {
            case "theme": theme = try Self.value(value.string, path, "theme has to be a name in quotation marks")
            case "measure":
                page.measure = try Self.number(value.int, path, "measure", PageStyle.measures)
            case "margin": page.margin = try Self.number(value.int, path, "margin", PageStyle.margins)
            case "spacing": page.isDoubleSpaced = try Self.number(value.int, path, "spacing", 1...2) == 2
            case "fill":
                guard let fill = value.string.flatMap({ Fill(rawValue: $0) }) else {
                    throw ConfigurationError(path: path, message: "fill has to be \"first\" or \"best\"")
                }
                page.fill = fill
            case "justify":
                page.isJustified = try Self.value(value.bool, path, "justify has to be true or false")
            case "paragraphs":
                guard let kind = value.string, ["spaced", "indented"].contains(kind) else {
                    throw ConfigurationError(path: path, message: "paragraphs has to be \"spaced\" or \"indented\"")
                }
                page.indentsParagraphs = kind == "indented"
            case "hyphenate":
                page.hyphenates = try Self.value(value.bool, path, "hyphenate has to be true or false")
            case "bidi": bidi = try Self.value(value.bool, path, "bidi has to be true or false")
            case "ambiguous_width":
                widensAmbiguous = try Self.number(value.int, path, "ambiguous_width", 1...2) == 2
            case "hyperlinks":
                hyperlinks = try Self.value(value.bool, path, "hyperlinks has to be true or false")
            case "linear": linear = try Self.value(value.bool, path, "linear has to be true or false")
            case "slow": slow = try Self.value(value.bool, path, "slow has to be true or false")
            case "mouse": mouse = try Self.value(value.bool, path, "mouse has to be true or false")
            case "suggest": suggest = try Self.value(value.bool, path, "suggest has to be true or false")
            case "hashtags": hashtags = try Self.value(value.bool, path, "hashtags has to be true or false")
            case "browser":
                browser = try Self.words(value.array, path, "browser has to be a list such as [\"firefox\", \"%u\"]")
            case "commands":
                let table = try Self.value(value.table, path, "commands has to be a table")
                for (name, value) in table {
                    commands[name] = try Self.words(
                        value.array, path, "“\(name)” in [commands] has to be a list such as [\"wc\", \"-w\"]")
                }
            case "converters":
                try readConverters(
                    try Self.value(value.table, path, "converters has to be a table"), path: path)
            case "rules":
                try readRules(try Self.value(value.array, path, "rules has to be written as [[rules]]"), path: path)
            case "keys":
                try readKeys(try Self.value(value.table, path, "keys has to be a table"), path: path)
                clashes = keymap.clashes
            default:
                throw ConfigurationError(
                    path: path,
                    message:
                        "there is no setting “\(key)”; there are \(Self.settings)")
            }
        }
    }

    /// Without the programs that it names, and the patterns that are loaded from elsewhere.
    public var withoutPrograms: Configuration {
        var configuration = self
        configuration.browser = []
        configuration.commands = [:]
        configuration.converters = [:]
        configuration.page.hyphenates = false
        return configuration
    }

    private static func number(_ value: Int?, _ path: String, _ name: String, _ range: ClosedRange<Int>)
        throws(ConfigurationError) -> Int
    {
        guard let value, range.contains(value) else {
            throw ConfigurationError(
                path: path, message: "\(name) has to be a number between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    private static let settings =
        "theme, measure, margin, spacing, fill, justify, paragraphs, hyphenate, bidi, ambiguous_width, hyperlinks, slow, linear, mouse, hashtags, suggest, browser, [commands], [converters], [keys] and [[rules]]"

    private static func value<Value>(_ value: Value?, _ path: String, _ message: String) throws(ConfigurationError)
        -> Value
    {
        guard let value else { throw ConfigurationError(path: path, message: message) }
        return value
    }

    private static func words(_ array: TOMLArray?, _ path: String, _ message: String) throws(ConfigurationError)
        -> [String]
    {
        let words = array?.compactMap(\.string) ?? []
        guard !words.isEmpty, words.count == array?.count else {
            throw ConfigurationError(path: path, message: message)
        }
        return words
    }

    /// `[converters]`: `pdf = ["pdftotext", "-", "-"]`, or `pdf = []`.
    private mutating func readConverters(_ table: TOMLTable, path: String) throws(ConfigurationError) {
        for (name, value) in table {
            guard let kind = ForeignKind(rawValue: name) else {
                let kinds = ForeignKind.allCases.map(\.rawValue).joined(separator: " and ")
                throw ConfigurationError(path: path, message: "“\(name)” in [converters] is none of \(kinds)")
            }
            converters[kind] =
                value.array?.isEmpty == true
                ? []
                : try Self.words(
                    value.array, path,
                    "“\(name)” in [converters] has to be a list such as [\"pdftotext\", \"-\", \"-\"]")
        }
    }

    /// `[[rules]]`, each with a filter and a tag.
    private mutating func readRules(_ rules: TOMLArray, path: String) throws(ConfigurationError) {
        for rule in rules {
            guard let table = rule.table, let filter = table["filter"]?.string, let tag = table["tag"]?.string,
                !TagKey.key(tag).isEmpty
            else {
                throw ConfigurationError(
                    path: path, message: "each of [[rules]] needs a filter and a tag, in quotation marks")
            }
            self.rules.append(TagRule(filter: filter, tag: tag))
        }
    }

    /// `[keys]` holds for all panes, `[keys.list]`, `[keys.body]` and `[keys.tags]` for one: `"Ctrl-n" = "move-down"`, `"x" = "none"`.
    private mutating func readKeys(_ table: TOMLTable, path: String) throws(ConfigurationError) {
        for (key, value) in table {
            if let context = KeyContext(rawValue: key), let inner = value.table {
                for (key, value) in inner { try bind(key, value.string, in: context, path: path) }
            } else {
                try bind(key, value.string, in: .all, path: path)
            }
        }
    }

    private mutating func bind(_ key: String, _ name: String?, in context: KeyContext, path: String)
        throws(ConfigurationError)
    {
        guard let sequence = KeySequence(key) else {
            throw ConfigurationError(path: path, message: "“\(key)” in [keys] is no key")
        }
        guard let name, name == "none" || Action(rawValue: name) != nil else {
            throw ConfigurationError(
                path: path, message: "“\(name ?? key)” in [keys] is no action; `dossier keys` lists them")
        }
        keymap.bind(sequence, to: Action(rawValue: name), in: context)
    }
}

/// An own tag for the articles of a filter.
public struct TagRule: Equatable, Sendable {
    public var filter: String
    public var tag: String
}

/// A mistake in a configuration file, as a sentence without its full stop.
public struct ConfigurationError: Error, Equatable, Sendable {
    public var path: String
    public var message: String
}
