import CTextLayout

/// The order in which the characters of a line are seen (UAX #9), for terminals that do not arrange them themselves.
enum VisualOrder {
    struct Piece: Equatable {
        /// UTF-8 offsets.
        var range: Range<Int>
        var text: String
    }

    private static let mirrored: [Character: Character] = [
        "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«", "‹": "›",
        "›": "‹",
    ]

    /// The clusters of a line from left to right; nil where they stand so already.
    static func pieces(of line: Substring, isRightToLeft: Bool) -> [Piece]? {
        guard isRightToLeft || line.unicodeScalars.contains(where: { TextDirection.isRightToLeft($0) }) else {
            return nil
        }
        let units = Array(line.utf16)
        var starts = [Int32](repeating: 0, count: units.count)
        var lengths = [Int32](repeating: 0, count: units.count)
        var leftward = [Int8](repeating: 0, count: units.count)
        let count = dossier_visual_runs(
            units, Int32(units.count), isRightToLeft ? 1 : 0, &starts, &lengths, &leftward, Int32(units.count))
        guard count > 0, Int(count) <= units.count else { return nil }
        return (0..<Int(count)).flatMap { run -> [Piece] in
            let start = line.utf16.index(line.startIndex, offsetBy: Int(starts[run]))
            let end = line.utf16.index(start, offsetBy: Int(lengths[run]))
            var offset = line.utf8.distance(from: line.startIndex, to: start)
            var pieces: [Piece] = []
            for cluster in line[start..<end] {
                let length = cluster.utf8.count
                let seen = leftward[run] != 0 ? mirrored[cluster] ?? cluster : cluster
                pieces.append(Piece(range: offset..<offset + length, text: String(seen)))
                offset += length
            }
            return leftward[run] != 0 ? pieces.reversed() : pieces
        }
    }
}
