/// What a line about an article says: who wrote it, when, where it is filed.
struct Byline: Equatable {
    var authors: [String] = []
    var published: DateStamp?
    var updated: DateStamp?
    var categories: [String] = []
    var tags: [String] = []
    var saysPermalink = false
    /// The line without what changes from article to article: `author:|date:|permalink`.
    var template = ""

    /// Whether the line is more than noise.
    var saysSomething: Bool {
        !authors.isEmpty || published != nil || updated != nil || !categories.isEmpty || !tags.isEmpty
    }

    /// The same where `4/6/2020` is the fourth of June.
    ///
    /// `line`: what it was read from.
    func readDayFirst(_ line: String) -> Byline {
        guard let published, line.utf8.contains(UInt8(ascii: "/")),
            let found = DateScanner(LineTokens(line), isDayFirst: true).first()?.stamp,
            found.month == published.day, found.day == published.month, found.year == published.year
        else { return self }
        var byline = self
        byline.published = published.withDayAndMonthSwapped
        return byline
    }
}
