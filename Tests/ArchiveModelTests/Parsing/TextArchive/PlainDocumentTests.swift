import ArchiveModel
import Testing

@Suite("A plain text document")
struct PlainDocumentTests {
    private func read(_ text: String) throws -> Article {
        let articles = try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false)
        #expect(articles.count == 1)
        return try #require(articles.first)
    }

    private func texts(_ article: Article, _ kind: Block.Kind) -> [String] {
        article.body.blocks.filter { $0.kind == kind }.map { String(article.body.text(in: $0.range)) }
    }

    @Test("of the RFC series has title, month and text without page heads, and keeps its figures")
    func rfc() throws {
        let article = try read(Self.rfc)
        #expect(article.title == "The Crane Protocol (CRANE)")
        #expect(article.authors == ["M. Holt"])
        #expect(article.published.stated?.iso8601 == "2021-05")
        #expect(texts(article, .heading) == ["Abstract", "1. Introduction", "2. Security Considerations"])
        #expect(texts(article, .code).first?.hasPrefix("+--------+--------+--------+\n| Crane  |") == true)
        #expect(texts(article, .paragraph).count == 4)
        #expect(texts(article, .paragraph)[0].contains("harbours tell each other what they lift. It is"))
        #expect(!article.body.text.contains("[Page 1]") && !article.body.text.contains("RFC 9999"))
    }

    @Test("of Project Gutenberg has title and author, and keeps the lines of verse")
    func book() throws {
        let article = try read(Self.book)
        #expect(article.title == "Harbour Songs" && article.authors == ["Maren Holt"] && article.language == "en")
        #expect(texts(article, .heading) == ["CHAPTER I"])
        #expect(texts(article, .paragraph)[1].split(separator: "\n").count == 4)
        #expect(texts(article, .paragraph)[0].contains("the old ferryman of the harbour first heard"))
    }

    @Test("that is a mail has subject, sender and quotations")
    func mail() throws {
        let article = try read(Self.mail)
        #expect(article.title == "The new crane" && article.authors == ["Maren Holt"])
        #expect(article.published.stated?.iso8601 == "2021-05-04T10:00:00+02:00")
        #expect(texts(article, .quote) == ["Will it lift our boat as well?"])
        #expect(texts(article, .paragraph)[1].hasSuffix("that sees nothing at all."))
    }

    private static let rfc = """
        Internet Engineering Task Force                                M. Holt
        Request for Comments: 9999                               Harbour Labs
        Category: Informational                                      May 2021


                                The Crane Protocol (CRANE)

        Abstract

           This document specifies a protocol by which cranes in harbours tell
           each other what they lift.  It is intended for use where several
           cranes stand at one pier, and their drivers can't see each other at
           all, as happens in fog.

        1.  Introduction

           Cranes have lifted boxes for a long time without a protocol, and
           each driver has found his own words for it.  This has led to boxes
           that fell into the water, since one word meant two things, and to
           quarrels.

              +--------+--------+--------+
              | Crane  |  Box   |  Pier  |
              +--------+--------+--------+

           The header of a message is shown above.  Its fields are numbers in
           network byte order, and each of them has eight bits, which is enough
           for all piers that are known at the time of this writing.

        Holt                         Informational                      [Page 1]

        RFC 9999                     Crane Protocol                     May 2021

        2.  Security Considerations

           A crane that believes all that it is told may lift what it should
           not.  Messages have to be signed by the key of the harbour, and a
           crane has to look where it puts a box in any case.
        """

    private static let book = """
        The Project Gutenberg eBook of Harbour Songs, by Maren Holt

        Title: Harbour Songs

        Author: Maren Holt

        Release date: May 4, 2021

        Language: English


        CHAPTER I

        It was on a dark and windy evening in November that the old ferryman
        of the harbour first heard of the crane, and he laughed at it, since
        nobody had ever seen anything lift a box but the hands of men, and he
        went to bed early.

          The crane it stands upon the pier,
            And lifts the boxes all the year;
          It needs no hand, it needs no light,
            It lifts by day, it lifts by night.

        In the morning the whole town stood at the water and watched, and the
        mayor made a speech, of which the wind took half, and the other half
        was about the price of boxes, which nobody wanted to hear about then.
        """

    private static let mail = """
        From: Maren Holt <maren@example.org>
        To: harbour@example.org
        Date: Tue, 04 May 2021 10:00:00 +0200
        Subject: The new crane

        Dear all,

        the crane has come today, and it stands where the old one stood until
        last week, so please do not put anything there any more, not even for
        a moment, since it is moved by a computer that sees nothing at all.

        > Will it lift our boat as well?

        It will, but not before June, as the driver has to learn it all first.

        -- 
        Maren
        """
}
