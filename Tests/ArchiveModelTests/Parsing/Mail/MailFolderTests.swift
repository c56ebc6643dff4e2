import ArchiveModel
import Testing

@Suite("Several mails in one file")
struct MailFolderTests {
    private func read(_ text: String) throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: "a.mbox", tagged: false)
    }

    @Test("are an article each, without their heads and signatures, which can be looked at")
    func folder() throws {
        let mails = [
            """
            From a1@example.com Wed Mar 12 10:01:00 2014
            Received: from somewhere
             and further
            From: Mara Lindqvist <a1@example.com>
            Date: Wed, 12 Mar 2014 10:01:00 +0100
            Subject: [Harbour] A winter ferry

            The company said that its boats will sail to the islands
            through the winter.

            >From the hill one sees it.

            -- 
            Mara Lindqvist

            """,
            """
            From a2@example.com Thu Mar 13 10:02:00 2014
            From: tomas@example.com (Tomas Berg)
            Date: Thu, 13 Mar 2014 10:02:00 +0100
            Subject: [Harbour] The weight of a loaf

            A loaf should weigh a kilogram, say the older bakers.
            From where they stand it is true.

            """,
        ]
        let text = mails.joined(separator: "\n")
        let articles = try read(text)
        #expect(articles.map(\.title) == ["A winter ferry", "The weight of a loaf"])
        #expect(articles.map(\.authors) == [["Mara Lindqvist"], ["Tomas Berg"]])
        #expect(articles.map { $0.published.stated?.iso8601.prefix(10) } == ["2014-03-12", "2014-03-13"])
        #expect(articles[0].body.text.contains("to the islands through the winter."))
        #expect(
            articles[0].body.text.contains("From the hill one sees it.") && !articles[0].body.text.contains(">From"))
        #expect(articles[1].body.text.hasSuffix("From where they stand it is true."))
        let leftOut = articles.flatMap(\.leftOut).map(\.text).joined(separator: "\n")
        for line in ["Received: from somewhere", "Subject: [Harbour] A winter ferry", "-- \nMara Lindqvist"] {
            #expect(leftOut.contains(line))
        }
        #expect(articles.map(\.source.byteRange.lowerBound) == [0, mails[0].utf8.count + 1])
        #expect(articles.last?.source.byteRange.upperBound == text.utf8.count)
    }

    @Test("in a digest are an article each; its contents and its end are none")
    func digest() throws {
        let rule = String(repeating: "-", count: 30)
        let text = """
            From: list@example.com
            Subject: Harbour Digest, Vol 12
            Date: Mon, 17 Mar 2014 12:00:02 +0100

            Today's Topics:

               1. A winter ferry
               2. The weight of a loaf

            \(rule)\(rule)

            Message: 1
            Date: Wed, 12 Mar 2014 10:01:00 +0100
            From: Mara Lindqvist <a1@example.com>
            Subject: A winter ferry

            The company said that its boats will sail.

            \(rule)

            Message: 2
            Date: Thu, 13 Mar 2014 10:02:00 +0100
            From: Tomas Berg <a2@example.com>
            Subject: The weight of a loaf

            A loaf should weigh a kilogram.

            \(rule)

            Subject: Digest Footer

            Harbour mailing list

            \(rule)

            End of Harbour Digest, Vol 12
            """
        let articles = try read(text)
        #expect(articles.map(\.title) == ["A winter ferry", "The weight of a loaf"])
        #expect(
            articles.map(\.body.text) == [
                "The company said that its boats will sail.", "A loaf should weigh a kilogram.",
            ])
        let leftOut = articles.flatMap(\.leftOut).map(\.text).joined(separator: "\n")
        for line in [
            "Harbour Digest, Vol 12", "   1. A winter ferry", "Harbour mailing list", "End of Harbour Digest, Vol 12",
        ] {
            #expect(leftOut.contains(line))
        }
    }

    private static let prose =
        "The company expects to lose money in the first two winters, and it counts on freight. Fish goes out, and building timber comes in."

    @Test("lose no paragraph, whatever their heads lack, and a forwarded mail stays in the one around it")
    func wholeness() throws {
        let mails = [
            "From a Wed Mar 12 10:01:00 2014\nFrom: Mara Lindqvist <a1@example.com>\nSubject: One\n\nText of the first mail.\n",
            "From b Wed Mar 12 10:02:00 2014\nX-Broken: yes\n\nShort, and yet a mail.\n",
            "From c Wed Mar 12 10:03:00 2014\nFrom: Tomas Berg <a2@example.com>\nSubject: Two\n\nSee below.\n\n"
                + String(repeating: "-", count: 30)
                + "\n\nFrom: Ines Caldeira <a3@example.com>\nSubject: Three\n\nWhat was forwarded.\n",
            "From d Wed Mar 12 10:04:00 2014\nFrom: Ole Holt <a4@example.com>\nSubject: Four\n\nText.\n\n-- \n\(Self.prose)\n",
        ]
        let articles = try read(mails.joined(separator: "\n"))
        #expect(articles.map(\.title) == ["One", "Short, and yet a mail.", "Two", "Four"])
        #expect(articles[1].body.text == "Short, and yet a mail." && articles[3].body.text.contains(Self.prose))
        #expect(articles[2].body.text.contains("What was forwarded.") && articles[2].body.text.contains("See below."))
        let all = articles.map { $0.body.text + $0.leftOut.map(\.text).joined(separator: "\n") }.joined()
        #expect(all.contains("X-Broken: yes"))
    }

    @Test("are not seen in a text that speaks of them")
    func prose() throws {
        let articles = try read(
            "From now on it rains.\n\nFrom: a word that stands alone.\n\nFrom then on it snows, and nobody minds that at all."
        )
        #expect(articles.count == 1 && articles[0].body.text.contains("From then on it snows"))
    }
}
