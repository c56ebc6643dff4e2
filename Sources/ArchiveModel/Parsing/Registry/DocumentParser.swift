/// One kind of document: how it is told from others, and how it is read.
///
/// All that Dossier knows of kinds is in `DocumentParsers.standard`; a new one is a folder with its parser, and a line there.
struct DocumentParser: Sendable {
    let format: DocumentFormat
    /// Endings of the names of such documents, for which folders are searched.
    let endings: Set<String>
    /// Whether a large one can be read a window at a time.
    var readsWindows = false
    /// By its first bytes, then by its name; those that come before in the registry did not claim it.
    let claims: @Sendable (DocumentHead) -> Bool
    /// Never fails on content; only where the document can't be read at all.
    let parse: @Sendable (ContainerReader.Entry, ParsingOptions) throws(DocumentError) -> ParsedDocument
    /// For text archives, whose articles are made one after another.
    var archive: (@Sendable (ContainerReader.Entry, ParsingOptions) -> TextArchive)?
    /// The offset at which each line begins, as outlines count them; none where the bytes have no lines.
    var lineStarts: @Sendable ([UInt8]) -> [Int] = { _ in [] }
}

/// What parsers are told beside the bytes.
struct ParsingOptions: Sendable {
    var path: String
    /// What the document is called where it does not say.
    var title: String
    /// How the reader wants it to be cut.
    var layout: ArchiveLayout
    var converters: Converters
    /// `#words` in Markdown are tags.
    var takesHashtags: Bool
    /// Whether parsers tell what became of each piece.
    var isTraced: Bool
}

/// The beginning of a document, as parsers look at it.
struct DocumentHead {
    let bytes: [UInt8]
    /// Lower-case ending of the name, without its dot; the whole name where it has none.
    let ending: String
    /// Whether it comes from standard input.
    let isUnnamed: Bool
    /// The first characters; nil for something that is no text.
    let text: String?
    /// The same in lower case, without blanks at its start.
    let start: Substring
    /// The name of the first element, where it begins like one.
    let root: String?

    /// How many bytes decide.
    static let sniffedBytes = 4096

    init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
        isUnnamed = name == "-"
        let head = Array(bytes.prefix(Self.sniffedBytes))
        let mark = TextEncoding.ofByteOrderMark(head)
        guard mark?.encoding.isUTF16 == true || Self.isText(head) else {
            (text, start, root) = (nil, "", nil)
            return
        }
        let decoded = head.dropFirst(mark?.length ?? 0).withUnsafeBytes {
            TextDecoder(mark?.encoding ?? .utf8).decode($0).text
        }
        text = decoded
        start = decoded.lowercased().drop { $0.isBlank || $0 == "\u{FEFF}" }
        root = MarkupRoot.name(start)
    }

    /// Text has few control characters, and hardly ever a zero byte; with some of them it has to be UTF-8 all the same.
    private static func isText(_ head: [UInt8]) -> Bool {
        let zeros = head.count { $0 == 0 }
        let controls = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B, 0x08, 0x07].contains($0) }
        guard controls * 20 <= head.count else { return false }
        // A character may be cut off at the end.
        return zeros * 100 <= head.count || String(validating: head.dropLast(min(3, head.count)), as: UTF8.self) != nil
    }
}

/// The first element of markup.
enum MarkupRoot {
    /// Its name without a prefix, that of the document type where it has one; `xml` where only the declaration can be read, nil where
    /// the text begins with no markup.
    ///
    /// `head`: in lower case.
    static func name(_ head: Substring) -> String? {
        var rest = head
        while rest.first == "<" {
            if rest.hasPrefix("<!doctype") {
                let root = rest.dropFirst("<!doctype".count).drop { $0.isBlank }.prefix { $0.isLetter }
                if !root.isEmpty { return String(root) }
            }
            let end: String? = rest.hasPrefix("<!--") ? "-->" : rest.hasPrefix("<?") || rest.hasPrefix("<!") ? ">" : nil
            guard let end else {
                let qualified = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || ":_-.".contains($0) }
                return String(qualified.split(separator: ":").last ?? "")
            }
            guard let found = rest.firstRange(of: end) else { return nil }
            rest = rest[found.upperBound...].drop { $0.isBlank }
        }
        return nil
    }
}
