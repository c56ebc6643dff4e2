import ArchiveModel

/// Dates and by-lines in words.
///
/// What is inferred always carries its tilde.
enum BylineText {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Columns of a date in the list.
    static let dateColumns = 11

    /// For a list row: ` 4 Jun 2020`, `Jun 2020`, `2020`, `~  Jun 2020` with the year under the others, or nothing.
    static func short(_ date: PublicationDate) -> String {
        switch date {
        case .stated(let stamp): return short(stamp)
        case .inferred:
            guard let stamp = date.orderingStamp else { return "" }
            return "~  \(months[stamp.month - 1]) \(stamp.year)"
        case .unknown: return ""
        }
    }

    /// `Mar 2020` for `2020-03`.
    static func month(_ iso8601: String) -> String {
        DateStamp(iso8601: iso8601).map { "\(months[$0.month - 1]) \($0.year)" } ?? iso8601
    }

    private static func short(_ stamp: DateStamp) -> String {
        switch stamp.precision {
        case .year: "\(stamp.year)"
        case .month: "\(months[stamp.month - 1]) \(stamp.year)"
        case .day, .instant: (stamp.day < 10 ? " " : "") + "\(stamp.day) \(months[stamp.month - 1]) \(stamp.year)"
        }
    }

    /// Under the title: author, date with its bounds in words, last update, document.
    static func full(_ article: Article) -> String {
        var parts: [String] = []
        if !article.authors.isEmpty { parts.append(article.authors.joined(separator: ", ")) }
        let date = full(article.published)
        if !date.isEmpty { parts.append(date) }
        // Minutes after it came out nothing was updated that a reader would look for.
        if let updated = article.updated, trimmed(updated) != date { parts.append("updated \(trimmed(updated))") }
        return parts.joined(separator: " · ")
    }

    /// As `PrintedByline` reads it: names without a date are announced, and separated by semicolons where one has a comma.
    static func printed(_ article: Article) -> String {
        var dated = article
        dated.authors = []
        let date = full(dated)
        guard !article.authors.isEmpty else { return date }
        let names = article.authors.joined(separator: article.authors.contains { $0.contains(",") } ? "; " : ", ")
        return date.isEmpty ? "By " + names : names + " · " + date
    }

    private static func full(_ date: PublicationDate) -> String {
        switch date {
        case .stated(let stamp): trimmed(stamp)
        case .inferred(let notBefore?, let notAfter?):
            "~ between \(trimmed(notBefore)) and \(trimmed(notAfter)), inferred"
        case .inferred(let notBefore?, nil): "~ \(trimmed(notBefore)) or later, inferred"
        case .inferred(nil, let notAfter?): "~ \(trimmed(notAfter)) or earlier, inferred"
        case .inferred(nil, nil), .unknown: ""
        }
    }

    /// `4 Jun 2020`, `Jun 2020`, `2020`.
    static func trimmed(_ stamp: DateStamp) -> String {
        var text = short(stamp)[...]
        while text.first == " " { text = text.dropFirst() }
        return String(text)
    }
}
