import ArchiveModel

/// A filter as people type it.
struct Question {
    var name: String
    var text: String

    func query() throws -> Query {
        let isTyping = name.contains("prefix") || name.contains("begun")
        return Query(filter: try FilterParser(today: 20_000, lastWordIsPrefix: isTyping).parse(text))
    }

    /// What the keys are measured with.
    ///
    /// A pattern alone looks through every title.
    static var typed: [Question] { all(seed: 1).filter { !$0.text.isEmpty && $0.name != "pattern" } }

    static func all(seed: UInt64) -> [Question] {
        var random = SplitMix(state: seed)
        let words = ZipfNames(vocabulary: 60_000, &random)
        let (first, common, usual, rare) = (words[0], words[40], words[700], words[59_000])
        return [
            Question(name: "everything", text: ""),
            Question(name: "most common word", text: first),
            Question(name: "common word", text: common),
            Question(name: "usual word", text: usual), Question(name: "rare word", text: rare),
            Question(name: "two common words", text: "\(common) \(words[41])"),
            Question(name: "common and rare word", text: "\(common) \(rare)"),
            Question(name: "phrase", text: "\"\(first) \(words[1])\""),
            Question(name: "prefix of one letter", text: "k"), Question(name: "prefix of two letters", text: "ka"),
            Question(name: "prefix of five letters", text: "karem"),
            Question(name: "rare prefix", text: String(rare.dropLast(2))),
            Question(name: "word and begun word", text: "\(common) k"),
            Question(name: "most common tag", text: "tag:trade"),
            Question(name: "rare tag", text: "tag:weather/yemen"),
            Question(name: "two tags", text: "tag:trade tag:courts"),
            Question(name: "tag and common word", text: "tag:energy \(common)"),
            Question(name: "rare tag and common word", text: "tag:weather/yemen \(common)"),
            Question(name: "tag and begun word", text: "tag:energy k"),
            Question(name: "word without a tag", text: "\(common) -tag:trade"),
            Question(name: "all but a tag", text: "-tag:trade"), Question(name: "year", text: "date:2005"),
            Question(name: "word of a year", text: "\(common) date:2005"),
            Question(name: "author", text: "author:\"Maren Holt\""),
            Question(name: "author begun", text: "author:mar"),
            Question(name: "author of a year", text: "author:\"Maren Holt\" date:2005"),
            Question(name: "rare author, word", text: "author:\"Ben Wintersen\" \(usual)"),
            Question(name: "source", text: "source:news-0000"), Question(name: "in titles", text: "title:\(usual)"),
            Question(name: "pattern", text: "/^\(common) .*\(usual)/"), Question(name: "unread", text: "is:unread"),
            Question(name: "starred", text: "is:starred"),
        ]
    }
}
