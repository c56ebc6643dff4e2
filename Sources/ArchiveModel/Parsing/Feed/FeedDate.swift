/// Dates as feeds write them: RFC 3339, RFC 822 with years of two or four digits, and what else is met in the wild.
enum FeedDate {
    /// `isDayFirst`: `6/4/2020` is the sixth of April.
    static func read(_ text: String, isDayFirst: Bool = false) -> DateStamp? {
        let trimmed = text.foldingBlanks()
        if let stamp = DateStamp(iso8601: trimmed) { return stamp }
        let tokens = LineTokens(trimmed.prefix(80))
        let scanner = DateScanner(tokens, takesShortYears: true, isDayFirst: isDayFirst)
        guard let found = scanner.first() else { return nil }
        guard let time = scanner.time(at: found.range.upperBound) ?? scanner.firstTime() else { return found.stamp }
        return DateStamp(
            year: found.stamp.year, month: found.stamp.month, day: found.stamp.day, secondOfDay: time.secondOfDay,
            zoneMinutes: zone(trimmed))
    }

    private static let zones: [String: Int] = [
        "GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
        "MDT": -360, "PST": -480, "PDT": -420, "CET": 60, "CEST": 120, "BST": 60, "JST": 540,
    ]

    private static func zone(_ text: String) -> Int? {
        guard let last = text.split(separator: " ").last else { return nil }
        if let minutes = zones[last.uppercased()] { return minutes }
        guard let sign = last.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
        let digits = last[last.index(after: sign)...].filter { $0 != ":" }
        guard digits.count == 4, let number = Int(digits) else { return nil }
        return (last[sign] == "-" ? -1 : 1) * (number / 100 * 60 + number % 100)
    }
}
