import ArchiveModel
import Testing

@Suite("A mail that was encoded for its way")
struct MailTextTests {
    private func read(_ head: String, _ content: String, subject: String = "The ferry") throws -> Article {
        let mail = """
            From: =?iso-8859-1?Q?Zo=EB_B=FCgel?= <zoe@example.org>
            To: list@example.org
            Date: Wed, 12 Mar 2014 10:01:00 +0100
            Subject: \(subject)
            \(head)

            \(content)
            """
        let articles = try DocumentReader().read(Array(mail.utf8), path: "a.eml", tagged: false)
        #expect(articles.count == 1)
        return try #require(articles.first)
    }

    private static let parts = """
        This is a message in several parts.
        --xyz
        Content-Type: text/plain; charset=utf-8

        PLAIN
        --xyz
        Content-Type: text/html; charset=utf-8

        <html><body><p>The <b>crane</b> lifts two hundred boxes in an hour.</p><ul><li>one</li></ul></body></html>
        --xyz--
        """

    @Test("is read in its charset, without what a way of seven bits made of it")
    func quotedPrintable() throws {
        let article = try read(
            "Content-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable",
            "Die F=E4hre f=E4hrt nicht, sagt die Leitung der F=\n=E4hre. 1 =3D 1.\n\n--=20\nZo=EB",
            subject: "=?utf-8?Q?Gr=C3=BC=C3?= =?utf-8?Q?=9Fe_aus?= =?utf-8?B?IFrDvHJpY2g=?= heute")
        #expect(article.title == "Grüße aus Zürich heute")
        #expect(article.authors == ["Zoë Bügel"])
        #expect(article.leftOut.contains { $0.text.contains("From: Zoë Bügel <zoe@example.org>") })
        #expect(article.body.text == "Die Fähre fährt nicht, sagt die Leitung der Fähre. 1 = 1.")
        #expect(article.leftOut.contains { $0.reason == "a signature" && $0.text.contains("Zoë") })
    }

    @Test("is read from Base64")
    func base64() throws {
        let article = try read(
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
            "RGllIEbDpGhyZSBmw6RocnQgaW0g\nV2ludGVyIG5pY2h0Lg==")
        #expect(article.body.text == "Die Fähre fährt im Winter nicht.")
    }

    @Test("has its plain form where that says all, and else the other, with its paragraphs and lists")
    func forms() throws {
        let type = "Content-Type: multipart/alternative; boundary=\"xyz\""
        let plain = try read(
            type, Self.parts.replacing("PLAIN", with: "The crane lifts two hundred\nboxes in an hour."))
        #expect(plain.body.text == "The crane lifts two hundred boxes in an hour.")
        let other = try read(type, Self.parts.replacing("PLAIN", with: "See the other."))
        #expect(other.body.blocks.map(\.kind) == [.paragraph, .listItem])
        #expect(other.body.text.hasPrefix("The crane lifts") && !other.body.text.contains("xyz"))
        #expect(other.leftOut.contains { $0.text == "See the other." })
    }

    @Test("tells of its attachments, and has the text of mails within it")
    func attachments() throws {
        let article = try read(
            "Content-Type: multipart/mixed; boundary=abc",
            """
            --abc

            See below.
            --abc
            Content-Type: application/pdf; name="=?utf-8?Q?Pl=C3=A4ne?=.pdf"
            Content-Transfer-Encoding: base64

            AAEC
            --abc
            Content-Type: message/rfc822

            Subject: What was said
            Content-Type: text/html

            <p>Nobody was asked.</p>
            --abcd is no boundary, and neither does the message end here.
            """)
        #expect(
            article.body.text.split(separator: "\n\n").prefix(3) == [
                "See below.", "What was said", "Nobody was asked.",
            ])
        #expect(article.body.text.contains("neither does the message end here"))
        #expect(article.leftOut.contains { $0.reason == "an attachment" && $0.text == "Pläne.pdf" })
    }

    @Test("loses nothing that stands around its parts, or in a part without a head")
    func around() throws {
        let article = try read(
            "Content-Type: multipart/mixed; boundary=abc",
            """
            Above the parts.
            --abc
            No blank line ends a head here.
            --abc
            Content-Type: multipart/alternative

            Nothing names the boundary of this.
            --abc--
            The list is kept by the harbour office.
            """)
        #expect(article.body.text.contains("No blank line") && article.body.text.contains("Nothing names the boundary"))
        let leftOut = article.leftOut.map(\.text).joined(separator: "\n")
        #expect(leftOut.contains("Above the parts.") && leftOut.contains("kept by the harbour office"))
    }

    @Test("of a folder has its own lines that begin with From")
    func folder() throws {
        let mail = """
            From a@example.com Wed Mar 12 10:01:00 2014
            From: Ann Lee <a@example.com>
            Subject: The hill
            Content-Type: multipart/mixed; boundary=abc

            --abc

            >From the hill one sees it.
            --abc--


            """
        let articles = try DocumentReader().read(Array((mail + mail).utf8), path: "a.mbox", tagged: false)
        #expect(articles.map(\.body.text) == ["From the hill one sees it.", "From the hill one sees it."])
    }

    @Test("brings nothing that a terminal obeys, and no trap where it is broken")
    func hostile() throws {
        let article = try read(
            "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable", "A =1B]0;title=07 =ZZ text =",
            subject: "=?utf-8?Q?A=1B]0;x=07_title=0A?= =?none?X?y?= =?utf-8?B?")
        #expect(article.title.contains("title") && article.body.text.contains("=ZZ text"))
        for text in [article.title, article.body.text] {
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        }
        let cut = try read("Content-Type: multipart/mixed; boundary=abc", "--abc\n\nThe ferry sails on Sunday")
        #expect(cut.body.text == "The ferry sails on Sunday")
        let unbound = try read("Content-Type: multipart/mixed", "The ferry sails on Monday")
        #expect(unbound.body.text == "The ferry sails on Monday")
        var deep = "The end of it"
        for number in 0..<60 {
            deep = "--b\(number)\nContent-Type: multipart/mixed; boundary=b\(number + 1)\n\n" + deep
        }
        #expect(try read("Content-Type: multipart/mixed; boundary=b0", deep).body.text.contains("The end of it"))
    }
}
