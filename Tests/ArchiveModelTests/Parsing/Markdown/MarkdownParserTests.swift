import ArchiveModel
import Testing

@Suite("Markdown")
struct MarkdownParserTests {
    private func one(_ text: String) throws -> Article {
        try #require(try DocumentReader().read(Array(text.utf8), path: "a.md", tagged: false).first)
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
