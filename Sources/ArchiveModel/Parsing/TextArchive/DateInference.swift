/// Gives undated articles the bounds that their neighbours set, where the document is in order of time.
///
/// Articles pass through it one after another; those without a date wait for the next one that has one.
struct DateInference {
    private let isNewestFirst: Bool?
    private var last: DateStamp?
    private var waiting: [ParsedArticle] = []

    /// `isNewestFirst`: nil where the dates of the document are in no order.
    init(isNewestFirst: Bool?) { self.isNewestFirst = isNewestFirst }

    /// - Returns: the articles about whose dates nothing more can become known.
    mutating func add(_ article: ParsedArticle) -> [ParsedArticle] {
        guard let isNewestFirst else { return [article] }
        guard let date = article.published.stated else {
            waiting.append(article)
            return []
        }
        let ready = bounded(after: last, before: date, isNewestFirst: isNewestFirst) + [article]
        last = date
        return ready
    }

    /// - Returns: what still waited.
    mutating func finish() -> [ParsedArticle] {
        bounded(after: last, before: nil, isNewestFirst: isNewestFirst ?? true)
    }

    private mutating func bounded(after: DateStamp?, before: DateStamp?, isNewestFirst: Bool) -> [ParsedArticle] {
        defer { waiting = [] }
        let (earlier, later) = isNewestFirst ? (before, after) : (after, before)
        let isOrdered = earlier.flatMap { earlier in later.map { earlier.dayNumber <= $0.dayNumber } } ?? true
        guard isOrdered, earlier != nil || later != nil else { return waiting }
        return waiting.map { article in
            var article = article
            if article.published == .unknown { article.published = .inferred(notBefore: earlier, notAfter: later) }
            return article
        }
    }

    /// True for newest first, false for oldest first, nil where the dates are in no order.
    ///
    /// `days`: as `DateStamp.dayNumber` counts them.
    static func isNewestFirst(_ days: [Int]) -> Bool? {
        let steps = zip(days, days.dropFirst()).map { $1 - $0 }.filter { $0 != 0 }
        let falling = steps.count { $0 < 0 }
        guard !steps.isEmpty else { return nil }
        if falling * 10 >= steps.count * 8 { return true }
        return (steps.count - falling) * 10 >= steps.count * 8 ? false : nil
    }
}
