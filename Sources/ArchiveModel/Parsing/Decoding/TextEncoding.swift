/// How the bytes of a document spell text, by its name in the WHATWG Encoding Standard.
public struct TextEncoding: Hashable, Sendable {
    /// Lower case: `utf-8`, `windows-1252`, `shift_jis`.
    public let name: String

    private init(_ name: String) { self.name = name }

    static let utf8 = TextEncoding("utf-8")
    static let utf16LittleEndian = TextEncoding("utf-16le")
    static let utf16BigEndian = TextEncoding("utf-16be")
    static let windows1252 = TextEncoding("windows-1252")

    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// The encoding that a label means (Encoding Standard, section 4.2): `latin1` is windows-1252, `sjis` is Shift_JIS.
    ///
    /// Nil for a label that means none.
    public init?(label: some StringProtocol) {
        let folded = String(label).trimmingBlanks().lowercased()
        guard let name = EncodingLabels.names[folded] else { return nil }
        self.name = name
    }

    /// The encoding that a byte order mark announces, and the bytes of the mark.
    static func ofByteOrderMark(_ bytes: some Collection<UInt8>) -> (encoding: TextEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }
}
