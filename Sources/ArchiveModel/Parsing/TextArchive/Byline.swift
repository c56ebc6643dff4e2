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
}
