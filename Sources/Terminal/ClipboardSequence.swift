/// Asks a terminal to put text into the clipboard of the person before it: OSC 52 of xterm's control sequences, which works over SSH.
public enum ClipboardSequence {
    /// Terminals drop longer ones.
    private static let mostBytes = 74_994
    /// GNU screen hands on strings of at most 768 bytes.
    private static let screenChunk = 512

    /// Nil for text that is too long.
    ///
    /// `isInScreen`: within GNU screen, which has to be told to hand it on.
    public static func bytes(of text: String, isInScreen: Bool = false) -> [UInt8]? {
        let encoded = base64(Array(text.utf8))
        guard encoded.count <= mostBytes else { return nil }
        let sequence = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
        guard isInScreen else { return sequence }
        var wrapped: [UInt8] = []
        for start in stride(from: 0, to: sequence.count, by: screenChunk) {
            wrapped += Array("\u{1B}P".utf8) + sequence[start..<min(sequence.count, start + screenChunk)]
            wrapped += Array("\u{1B}\\".utf8)
        }
        return wrapped
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// RFC 4648, section 4.
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(bytes.count, start + 3)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                let isFilled = index <= group.count
                result.append(isFilled ? alphabet[value >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
