/// Gives undated articles the bounds that their neighbours set, where the document is in order of time.
enum DateInference {
    static func inferBounds(_ articles: inout [ParsedArticle]) {
        let dated = articles.indices.filter { articles[$0].published.stated != nil }
        guard dated.count < articles.count,
            let isNewestFirst = order(of: dated.compactMap { articles[$0].published.stated })
        else { return }
        for index in articles.indices where articles[index].published == .unknown {
            let before = dated.last { $0 < index }.flatMap { articles[$0].published.stated }
            let after = dated.first { $0 > index }.flatMap { articles[$0].published.stated }
            let (earlier, later) = isNewestFirst ? (after, before) : (before, after)
            if let earlier, let later, earlier.dayNumber > later.dayNumber { continue }
            guard earlier != nil || later != nil else { continue }
            articles[index].published = .inferred(notBefore: earlier, notAfter: later)
        }
    }

    /// True for newest first, false for oldest first, nil where the dates are in no order.
    static func order(of dates: [DateStamp]) -> Bool? {
        let steps = zip(dates, dates.dropFirst()).map { $1.dayNumber - $0.dayNumber }.filter { $0 != 0 }
        let falling = steps.count { $0 < 0 }
        guard !steps.isEmpty else { return nil }
        if falling * 10 >= steps.count * 8 { return true }
        return (steps.count - falling) * 10 >= steps.count * 8 ? false : nil
    }
}
