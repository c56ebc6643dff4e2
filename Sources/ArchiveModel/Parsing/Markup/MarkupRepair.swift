/// Mends what hides the rest of a page: elements that show something from elsewhere, and are never closed.
enum MarkupRepair {
    /// Their contents are not shown; what stands behind them is.
    private static let shells = ["iframe", "object", "embed", "video", "audio", "canvas", "applet"]

    /// Closes each of them that closes itself, or that nothing closes, right behind its start tag.
    ///
    /// Offsets into the text change; a text without such elements stays as it is.
    static func closingShells(_ markup: String) -> String {
        let bytes = Array(markup.utf8)
        var insertions: [(offset: Int, name: String)] = []
        for name in shells {
            let starts = tags("<" + name, in: bytes)
            guard !starts.isEmpty else { continue }
            let ends = tags("</" + name, in: bytes)
            var used = 0
            for (number, start) in starts.enumerated() {
                guard let close = tagEnd(in: bytes, from: start) else { continue }
                let next = number + 1 < starts.count ? starts[number + 1] : bytes.count
                while used < ends.count, ends[used] < close { used += 1 }
                let isClosed = used < ends.count && (ends[used] < next || name == "object")
                let closesItself = bytes[close - 1] == UInt8(ascii: "/")
                if closesItself || !isClosed { insertions.append((close + 1, name)) } else { used += 1 }
            }
        }
        guard !insertions.isEmpty else { return markup }
        var result: [UInt8] = []
        var copied = 0
        for insertion in insertions.sorted(by: { $0.offset < $1.offset }) {
            result += bytes[copied..<insertion.offset] + Array("</\(insertion.name)>".utf8)
            copied = insertion.offset
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    private static func tags(_ tag: String, in bytes: [UInt8]) -> [Int] {
        let wanted = Array(tag.utf8)
        var found: [Int] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            guard start + wanted.count < bytes.count,
                zip(bytes[start...], wanted).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }),
                !(0x61...0x7A).contains(bytes[start + wanted.count] | 0x20)
            else { continue }
            found.append(start)
        }
        return found
    }

    /// The `>` of a tag, outside of its quoted values.
    private static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return nil
    }
}
