/// A feed with an entry that breaks its markup: each entry is read alone, so that the others are not lost.
struct BrokenFeed {
    /// One for each start tag of an entry, with the start tags of the feed around it.
    let pieces: [(markup: String, offset: Int)]

    private static let names = ["item", "entry"]

    init(_ markup: String) {
        let bytes = Array(markup.utf8)
        let starts = Self.starts(in: bytes)
        let head = starts.first.map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? ""
        pieces = starts.enumerated().map { number, start in
            let end = number + 1 < starts.count ? starts[number + 1] : bytes.count
            return (head + String(decoding: bytes[start..<end], as: UTF8.self), start)
        }
    }

    /// Outside of CDATA sections and comments, where they stand for themselves.
    private static func starts(in bytes: [UInt8]) -> [Int] {
        var starts: [Int] = []
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            let rest = bytes[index...]
            if rest.starts(with: "![CDATA[".utf8) {
                index = end(of: "]]>", in: bytes, from: index) ?? index
            } else if rest.starts(with: "!--".utf8) {
                index = end(of: "-->", in: bytes, from: index) ?? index
            } else if names.contains(where: { begins($0, rest) }) {
                starts.append(open)
            }
        }
        return starts
    }

    private static func begins(_ name: String, _ rest: ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: name.utf8), let next = rest.dropFirst(name.utf8.count).first else { return false }
        return next == UInt8(ascii: ">") || next <= 0x20
    }

    private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(mark.utf8)
        var index = start
        while let found = bytes[index...].firstIndex(of: wanted[0]) {
            if bytes[found...].starts(with: wanted) { return found + wanted.count }
            index = found + 1
        }
        return nil
    }
}
