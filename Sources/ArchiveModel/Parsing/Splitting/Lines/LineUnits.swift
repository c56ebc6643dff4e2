/// The lines of a text archive that are not blank, wrapped ones joined, with their place on the page.
struct LineUnits {
    struct Unit {
        /// Of the joined source.
        var line: Int
        var range: Range<Int>
        var byteOffset: Int
        /// Blank lines before it and behind it.
        var gapBefore: Int
        var gapAfter: Int
        /// Blanks before its first word.
        var indent: Int
        /// Lines of the document that were joined.
        var lineCount: Int
        var shape: UnitShape
    }

    private(set) var units: [Unit] = []
    let store: TextStore

    /// `source`: as it stands; `joined`: the same with wrapped lines joined.
    init(_ source: SourceText, joined: SourceText) {
        store = joined.store
        var original = 0
        var blanks = 0
        for index in joined.lines.indices {
            let line = joined.lines[index]
            while original < source.lines.count, source.lines[original].byteOffset < line.byteOffset { original += 1 }
            let next = index + 1 < joined.lines.count ? joined.lines[index + 1].byteOffset : Int.max
            var count = 0
            while original + count < source.lines.count, source.lines[original + count].byteOffset < next { count += 1 }
            // A mark that shows nothing makes no line.
            let shape = joined.store.withBytes(line.range) { UnitShape($0) }
            guard !line.range.isEmpty, shape.letters + shape.digits + shape.signs > 0 else {
                blanks += 1
                continue
            }
            let indent = source.store.withBytes(source.lines[original].range) { Self.indent($0) }
            if !units.isEmpty { units[units.count - 1].gapAfter = blanks }
            units.append(
                Unit(
                    line: index, range: line.range, byteOffset: line.byteOffset, gapBefore: blanks, gapAfter: 0,
                    indent: indent, lineCount: max(1, count),
                    shape: shape))
            blanks = 0
        }
    }

    private static func indent(_ line: LineBytes) -> Int {
        var columns = 0
        for byte in line {
            if byte == 0x20 { columns += 1 } else if byte == 0x09 { columns += 8 - columns % 8 } else { break }
        }
        return columns
    }
}
