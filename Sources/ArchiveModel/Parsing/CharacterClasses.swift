/// Classes of characters with a short way for ASCII: the full Unicode properties cost more than all the rest of a parse.
extension Character {
    /// As `isLetter`.
    var isWordLetter: Bool {
        guard let byte = asciiValue else { return isLetter }
        return (0x61...0x7A).contains(byte | 0x20)
    }

    /// As `isNumber`.
    var isWordNumber: Bool {
        guard let byte = asciiValue else { return isNumber }
        return (0x30...0x39).contains(byte)
    }

    /// As `isWhitespace`.
    var isBlank: Bool {
        guard let byte = asciiValue else { return isWhitespace }
        return byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// As `isUppercase`.
    var isCapital: Bool {
        guard let byte = asciiValue else { return isUppercase }
        return (0x41...0x5A).contains(byte)
    }

    /// As `isLowercase`.
    var isSmall: Bool {
        guard let byte = asciiValue else { return isLowercase }
        return (0x61...0x7A).contains(byte)
    }
}
