import Testing

@testable import ArchiveModel

@Suite("The identity of an article")
struct ArticleIdentityTests {
    private func article(
        title: String = "T", date: String? = "2020-01-02", link: String? = nil, guid: String? = nil,
        text: String = "body"
    ) -> ParsedArticle {
        var article = ParsedArticle()
        article.title = title
        article.published = date.flatMap { DateStamp(iso8601: $0) }.map { .stated($0) } ?? .unknown
        article.link = link
        article.guid = guid
        article.body.text = text
        return article
    }

    private func id(_ article: ParsedArticle, _ name: String = "a.txt") -> ArticleID {
        ArticleIdentity.id(of: article, documentName: name)
    }

    @Test("is the GUID of a feed first")
    func guid() {
        #expect(
            id(article(link: "http://a", guid: "1"))
                == id(article(title: "other", link: "http://b", guid: "1"), "b.xml"))
    }

    @Test("is the permalink next")
    func link() {
        #expect(
            id(article(link: "http://a/1")) == id(article(title: "other", link: "http://a/1", text: "new"), "b.txt"))
    }

    @Test("is not the address of a site", arguments: ["http://a", "https://a.example/"])
    func site(address: String) {
        #expect(id(article(link: address)) != id(article(title: "other", link: address)))
        #expect(id(article(link: address + "/?p=1")) == id(article(title: "other", link: address + "/?p=1")))
    }

    @Test("is file name, title and date then, whatever happens to the text")
    func titleAndDate() {
        #expect(id(article()) == id(article(text: "corrected")))
        #expect(id(article()) != id(article(), "b.txt"))
        #expect(id(article()) != id(article(date: "2020-01-03")))
    }

    @Test("is the text where nothing else is known, in any file")
    func text() {
        #expect(id(article(date: nil)) == id(article(date: nil), "moved.txt"))
        #expect(id(article(date: nil)) != id(article(date: nil, text: "other")))
    }

    @Test("is never shared by two articles of a document")
    func twins() {
        var identities = ArticleIdentity.Sequence(documentName: "a.txt")
        let ids = [article(), article(), article()].map { identities.next($0) }
        #expect(Set(ids).count == 3)
    }
}
