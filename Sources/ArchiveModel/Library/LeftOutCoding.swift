/// Writes what was left out as text for the archive: reason, bytes from and to, text, apart by tabs.
enum LeftOutCoding {
    static func encode(_ pieces: [LeftOut]) -> String {
        StoredList.encode(
            pieces.map { piece in
                let range = piece.byteRange
                return [piece.reason, "\(range.lowerBound)", "\(range.upperBound)", piece.text].joined(separator: "\t")
            })
    }

    static func decode(_ text: String) -> [LeftOut] {
        StoredList.decode(text).compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, let from = Int(parts[1]), let to = Int(parts[2]), from <= to else { return nil }
            return LeftOut(String(parts[0]), String(parts[3]), byteRange: from..<to)
        }
    }
}
