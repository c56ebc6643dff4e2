/// Finds dates in a line, in the forms that by-lines of many languages write them.
///
/// Understands `4 June 2020`, `June 4th, 2020`, `4. Juni 2020`, `1er avril 2020`, `4 de junio de 2020`, `2020-06-04` with or without a
/// time, `04.06.2020`, `6/4/2020` (month first unless that is no month), `2020年6月4日`, `2020. június 4.`, `4 tháng 6 năm 2020`,
/// `Thu Jun 4 10:30:00 2020`, years of Japan, Taiwan and Thailand, and a time of day beside any of them.
/// A month alone with its year counts only when asked for.
struct DateScanner {
    struct Found {
        var stamp: DateStamp
        /// Of the tokens.
        var range: Range<Int>
    }

    private let tokens: [LineTokens.Token]
    private let takesShortYears: Bool
    private let isDayFirst: Bool

    /// `takesShortYears`: after a month's name, `21` may stand for 2021; `isDayFirst`: `6/4/2020` is the sixth of April.
    init(_ line: LineTokens, takesShortYears: Bool = false, isDayFirst: Bool = false) {
        tokens = line.tokens
        self.takesShortYears = takesShortYears
        self.isDayFirst = isDayFirst
    }

    /// The date that starts at a token.
    func date(at index: Int) -> Found? {
        guard index < tokens.count else { return nil }
        switch tokens[index].kind {
        case .number: return numeric(at: index) ?? ideographic(at: index) ?? dayFirst(at: index) ?? yearFirst(at: index)
        case .word: return monthFirst(at: index)
        case .mark: return era(at: index)
        }
    }

    /// The first date in the line.
    func first() -> Found? {
        for index in tokens.indices {
            if let found = date(at: index) { return found }
        }
        return nil
    }

    /// The first time of day in the line.
    func firstTime() -> (secondOfDay: Int, range: Range<Int>)? {
        tokens.indices.lazy.compactMap { time(at: $0) }.first
    }

    /// A time of day at a token: `10:30`, `10:30:15 pm`, `11h05`; with a zone's name after it.
    func time(at index: Int) -> (secondOfDay: Int, range: Range<Int>)? {
        guard let hour = number(index, 0...24, digits: 1...2) else { return nil }
        var end = index + 1
        var minute = 0
        var second = 0
        if isMark(end, ":") || isWord(end, "h"), let value = number(end + 1, 0...59, digits: 2...2) {
            minute = value
            end += 2
            if isMark(end, ":"), let value = number(end + 1, 0...59, digits: 2...2) {
                second = value
                end += 2
            }
        } else if !isWord(end, "am"), !isWord(end, "pm"), !isWord(end, "uhr") {
            return nil
        }
        var clock = hour
        if isWord(end, "pm") || isWord(end, "am") {
            clock = hour % 12 + (isWord(end, "pm") ? 12 : 0)
            end += 1
        } else if isWord(end, "p") || isWord(end, "a"), isMark(end + 1, "."), isWord(end + 2, "m") {
            clock = hour % 12 + (isWord(end, "p") ? 12 : 0)
            end += isMark(end + 3, ".") ? 4 : 3
        }
        if end < tokens.count, Self.zoneWords.contains(tokens[end].folded) { end += 1 }
        return (min(clock, 23) * 3600 + minute * 60 + second, index..<end)
    }

    private static let zoneWords: Set<String> = [
        "uhr", "gmt", "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "et", "pt",
        "ist", "z",
    ]
}

extension DateScanner {
    private func number(_ index: Int, _ range: ClosedRange<Int>, digits: ClosedRange<Int>) -> Int? {
        guard index < tokens.count, tokens[index].kind == .number, digits.contains(tokens[index].digits),
            let value = tokens[index].value, range.contains(value)
        else { return nil }
        return value
    }

    private func year(_ index: Int) -> Int? { number(index, 1500...2199, digits: 4...4) }

    /// `2021`, `’21`, and `21` where that is allowed; two digits are the years 1970–2069.
    private func yearAfterMonth(_ index: Int) -> (year: Int, end: Int)? {
        if let year = year(index) { return (year, index + 1) }
        let isMarked = isMark(index, "’") || isMark(index, "'")
        let digits = isMarked ? index + 1 : index
        guard isMarked || takesShortYears, let short = number(digits, 0...99, digits: 2...2) else { return nil }
        return (Self.wholeYear(short), digits + 1)
    }

    private static func wholeYear(_ short: Int) -> Int { short < 70 ? 2000 + short : 1900 + short }

    private func isMark(_ index: Int, _ text: String) -> Bool {
        index < tokens.count && tokens[index].kind == .mark && tokens[index].text == text
    }

    private func isWord(_ index: Int, _ folded: String) -> Bool {
        index < tokens.count && tokens[index].folded == folded
    }

    private func month(_ index: Int) -> (month: Int, end: Int)? {
        guard index < tokens.count, tokens[index].kind == .word, tokens[index].text.utf8.count <= MonthNames.longest,
            let month = MonthNames.number(tokens[index].folded)
        else { return nil }
        return (month, isMark(index + 1, ".") ? index + 2 : index + 1)
    }

    /// `2020-06-04`, `2020/06/04`, `04.06.2020`, `6/4/2020`, `4-6-20` with one mark throughout and no blanks.
    private func numeric(at index: Int) -> Found? {
        guard index + 4 < tokens.count, tokens[index].kind == .number, tokens[index + 1].kind == .mark,
            !tokens[index + 1].isSpaced, tokens[index + 3].text == tokens[index + 1].text,
            !tokens[index + 3].isSpaced, isMark(index + 1, "-") || isMark(index + 1, "/") || isMark(index + 1, ".")
        else { return nil }
        let mark = tokens[index + 1].text
        let stamp: DateStamp?
        if let year = year(index), let month = number(index + 2, 1...12, digits: 1...2),
            let day = number(index + 4, 1...31, digits: 1...2)
        {
            if let instant = instant(year: year, month: month, day: day, after: index + 5) {
                return Found(stamp: instant.0, range: index..<instant.1)
            }
            stamp = DateStamp(year: year, month: month, day: day)
        } else if let first = number(index, 1...31, digits: 1...2),
            let second = number(index + 2, 1...31, digits: 1...2),
            let year = year(index + 4)
                ?? number(index + 4, 0...99, digits: 2...2).map(Self.wholeYear)
        {
            let isMonthFirst = mark == "/" && first <= 12 && !isDayFirst
            stamp =
                DateStamp(year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
                ?? DateStamp(year: year, month: second, day: first)
        } else {
            stamp = nil
        }
        return stamp.map { Found(stamp: $0, range: index..<index + 5) }
    }

    /// The time that an ISO date carries behind a `T`.
    private func instant(year: Int, month: Int, day: Int, after index: Int) -> (DateStamp, Int)? {
        guard isWord(index, "t"), let time = time(at: index + 1) else { return nil }
        return DateStamp(year: year, month: month, day: day, secondOfDay: time.secondOfDay).map {
            ($0, time.range.upperBound)
        }
    }

    /// `2020年6月4日`, `2020년 6월 4일`.
    private func ideographic(at index: Int) -> Found? {
        func says(_ place: Int, _ sign: String, _ korean: String) -> Bool {
            isMark(place, sign) || isWord(place, korean)
        }
        guard let year = year(index), says(index + 1, "年", "년"), let month = number(index + 2, 1...12, digits: 1...2),
            says(index + 3, "月", "월"), let day = number(index + 4, 1...31, digits: 1...2), says(index + 5, "日", "일"),
            let stamp = DateStamp(year: year, month: month, day: day)
        else { return nil }
        return Found(stamp: stamp, range: index..<index + 6)
    }

    /// `4 June 2020`, `4th of June, 2020`, `4. Juni 2020`, `4 de junio de 2020`, `1er avril 2020`.
    private func dayFirst(at index: Int) -> Found? {
        guard let day = number(index, 1...31, digits: 1...2) else { return nil }
        var next = index + 1
        if isMark(next, ".") { next += 1 }
        if next < tokens.count, !tokens[next].isSpaced, Self.ordinals.contains(tokens[next].folded) { next += 1 }
        if isWord(next, "of") || isWord(next, "de") || isMark(next, "º") || isMark(next, "-") { next += 1 }
        guard let (month, afterMonth) = month(next) ?? numberedMonth(next) else { return nil }
        next = afterMonth
        while isWord(next, "de") || isWord(next, "del") || isMark(next, ",") || isMark(next, "-") || isWord(next, "năm")
        {
            next += 1
        }
        guard let (year, end) = thaiYear(next) ?? yearAfterMonth(next),
            let stamp = DateStamp(year: year, month: month, day: day)
        else {
            return nil
        }
        return Found(stamp: stamp, range: index..<end)
    }

    /// `June 4, 2020`, `June 4th 2020`, `Nov. 21 2018`.
    private func monthFirst(at index: Int) -> Found? {
        guard let (month, afterMonth) = month(index), let day = number(afterMonth, 1...31, digits: 1...2) else {
            return nil
        }
        var next = afterMonth + 1
        if next < tokens.count, !tokens[next].isSpaced, Self.ordinals.contains(tokens[next].folded) { next += 1 }
        if isMark(next, ",") { next += 1 }
        // `Thu Jun 4 10:30:00 2020`.
        if let time = time(at: next), year(time.range.upperBound) != nil { next = time.range.upperBound }
        guard let (year, end) = yearAfterMonth(next), let stamp = DateStamp(year: year, month: month, day: day) else {
            return nil
        }
        return Found(stamp: stamp, range: index..<end)
    }

    /// `2020. június 4.`, `2020 m. birželio 4 d.`.
    private func yearFirst(at index: Int) -> Found? {
        guard let year = year(index) else { return nil }
        var next = index + 1
        if isWord(next, "m") { next += 1 }
        if isMark(next, ".") || isMark(next, ",") { next += 1 }
        guard let (month, afterMonth) = month(next), let day = number(afterMonth, 1...31, digits: 1...2),
            let stamp = DateStamp(year: year, month: month, day: day)
        else { return nil }
        next = afterMonth + 1
        if isMark(next, ".") { next += 1 }
        return Found(stamp: stamp, range: index..<next)
    }

    /// `tháng 6`.
    private func numberedMonth(_ index: Int) -> (month: Int, end: Int)? {
        guard isWord(index, "tháng"), let month = number(index + 1, 1...12, digits: 1...2) else { return nil }
        return (month, index + 2)
    }

    /// Years since the death of the Buddha.
    private func thaiYear(_ index: Int) -> (year: Int, end: Int)? {
        number(index, 2443...2642, digits: 4...4).map { ($0 - 543, index + 1) }
    }

    /// `令和2年6月4日`, `民國109年6月4日`.
    private func era(at index: Int) -> Found? {
        for (name, first) in Self.eras where zip(name, index...).allSatisfy({ isMark($1, String($0)) }) {
            var next = index + name.count
            guard let year = isMark(next, "元") ? 1 : number(next, 1...150, digits: 1...3), isMark(next + 1, "年"),
                let month = number(next + 2, 1...12, digits: 1...2), isMark(next + 3, "月"),
                let day = number(next + 4, 1...31, digits: 1...2), isMark(next + 5, "日"),
                let stamp = DateStamp(year: first + year, month: month, day: day)
            else { continue }
            next += 6
            return Found(stamp: stamp, range: index..<next)
        }
        return nil
    }

    /// Each with the year before its first.
    private static let eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911)]

    private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "re", "e"]
}
