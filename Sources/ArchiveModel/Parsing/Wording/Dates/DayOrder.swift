/// Whether `4/6/2020` is the fourth of June, as a whole document writes its dates.
///
/// One date that can be read one way only settles it for all of the others.
struct DayOrder {
    private var dayFirst = 0
    private var monthFirst = 0

    init(_ texts: some Sequence<some StringProtocol>) {
        for text in texts { add(text) }
    }

    /// False where nothing tells.
    var isDayFirst: Bool { dayFirst > monthFirst }

    private mutating func add(_ text: some StringProtocol) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "/") }) else { return }
        for run in text.split(whereSeparator: { !$0.isASCIIDigit && $0 != "/" }) {
            let parts = run.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]),
                (1...31).contains(first), (1...31).contains(second)
            else { continue }
            if first > 12, second <= 12 { dayFirst += 1 }
            if second > 12, first <= 12 { monthFirst += 1 }
        }
    }
}
