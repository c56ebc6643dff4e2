/// Reads the dates of a filter: `2020`, `2020-03`, `2020-03..2020-06`, `2019..`, `30d`, `2w`, `6m`, `1y`, `today`, `last-month`.
struct FilterDates {
    let today: Int
    /// An unfinished date filters nothing yet.
    let isTyping: Bool

    func filter(_ field: FilterField, _ value: String, range: Range<Int>) throws(FilterError) -> Filter {
        guard let days = days(value) else {
            let isBegun = Self.names.contains { $0.hasPrefix(value.lowercased()) }
            if isTyping, isBegun || value.allSatisfy({ $0.isNumber || "-.".contains($0) }) { return .all }
            let meant = EditDistance.nearest(to: value.lowercased(), among: Self.names)
            throw FilterError(
                range: range,
                message: meant.map { "expected a date; did you mean \($0)?" }
                    ?? "expected a date such as 2020, 2020-03, 2020-03..2020-06, 30d or last-month")
        }
        if field != .date, value.contains("..") {
            throw FilterError(range: range, message: "after: and before: take one date; date: takes a span")
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
        if let span = Self.span(value[...]) ?? named(value.lowercased()) { return (span.lowerBound, span.upperBound) }
        return relative(value)
    }

    static let names = [
        "today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year",
    ]

    /// Weeks begin on Monday (ISO 8601).
    private func named(_ name: String) -> ClosedRange<Int>? {
        guard Self.names.contains(name), let now = DateStamp(dayNumber: today) else { return nil }
        // The first day that is counted was a Thursday.
        let monday = today - ((today + 3) % 7 + 7) % 7
        switch name {
        case "today": return today...today
        case "yesterday": return today - 1...today - 1
        case "this-week": return monday...monday + 6
        case "last-week": return monday - 7...monday - 1
        case "this-month": return DateStamp(year: now.year, month: now.month)?.span
        case "last-month":
            let isJanuary = now.month == 1
            return DateStamp(year: isJanuary ? now.year - 1 : now.year, month: isJanuary ? 12 : now.month - 1)?.span
        case "this-year": return DateStamp(year: now.year)?.span
        default: return DateStamp(year: now.year - 1)?.span
        }
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
