import ArchiveModel

/// A value as JSON writes it (RFC 8259), with keys in the order given.
indirect enum JSONValue {
    case null
    case number(Int)
    /// From 0 to 1, to two places.
    case share(Double)
    case bool(Bool)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    static func string(orNull text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    /// One line, without a line end.
    var line: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .number(let number): text += String(number)
        case .share(let share): text += "\((share * 100).rounded() / 100)"
        case .bool(let flag): text += flag ? "true" : "false"
        case .string(let string): Self.quote(string, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.quote(member.0, to: &text)
                text += ":"
                member.1.write(to: &text)
            }
            text += "}"
        }
    }

    private static func quote(_ string: String, to text: inout String) {
        text += "\""
        defer { text += "\"" }
        guard TextSanitiser.isHarmless(string) else {
            // Nothing is lost, and no terminal obeys it.
            for unit in string.unicodeScalars {
                let isPlain = !TextSanitiser.isHarmful(unit) && !"\"\\\n\t".unicodeScalars.contains(unit)
                if isPlain {
                    text.unicodeScalars.append(unit)
                } else {
                    for code in unit.utf16 { text += escaped(code) }
                }
            }
            return
        }
        var rest = string.utf8[...]
        // What needs no escape goes over in one piece.
        while let next = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) {
            text += Substring(rest[..<next])
            text += escaped(UInt16(rest[next]))
            rest = rest[rest.index(after: next)...]
        }
        text += Substring(rest)
    }

    private static func escaped(_ byte: UInt16) -> String {
        switch byte {
        case 0x22: return "\\\""
        case 0x5C: return "\\\\"
        case 0x0A: return "\\n"
        case 0x09: return "\\t"
        case 0x0D: return "\\r"
        default:
            let digits = String(byte, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
