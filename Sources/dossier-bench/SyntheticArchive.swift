/// A text archive of any size, the same for the same seed: words and tags by Zipf's law, by-lines at the end.
struct SyntheticArchive {
    private var random: SplitMix
    private let vocabulary: [String]
    private let weights: [Double]

    init(seed: UInt64) {
        var random = SplitMix(state: seed)
        let syllables = ["ka", "re", "mo", "ti", "su", "len", "dor", "vi", "pan", "ost", "ark", "el"]
        vocabulary = (0..<20_000).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in syllables[Int.random(in: 0..<12, using: &random)] }
                .joined()
        }
        var sum = 0.0
        weights = (1...20_000).map { rank in
            sum += 1 / Double(rank)
            return sum
        }
        self.random = random
    }

    /// Articles of about 450 words, newest first, a day apart.
    mutating func text(articles: Int) -> String {
        var text = ""
        for number in 0..<articles {
            text += title() + "\n\n"
            for _ in 0..<Int.random(in: 3...6, using: &random) { text += paragraph() + "\n\n" }
            text += "Author: \(author()) | Date: \(date(number, of: articles)) | Permalink\n\n"
        }
        return text
    }

    /// RSS with HTML in it.
    mutating func feed(articles: Int) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Feed</title>\n"
        for number in 0..<articles {
            let paragraphs = (0..<Int.random(in: 3...6, using: &random)).map { _ in "&lt;p&gt;\(paragraph())&lt;/p&gt;"
            }
            text +=
                "<item><title>\(title())</title><link>https://a.example/\(number)</link><author>\(author())</author>"
            text += "<description>\(paragraphs.joined(separator: "\n"))</description></item>\n"
        }
        return text + "</channel></rss>\n"
    }

    /// One article among menus and teasers, as much markup as text.
    mutating func page(articles: Int) -> String {
        var text = "<html lang=\"en\"><head><title>\(title())</title></head><body><ul class=\"menu\">"
        for number in 0..<200 {
            text += "<li class=\"menu-item menu-item-type-post\"><a href=\"/\(number)\">\(word())</a></li>\n"
        }
        text += "</ul><main><article class=\"post hentry\"><h1>\(title())</h1><div class=\"entry-content\">\n"
        for _ in 0..<articles { text += "<p class=\"paragraph\">\(paragraph())</p>\n" }
        text += "</div></article></main><aside class=\"sidebar widget-area\">"
        for number in 0..<100 {
            text +=
                "<div class=\"teaser card\"><h3><a href=\"/t\(number)\">\(title())</a></h3><span class=\"date\">4 May 2021</span></div>\n"
        }
        return text + "</aside></body></html>\n"
    }

    mutating func markdown(paragraphs: Int) -> String {
        "# " + title() + "\n\n" + (0..<paragraphs).map { _ in paragraph() }.joined(separator: "\n\n") + "\n"
    }

    private mutating func word() -> String {
        let wanted = Double.random(in: 0..<(weights.last ?? 1), using: &random)
        var low = 0
        var high = weights.count - 1
        while low < high {
            let middle = (low + high) / 2
            if weights[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return vocabulary[low]
    }

    private mutating func title() -> String {
        let words = (0..<Int.random(in: 5...10, using: &random)).map { _ in word() }
        return words.dropLast().joined(separator: " ").capitalisedStart + "\u{A0}" + (words.last ?? "")
    }

    private mutating func paragraph() -> String {
        let countries = ["China", "Norway", "France", "Brazil", "Kenya", "Japan"]
        var sentences: [String] = []
        for _ in 0..<Int.random(in: 4...7, using: &random) {
            var words = (0..<Int.random(in: 12...24, using: &random)).map { _ in word() }
            if Int.random(in: 0..<6, using: &random) == 0 {
                words.append(countries[Int.random(in: 0..<6, using: &random)])
            }
            sentences.append(words.joined(separator: " ").capitalisedStart + ".")
        }
        return sentences.joined(separator: " ")
    }

    private mutating func author() -> String {
        ["Maren Holt", "Ian Berg", "Eva de Vries", "Jon Aas"][Int.random(in: 0..<4, using: &random)]
    }

    private func date(_ number: Int, of count: Int) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let age = count - number
        return "\(age % 28 + 1) \(months[age / 28 % 12]) \(2000 + age / 336 % 100)"
    }
}

/// Numbers that are the same in each run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension String {
    fileprivate var capitalisedStart: String { prefix(1).uppercased() + dropFirst() }
}
