import ArchiveModel
import Testing

@Suite("Markdown")
struct MarkdownParserTests {
    private func one(_ text: String) throws -> Article {
        try #require(try DocumentReader().read(Array(text.utf8), path: "a.md", tagged: false).first)
    }

    private static let texts = [
        "The ferry sails through the winter for the first time, said the company.",
        "A loaf should weigh a kilogram, say the older bakers of the town.",
        "The observatory counts fewer stars over the valley than last year.",
    ]

    @Test("with several front matters is several articles, each with its bytes")
    func frontMatters() throws {
        let parts = Self.texts.enumerated().map { number, text in
            "---\ntitle: Title \(number)\ndate: 2014-03-1\(number)\nauthor: Mara Lindqvist\n---\n\n\(text)\n\n"
        }
        let file = parts.joined()
        let articles = try DocumentReader().read(Array(file.utf8), path: "a.md", tagged: false)
        #expect(articles.map(\.title) == ["Title 0", "Title 1", "Title 2"])
        #expect(articles.map(\.body.text) == Self.texts)
        #expect(articles.map { $0.published.stated?.iso8601 } == ["2014-03-10", "2014-03-11", "2014-03-12"])
        #expect(articles.map(\.source.byteRange.count) == parts.map(\.utf8.count))
        // A rule between paragraphs is no front matter, whatever stands behind it.
        let ruled = try one("---\ntitle: One\n---\n\nText.\n\n---\n\nNote: more of it.\n\n---\n\nEnd.")
        #expect(
            ruled.title == "One" && ruled.body.text.contains("Note: more of it.") && ruled.body.text.contains("End."))
    }

    @Test("with headings over a line of author and date is several articles", arguments: [1, 2])
    func datedHeadings(level: Int) throws {
        let marks = String(repeating: "#", count: level)
        let parts = Self.texts.enumerated().map { number, text in
            "\(marks) Title \(number)\n\n2014-03-1\(number) · Mara Lindqvist\n\n\(text)\n\n"
        }
        let file = (level == 2 ? "# All of them\n\n" : "") + parts.joined()
        let articles = try DocumentReader().read(Array(file.utf8), path: "a.md", tagged: false)
        #expect(articles.map(\.title) == ["Title 0", "Title 1", "Title 2"])
        #expect(articles.map(\.body.text) == Self.texts)
        #expect(articles.allSatisfy { $0.authors == ["Mara Lindqvist"] })
        #expect(articles.compactMap { $0.published.stated }.count == 3)
        let lines = articles.flatMap(\.leftOut).map(\.text)
        #expect(lines.count { $0.contains("Mara Lindqvist") } == 3 && lines.contains("All of them") == (level == 2))
        // A sentence that names a day is text.
        let dated = try one("# One\n\nOn 12 March 2014 the ferry sailed.\n\n# Two\n\nOn 13 March 2014 it came back.")
        #expect(dated.body.text.contains("On 12 March 2014 the ferry sailed."))
        // Headings of one text have no such lines.
        let plain = try one("# One\n\n\(Self.texts[0])\n\n# Two\n\n\(Self.texts[1])")
        #expect(plain.title == "One" && plain.body.text.contains(Self.texts[1]))
    }

    private func blocks(_ text: String) throws -> [String] {
        let article = try one("# T\n\n" + text)
        return article.body.blocks.map { String(article.body.text(in: $0.range)) }
    }

    @Test("shows HTML in its place, as a page would")
    func html() throws {
        #expect(
            try blocks(
                "Before.\n\n<div><p>In a <b>block</b>.</p>\n<ul><li>item</li></ul></div>\n\nBehind <kbd>it</kbd>.")
                == ["Before.", "In a block.", "item", "Behind it."])
        #expect(
            try blocks("<details><summary>More</summary>\n\nHidden *words*.\n\n</details>") == [
                "More", "Hidden words.",
            ])
        #expect(
            try blocks("<nav><p>A menu of words.</p></nav>\n\n<button>Press</button> here.") == [
                "A menu of words.", "Press here.",
            ])
    }

    @Test(
        "knows what sites and notebooks write beyond CommonMark",
        arguments: [
            ("|a|b|\n|-|:-:|\n|1|2|", ["a │ b", "1 │ 2"]), ("- [x] a\n- [ ] b", ["[x] a", "[ ] b"]),
            ("> [!note] Take care\n> of it", ["Take care of it"]), ("It cost ~~40~~ 20.", ["It cost ~~40~~ 20."]),
            (
                "A[^1] b[^2].\n\n[^1]: One.\n\n    More of it.\n[^2]: Two.",
                ["A[^1] b[^2].", "[^1]: One.\nMore of it.", "[^2]: Two."]
            ),
            ("## Part {#part}\n\n{: .x}\nText.", ["Part", "Text."]),
            ("See [it]({{ site.baseurl }}/a) {% include x.html %}end.", ["See it end."]),
            ("{{< figure src=\"a.png\" caption=\"The quay\" >}}", ["The quay"]),
            ("`{{ code }}` stays", ["{{ code }} stays"]),
            ("{% highlight swift %}\nlet a = 1\n{% endhighlight %}", ["let a = 1"]),
            ("```\n{{ kept }}\n```", ["{{ kept }}"]), ("![The quay at dusk](q.jpg)", ["The quay at dusk"]),
            ("A ![sign](s.png) in a line.", ["A sign in a line."]),
            ("a {% comment %} b\nc\n{% endcomment %}\nd", ["d"]),
        ])
    func dialects(text: String, shown: [String]) throws {
        #expect(try blocks(text) == shown)
    }

    @Test("resolves addresses of shortcodes, and tells what only the site's generator can show")
    func shortcodes() throws {
        let article = try one(
            "[a]({% post_url 2020-01-02-crane %}) [b]({{< ref \"x.md\" >}}) {% gallery a b %} {{ page.author }}")
        #expect(article.links.map(\.url) == ["2020-01-02-crane", "x.md"])
        #expect(article.issues.map(\.message).first?.hasSuffix("gallery, page.author") == true)
    }

    @Test("decodes entities of the front matter, and reads what it can of a broken one")
    func frontMatter() throws {
        #expect(try one("---\ntitle: \"A &amp; B &lt;c&gt; &#8217;\"\n---\nText.").title == "A & B <c> ’")
        let broken = try one("---\ntitle: [a\nauthor: Maren Holt\ndate: 2021-05-04\n---\nText.")
        #expect(broken.authors == ["Maren Holt"] && broken.published.stated?.iso8601 == "2021-05-04")
        #expect(broken.issues.count == 1)
    }
}
