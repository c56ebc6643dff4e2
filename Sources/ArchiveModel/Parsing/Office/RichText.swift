/// Rich Text Format, version 1.9.1: its text, without its looks.
struct RichText {
    private(set) var text = OfficeText(kind: "rich text")

    /// Groups whose text is none of the document's.
    private static let destinations: Set<String> = [
        "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "pict", "object", "header", "headerl",
        "headerr",
        "headerf", "footer", "footerl", "footerr", "footerf", "xmlnstbl", "themedata", "colorschememapping",
        "datastore", "latentstyles",
        "generator", "fldinst", "revtbl", "rsidtbl", "annotation", "atnid", "atnauthor", "nonshppict", "mmathPr",
    ]

    private struct Group {
        var isHidden = false
        /// Of the document's own information.
        var field: String?
        var isNote = false
        /// Characters behind `\u` that stand in for it.
        var skip = 1
    }

    private let bytes: [UInt8]
    private var index = 0
    private var groups: [Group] = [Group()]
    private var line = ""
    private var note = ""
    private var cells: [String] = []
    private var pending: [UInt8] = []
    private var left = 0
    private var surrogate: UInt16?
    private var decoder = TextDecoder(.windows1252)

    static func claims(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "{\\rtf".utf8) }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while index < bytes.count { step() }
        endParagraph()
    }

    private var group: Group {
        get { groups[groups.count - 1] }
        set { groups[groups.count - 1] = newValue }
    }

    private mutating func step() {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "{"):
            flush()
            groups.append(group)
        case UInt8(ascii: "}"):
            flush()
            guard groups.count > 1 else { return }
            let ended = groups.removeLast()
            if ended.isNote, !group.isNote {
                line += text.note(note)
                note = ""
            }
        case UInt8(ascii: "\\"): control()
        case 0x0A, 0x0D, 0: break
        default: add(byte)
        }
    }

    private mutating func add(_ byte: UInt8) {
        if left > 0 { left -= 1 } else { pending.append(byte) }
    }

    /// Bytes in the code page of the document become text.
    private mutating func flush() {
        guard !pending.isEmpty else { return }
        let decoded = pending.withUnsafeBytes { decoder.decode($0).text }
        pending = []
        take(decoded)
    }

    private mutating func take(_ piece: String) {
        guard !group.isHidden else { return }
        if let field = group.field {
            if field == "title" {
                text.title = (text.title ?? "") + piece
            } else {
                text.author = (text.author ?? "") + piece
            }
        } else if group.isNote {
            note += piece
        } else {
            line += piece
        }
    }

    private mutating func control() {
        guard index < bytes.count else { return }
        let first = bytes[index]
        guard first.isASCIILetter else {
            index += 1
            symbol(first)
            return
        }
        let start = index
        while index < bytes.count, bytes[index].isASCIILetter { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        let digits = index
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        while index < bytes.count, bytes[index].isASCIIDigit, index - digits < 12 { index += 1 }
        let number = Int(String(decoding: bytes[digits..<index], as: UTF8.self))
        if index < bytes.count, bytes[index] == 0x20 { index += 1 }
        flush()
        take(word, number)
    }

    private mutating func symbol(_ symbol: UInt8) {
        switch symbol {
        case UInt8(ascii: "'"):
            let digits = String(decoding: bytes[index..<min(index + 2, bytes.count)], as: UTF8.self)
            index = min(index + 2, bytes.count)
            if let byte = UInt8(digits, radix: 16) { add(byte) }
        case UInt8(ascii: "*"):
            flush()
            group.isHidden = true
        case UInt8(ascii: "~"): add(0xA0)
        case UInt8(ascii: "_"): add(UInt8(ascii: "-"))
        case UInt8(ascii: "-"): break
        case 0x0A, 0x0D: endParagraph()
        default: add(symbol)
        }
    }

    private mutating func take(_ word: String, _ number: Int?) {
        switch word {
        case "par", "sect", "page": endParagraph()
        case "line": take("\n")
        case "tab": take(" ")
        case "cell", "nestcell":
            flush()
            cells.append(line)
            line = ""
        case "row", "nestrow":
            text.row(cells)
            cells = []
            if !isRowAhead { text.endTable() }
        case "u":
            if let number { take(unit: UInt16(truncatingIfNeeded: number)) }
            left = group.skip
        case "uc": group.skip = max(0, min(8, number ?? 1))
        case "ansicpg": decoder = TextDecoder(TextEncoding(label: "windows-\(number ?? 1252)") ?? .windows1252)
        case "mac": decoder = TextDecoder(TextEncoding(label: "macintosh") ?? .windows1252)
        case "emdash": take("—")
        case "endash": take("–")
        case "lquote": take("‘")
        case "rquote": take("’")
        case "ldblquote": take("“")
        case "rdblquote": take("”")
        case "bullet": take("•")
        case "footnote": group.isNote = true
        case "info": group.isHidden = true
        case "title" where groups.count > 2: (group.field, group.isHidden) = ("title", false)
        case "author" where groups.count > 2: (group.field, group.isHidden) = ("author", false)
        case "fldrslt": group.isHidden = false
        case "v" where number != 0, "deleted" where number != 0: group.isHidden = true
        case _ where Self.destinations.contains(word): group.isHidden = true
        default: break
        }
    }

    /// UTF-16: a character beyond the first plane comes in two.
    private mutating func take(unit: UInt16) {
        if let high = surrogate, UTF16.isTrailSurrogate(unit) {
            take(String(decoding: [high, unit], as: UTF16.self))
            surrogate = nil
        } else if UTF16.isLeadSurrogate(unit) {
            surrogate = unit
        } else if let scalar = Unicode.Scalar(UInt32(unit)) {
            take(String(scalar))
        }
    }

    /// Whether another row follows.
    private var isRowAhead: Bool {
        let rest = String(decoding: bytes[index...].prefix(200), as: UTF8.self)
        return rest.contains("\\trowd") || rest.contains("\\intbl")
    }

    private mutating func endParagraph() {
        flush()
        guard !group.isHidden, !group.isNote else {
            if group.isNote { note += " " }
            return
        }
        if cells.isEmpty {
            text.paragraph(line)
            line = ""
        } else {
            line += " "
        }
    }
}
