/// Cuts filter text into its tokens.
enum FilterLexer {
    /// Behind the colon of a field.
    struct Value: Equatable {
        var text: String
        var isQuoted: Bool
        /// Of `tag:"hong k"*`.
        var isPrefix: Bool
    }

    struct Token {
        enum Kind: Equatable {
            case word(String)
            /// `distance`: of `"a b"~8`.
            case phrase(String, distance: Int?)
            /// Between slashes.
            case pattern(String)
            /// Several values for `tag:a,"hong kong"`.
            case field(name: String, values: [Value])
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
                let distance = try distance(bytes, &index)
                tokens.append(Token(kind: .phrase(value, distance: distance), range: start..<index))
            case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: " "):
                let pattern = try pattern(bytes, &index)
                tokens.append(Token(kind: .pattern(pattern), range: start..<index))
            case UInt8(ascii: "#") where index + 1 < bytes.count && !ends(bytes[index + 1]):
                index += 1
                tokens.append(Token(kind: try field("tag", bytes, &index), range: start..<index))
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
            if bytes[index] == UInt8(ascii: ":"), index > start, bytes[start..<index].allSatisfy(isLetter),
                let name = fieldName(String(decoding: bytes[start..<index], as: UTF8.self), bytes[(index + 1)...])
            {
                index += 1
                return Token(kind: try field(name, bytes, &index), range: start..<index)
            }
            index += 1
        }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        return Token(kind: word == "OR" ? .or : .word(word), range: start..<index)
    }

    /// - Returns: nil where letters before a colon are no field, nor meant as one: in an address, a title, a word.
    private static func fieldName(_ name: String, _ rest: ArraySlice<UInt8>) -> String? {
        if FilterField(name: name) != nil { return name }
        let isAtEnd = rest.first.map(ends) ?? true
        let isNear = EditDistance.nearest(to: name.lowercased(), among: FilterField.allCases.map(\.rawValue)) != nil
        return isAtEnd || rest.starts(with: "//".utf8) || !isNear ? nil : name
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func field(_ name: String, _ bytes: [UInt8], _ index: inout Int) throws(FilterError) -> Token.Kind {
        var values = [try value(bytes, &index)]
        while index + 1 < bytes.count, bytes[index] == UInt8(ascii: ","), !ends(bytes[index + 1]) {
            index += 1
            values.append(try value(bytes, &index))
        }
        return .field(name: name, values: values)
    }

    /// Up to a blank, a parenthesis, or a comma beside a quotation; other commas belong to the value.
    private static func value(_ bytes: [UInt8], _ index: inout Int) throws(FilterError) -> Value {
        func takeStar() -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "*") else { return false }
            index += 1
            return true
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            let text = try quoted(bytes, &index)
            return Value(text: text, isQuoted: true, isPrefix: takeStar())
        }
        let start = index
        while index < bytes.count, !ends(bytes[index]) {
            if bytes[index] == UInt8(ascii: ","), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
                break
            }
            index += 1
        }
        let value = bytes[start..<index]
        let isPrefix = value.count > 1 && value.last == UInt8(ascii: "*")
        return Value(
            text: String(decoding: isPrefix ? value.dropLast() : value, as: UTF8.self), isQuoted: false,
            isPrefix: isPrefix)
    }

    /// `~8` behind a quotation.
    private static func distance(_ bytes: [UInt8], _ index: inout Int) throws(FilterError) -> Int? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "~") else { return nil }
        let digits = bytes[(index + 1)...].prefix { (0x30...0x39).contains($0) }
        guard let distance = Int(String(decoding: digits, as: UTF8.self)), distance <= 10_000 else {
            throw FilterError(
                range: index..<max(index + 1, digits.endIndex),
                message: "after the tilde a number of words up to 10000 has to follow")
        }
        index = digits.endIndex
        return distance
    }

    /// Up to the next slash; `\\/` stands for one inside.
    private static func pattern(_ bytes: [UInt8], _ index: inout Int) throws(FilterError) -> String {
        let start = index
        var pattern: [UInt8] = []
        index += 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "/") {
                index += 1
                return String(decoding: pattern, as: UTF8.self)
            }
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
                if bytes[index + 1] != UInt8(ascii: "/") { pattern.append(bytes[index]) }
                index += 1
            }
            pattern.append(bytes[index])
            index += 1
        }
        throw FilterError(range: start..<bytes.count, message: "the closing slash of the pattern is missing")
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
