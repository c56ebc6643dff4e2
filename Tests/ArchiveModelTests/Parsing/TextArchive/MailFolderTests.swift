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

    @Test("are not seen in a text that speaks of them")
    func prose() throws {
        let articles = try read(
            "From now on it rains.\n\nFrom: a word that stands alone.\n\nFrom then on it snows, and nobody minds that at all."
        )
        #expect(articles.count == 1 && articles[0].body.text.contains("From then on it snows"))
    }
}
