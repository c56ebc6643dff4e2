#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// XML in which every `&` that begins no reference is written as `&amp;`: addresses in feeds are full of them, and the parser drops
/// what follows one.
struct StrayAmpersands {
    private(set) var text: String
    /// Where something was put in, in the text as it is now.
    private var insertions: [Int] = []
    private static let inserted = Array("amp;".utf8)

    init(_ original: String) {
        text = original
        guard Self.hasStray(original) else { return }
        let bytes = Array(original.utf8)
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while index < bytes.count {
            let rest = bytes[index...]
            if bytes[index] == UInt8(ascii: "<"), rest.starts(with: Array("<![CDATA[".utf8)) {
                index = Self.end(of: Array("]]>".utf8), in: bytes, from: index)
            } else if bytes[index] == UInt8(ascii: "<"), rest.starts(with: Array("<!--".utf8)) {
                index = Self.end(of: Array("-->".utf8), in: bytes, from: index)
            } else if bytes[index] == UInt8(ascii: "&"), !Self.isReference(rest.dropFirst()) {
                result.append(contentsOf: bytes[copied...index])
                insertions.append(result.count)
                result.append(contentsOf: Self.inserted)
                index += 1
                copied = index
            } else {
                index += 1
            }
        }
        guard !insertions.isEmpty else { return }
        result.append(contentsOf: bytes[copied...])
        text = String(decoding: result, as: UTF8.self)
    }

    /// Most feeds have none; those in CDATA sections are told apart later.
    private static func hasStray(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return false }
            var index = 0
            while let found = memchr(base + index, 0x26, bytes.count - index) {
                index = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
                if !isReference(bytes[index...]) { return true }
            }
            return false
        }
    }

    /// An offset in the text as it was.
    func originalOffset(_ offset: Int) -> Int {
        var (low, high) = (0, insertions.count)
        while low < high {
            let middle = (low + high) / 2
            if insertions[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return offset - low * Self.inserted.count
    }

    /// `amp;`, `#38;`, `#x26;`: what may follow the mark.
    private static func isReference<Bytes: RandomAccessCollection<UInt8>>(_ rest: Bytes) -> Bool
    where Bytes.Index == Int {
        let longestName = 32
        guard let end = rest.prefix(longestName).firstIndex(of: UInt8(ascii: ";")), end > rest.startIndex else {
            return false
        }
        return rest[..<end].allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "#")
        }
    }

    private static func end(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index + mark.count <= bytes.count {
            if bytes[index] == mark[0], bytes[index...].starts(with: mark) { return index + mark.count }
            index += 1
        }
        return bytes.count
    }
}
