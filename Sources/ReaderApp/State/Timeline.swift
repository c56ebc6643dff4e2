import ArchiveModel

/// Articles over time: a day, a month or a year each, whatever fits into the columns.
struct Timeline: Equatable, Sendable {
    enum Unit: Int, CaseIterable, Sendable { case day, month, year }

    struct Bucket: Equatable, Sendable {
        /// As the filter has it: `2020`, `2020-03`, `2020-03-04`.
        var date: String
        var count: Int
    }

    let unit: Unit
    let buckets: [Bucket]
    /// Columns of each.
    let bucketColumns: Int
    let undated: Int

    private static let widestBucket = 6
    /// Where each is a row: ten years of months.
    static let mostRows = 120

    init(_ days: [DayCount], undated: Int, columns: Int) {
        self.undated = undated
        guard let first = days.first?.day, let last = days.last?.day else {
            (unit, buckets, bucketColumns) = (.year, [], 1)
            return
        }
        let unit = Unit.allCases.first { Self.dates(first, last, $0, most: columns) != nil } ?? .year
        let dates = Self.dates(first, last, unit, most: .max) ?? []
        var counts = [Int](repeating: 0, count: dates.count)
        let start = Self.number(of: first, unit)
        for day in days {
            let index = Self.number(of: day.day, unit) - start
            if counts.indices.contains(index) { counts[index] += day.count }
        }
        self.unit = unit
        // More years than columns: the newest ones.
        buckets = zip(dates, counts).suffix(columns).map { Bucket(date: $0, count: $1) }
        bucketColumns = min(Self.widestBucket, max(1, columns / max(1, buckets.count)))
    }

    var most: Int { buckets.map(\.count).max() ?? 0 }

    /// Days, months and years counted on, each by one.
    private static func number(of day: Int, _ unit: Unit) -> Int {
        guard unit != .day, let stamp = DateStamp(dayNumber: day) else { return day }
        return unit == .month ? stamp.year * 12 + stamp.month - 1 : stamp.year
    }

    /// All dates from the first to the last; nil for more than so many.
    private static func dates(_ first: Int, _ last: Int, _ unit: Unit, most: Int) -> [String]? {
        guard let from = DateStamp(dayNumber: first), let to = DateStamp(dayNumber: last) else { return [] }
        switch unit {
        case .day:
            guard last - first < most else { return nil }
            return (first...last).map { DateStamp(dayNumber: $0)?.iso8601 ?? "" }
        case .month:
            let (start, end) = (from.year * 12 + from.month - 1, to.year * 12 + to.month - 1)
            guard end - start < most else { return nil }
            return (start...end).compactMap { month in
                DateStamp(year: month / 12, month: month % 12 + 1)?.iso8601
            }
        case .year:
            guard to.year - from.year < most else { return nil }
            return (from.year...to.year).compactMap { DateStamp(year: $0)?.iso8601 }
        }
    }
}

/// The strip under the list.
struct TimelineState: Equatable, Sendable {
    var isShown = false
    /// The date of the bucket that is selected; nil for the newest.
    var date: String?
    /// What it shows, made when counts come or the screen changes; nil while it is hidden or nothing is counted yet.
    var shown: Timeline?
}
