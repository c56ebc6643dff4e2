/// Cuts filter text into its tokens.
enum FilterLexer {
    struct Token {
        enum Kind: Equatable {
            case word(String)
            case phrase(String)
            case field(name: String, value: String, isQuoted: Bool)
            case not, or, open, close
        }

        var kind: Kind
        /// UTF-8 offsets.
        var range: Range<Int>
    }

    static func tokens(of text: String) throws(FilterError) -> [Token] {
        let bytes = Array(text.utf8)
        var tokens: [Token] = []
        var index = 0
        while index < bytes.count {
            let start = index
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
            case UInt8(ascii: "("):
                index += 1
                tokens.append(Token(kind: .open, range: start..<index))
            case UInt8(ascii: ")"):
                index += 1
                tokens.append(Token(kind: .close, range: start..<index))
            case UInt8(ascii: "-"), UInt8(ascii: "!"):
                index += 1
                tokens.append(Token(kind: .not, range: start..<index))
            case UInt8(ascii: "\""):
                let value = try quoted(bytes, &index)
                tokens.append(Token(kind: .phrase(value), range: start..<index))
            case UInt8(ascii: "#") where index + 1 < bytes.count && !ends(bytes[index + 1]):
                index += 1
                let (value, isQuoted) = try value(bytes, &index)
                tokens.append(Token(kind: .field(name: "tag", value: value, isQuoted: isQuoted), range: start..<index))
            default: tokens.append(try wordOrField(bytes, &index))
            }
        }
        return tokens
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "(")
            || byte == UInt8(ascii: ")")
    }

    private static func wordOrField(_ bytes: [UInt8], _ index: inout Int) throws(FilterError) -> Token {
        let start = index
        while index < bytes.count, !ends(bytes[index]), bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: ":"), index > start, bytes[start..<index].allSatisfy(isLetter) {
                let name = String(decoding: bytes[start..<index], as: UTF8.self)
                index += 1
                let (value, isQuoted) = try value(bytes, &index)
                return Token(kind: .field(name: name, value: value, isQuoted: isQuoted), range: start..<index)
            }
            index += 1
        }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        return Token(kind: word == "OR" ? .or : .word(word), range: start..<index)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func value(_ bytes: [UInt8], _ index: inout Int) throws(FilterError) -> (String, isQuoted: Bool) {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return (try quoted(bytes, &index), true) }
        let start = index
        while index < bytes.count, !ends(bytes[index]) { index += 1 }
        return (String(decoding: bytes[start..<index], as: UTF8.self), false)
    }

    private static func quoted(_ bytes: [UInt8], _ index: inout Int) throws(FilterError) -> String {
        let start = index
        guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")) else {
            throw FilterError(range: start..<bytes.count, message: "the closing quotation mark is missing")
        }
        index = end + 1
        return String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    }
}
