/// Reads the dates of a filter: `2020`, `2020-03`, `2020-03..2020-06`, `2019..`, `30d`, `2w`, `6m`, `1y`.
struct FilterDates {
    let today: Int
    /// An unfinished date filters nothing yet.
    let isTyping: Bool

    func filter(_ field: FilterField, _ value: String, range: Range<Int>) throws(FilterError) -> Filter {
        guard let days = days(value) else {
            if isTyping, value.allSatisfy({ $0.isNumber || "-.".contains($0) }) { return .all }
            throw FilterError(range: range, message: "expected a date such as 2020, 2020-03, 2020-03..2020-06 or 30d")
        }
        if let from = days.from, let through = days.through, from > through {
            throw FilterError(range: range, message: "the end lies before the start; turn the two around")
        }
        switch field {
        case .after: return .days(from: days.from, through: nil)
        case .before: return .days(from: nil, through: days.from.map { $0 - 1 })
        default: return .days(from: days.from, through: days.through)
        }
    }

    private func days(_ value: String) -> (from: Int?, through: Int?)? {
        if let dots = value.firstRange(of: "..") {
            let (start, end) = (value[..<dots.lowerBound], value[dots.upperBound...])
            guard !(start.isEmpty && end.isEmpty) else { return nil }
            let from = start.isEmpty ? nil : Self.span(start)
            let through = end.isEmpty ? nil : Self.span(end)
            if !start.isEmpty && from == nil || !end.isEmpty && through == nil { return nil }
            return (from?.lowerBound, through?.upperBound)
        }
        if let span = Self.span(value[...]) { return (span.lowerBound, span.upperBound) }
        return relative(value)
    }

    private func relative(_ value: String) -> (from: Int?, through: Int?)? {
        let lengths: [Character: Int] = ["d": 1, "w": 7, "m": 30, "y": 365]
        guard let unit = value.last, let length = lengths[unit], let count = Int(value.dropLast()),
            (1...36_500).contains(count)
        else { return nil }
        return (today - count * length + 1, nil)
    }

    /// The days of a year, a month or a day.
    static func span(_ text: Substring) -> ClosedRange<Int>? {
        guard let stamp = DateStamp(iso8601: text) else { return nil }
        return stamp.span
    }
}

extension DateStamp {
    /// The days in which a moment of this precision may lie.
    var span: ClosedRange<Int> {
        switch precision {
        case .year: dayNumber...dayNumber + (DateStamp.daysInMonth(2, year: year) == 29 ? 365 : 364)
        case .month: dayNumber...dayNumber + DateStamp.daysInMonth(month, year: year) - 1
        case .day, .instant: dayNumber...dayNumber
        }
    }
}

extension PublicationDate {
    /// The days in which the article may have come out; open where nothing bounds them.
    var span: (from: Int?, through: Int?) {
        switch self {
        case .stated(let stamp): (stamp.span.lowerBound, stamp.span.upperBound)
        case .inferred(let notBefore, let notAfter): (notBefore?.span.lowerBound, notAfter?.span.upperBound)
        case .unknown: (nil, nil)
        }
    }
}
