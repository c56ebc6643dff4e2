/// Row ids in order of time: the day in the high bits, a sequence in the low ones.
///
/// So "newest first" is the order of the rows.
enum ArticleRowID {
    private static let sequenceBits: Int64 = 20
    /// Keeps the days of all years from 1 on positive.
    private static let dayShift: Int64 = 1_000_000

    static func first(ofDay day: Int) -> Int64 {
        (Int64(day) + dayShift) << sequenceBits
    }

    static func day(of row: Int64) -> Int {
        Int((row >> sequenceBits) - dayShift)
    }
}
