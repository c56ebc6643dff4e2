/// What by-lines are compared by; the whole of one is read again where an article is made of it.
struct BylineFacts {
    /// Of the lines.
    var line: Int
    /// Number of the template among those of the document.
    var template: Int32
    /// Of the date of publication; `nil` where none is stated.
    private(set) var day: Int32?
    private(set) var saysAuthor: Bool
    private(set) var saysCategories: Bool
    private(set) var saysTags: Bool

    /// Read again, now that the order of day and month is known.
    mutating func setDay(_ published: DateStamp?) { day = published.map { Int32(clamping: $0.dayNumber) } }

    init(_ byline: Byline, line: Int, template: Int32) {
        self.line = line
        self.template = template
        day = byline.published.map { Int32(clamping: $0.dayNumber) }
        saysAuthor = !byline.authors.isEmpty
        saysCategories = !byline.categories.isEmpty
        saysTags = !byline.tags.isEmpty
    }
}

/// Texts that recur, by number.
struct NumberedTexts {
    private(set) var texts: [String] = []
    private var numbers: [String: Int32] = [:]

    mutating func number(_ text: String) -> Int32 {
        if let known = numbers[text] { return known }
        let number = Int32(clamping: texts.count)
        texts.append(text)
        numbers[text] = number
        return number
    }

    subscript(number: Int32) -> String { texts[Int(number)] }
}
