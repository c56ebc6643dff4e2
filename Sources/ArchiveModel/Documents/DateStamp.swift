/// A date of the proleptic Gregorian calendar, as precise as its source stated it.
public struct DateStamp: Hashable, Sendable {
    public enum Precision: Int, Comparable, Sendable {
        case year, month, day, instant

        public static func < (a: Precision, b: Precision) -> Bool { a.rawValue < b.rawValue }
    }

    public let year: Int
    /// 1–12; 1 where the precision is a year.
    public let month: Int
    /// 1–31; 1 where the precision is coarser than a day.
    public let day: Int
    /// Seconds since midnight on the clock of the source; 0 where no time was stated.
    public let secondOfDay: Int
    /// Minutes east of Greenwich; nil where the source named no zone.
    public let zoneMinutes: Int?
    public let precision: Precision

    /// - Returns: nil for a date that no calendar has.
    public init?(year: Int, month: Int? = nil, day: Int? = nil, secondOfDay: Int? = nil, zoneMinutes: Int? = nil) {
        guard (1...9999).contains(year), (1...12).contains(month ?? 1),
            (1...Self.daysInMonth(month ?? 1, year: year)).contains(day ?? 1), day == nil || month != nil,
            secondOfDay == nil || day != nil, (0..<86_401).contains(secondOfDay ?? 0)
        else { return nil }
        self.year = year
        self.month = month ?? 1
        self.day = day ?? 1
        self.secondOfDay = secondOfDay ?? 0
        self.zoneMinutes = zoneMinutes
        precision = secondOfDay != nil ? .instant : day != nil ? .day : month != nil ? .month : .year
    }

    /// For a date whose day was read as its month; nil where no calendar has it.
    var withDayAndMonthSwapped: DateStamp? {
        DateStamp(
            year: year, month: day, day: month, secondOfDay: precision == .instant ? secondOfDay : nil,
            zoneMinutes: zoneMinutes)
    }

    /// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
    public var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of a number as `dayNumber` counts it.
    public init?(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension DateStamp {
    /// ISO 8601 at the true precision: `2020`, `2020-06`, `2020-06-04`, `2020-06-04T10:30:00+02:00`.
    public var iso8601: String {
        var text = Self.padded(year, 4)
        guard precision >= .month else { return text }
        text += "-" + Self.padded(month, 2)
        guard precision >= .day else { return text }
        text += "-" + Self.padded(day, 2)
        guard precision == .instant else { return text }
        text +=
            "T"
            + [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.padded($0, 2) }
            .joined(separator: ":")
        guard let zone = zoneMinutes else { return text }
        if zone == 0 { return text + "Z" }
        return text + (zone < 0 ? "-" : "+") + Self.padded(abs(zone) / 60, 2) + ":" + Self.padded(abs(zone) % 60, 2)
    }

    /// Reads what `iso8601` writes, and the usual variants of it: a space for the `T`, no seconds, fractions, `+0200`.
    public init?(iso8601 text: some StringProtocol) {
        var reader = ISO8601Reader(text.utf8)
        guard let stamp = reader.read() else { return nil }
        self = stamp
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return text.utf8.count == digits ? text : String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

/// Reads ISO 8601 and RFC 3339 dates from left to right.
private struct ISO8601Reader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: some Sequence<UInt8>) {
        bytes = Array(text)
    }

    mutating func read() -> DateStamp? {
        guard let year = number(digits: 4) else { return nil }
        if isAtEnd { return DateStamp(year: year) }
        let dashed = skip("-")
        guard let month = number(digits: 2) else { return nil }
        if isAtEnd { return dashed ? DateStamp(year: year, month: month) : nil }
        guard skip("-") == dashed, let day = number(digits: 2) else { return nil }
        if isAtEnd { return DateStamp(year: year, month: month, day: day) }
        guard skip("T") || skip("t") || skip(" "), let hour = number(digits: 2) else { return nil }
        let colon = skip(":")
        guard let minute = number(digits: 2) else { return nil }
        var second = 0
        if !colon || skip(":") { second = number(digits: 2) ?? 0 }
        if skip(".") || skip(",") { while number(digits: 1) != nil {} }
        _ = skip(" ")
        let zone = zone()
        guard isAtEnd, hour <= 24, minute < 60, second <= 60 else { return nil }
        return DateStamp(
            year: year, month: month, day: day, secondOfDay: hour * 3600 + minute * 60 + min(second, 59),
            zoneMinutes: zone)
    }

    private var isAtEnd: Bool { index == bytes.count }

    private mutating func zone() -> Int? {
        if skip("Z") || skip("z") || skip("UTC") || skip("GMT") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2) else { return nil }
        _ = skip(":")
        return sign * (hours * 60 + (number(digits: 2) ?? 0))
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    private mutating func number(digits: Int) -> Int? {
        let slice = bytes[index...].prefix(digits)
        guard slice.count == digits, slice.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        index += digits
        return slice.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
