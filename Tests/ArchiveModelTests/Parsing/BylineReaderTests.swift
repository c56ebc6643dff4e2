import Testing

@testable import ArchiveModel

@Suite("A by-line")
struct BylineReaderTests {
    @Test(
        "is read in the forms of many sites",
        arguments: [
            ("Author: Maren Holt | Date: 04 June 2021 | Permalink", "Maren Holt", "2021-06-04"),
            ("Posted on March 5, 2020 by Jon Aas", "Jon Aas", "2020-03-05"),
            ("By Eva de Vries | Published: October 19, 1987", "Eva de Vries", "1987-10-19"),
            ("March 2, 1987 by Patti Domm 1 Comment", "Patti Domm", "1987-03-02"),
            ("Publié le 31 mars 1987 par James Jukwey", "James Jukwey", "1987-03-31"),
            ("Publicado el 3 de marzo de 1987 por Ana Ruiz", "Ana Ruiz", "1987-03-03"),
            ("Veröffentlicht am 28. Februar 2016 von Chris Jung", "Chris Jung", "2016-02-28"),
            ("Douglas Learmond — 1987-03-31", "Douglas Learmond", "1987-03-31"),
            ("By Jean-Luc O'Neil on Sept. 3rd, 2019 at 10:30 pm EST", "Jean-Luc O'Neil", "2019-09-03"),
            ("By J. R. Ward, 3/4/2019", "J. R. Ward", "2019-03-04"),
            ("Jana Nováková, 4. 6. 2020", "Jana Nováková", "2020-06-04"),
            ("Jane Doe; 4. 6. 2020 10:30", "Jane Doe", "2020-06-04"),
            ("作者：王伟 | 发布于 2021年5月4日", "王伟", "2021-05-04"),
            ("投稿日: 2021年5月4日 投稿者: 山田太郎", "山田太郎", "2021-05-04"),
            ("Автор: Марен Хольт, 4 мая 2021", "Марен Хольт", "2021-05-04"),
        ])
    func forms(line: String, author: String, date: String) throws {
        let byline = try #require(BylineReader.read(line))
        #expect(byline.authors == [author])
        #expect(byline.published?.iso8601 == date)
    }

    @Test("tells publication and update apart")
    func updated() throws {
        let byline = try #require(
            BylineReader.read("Published: 23:51 BST, 7 April 1987 | Updated: 00:51 BST, 8 April 1987"))
        #expect(byline.published?.iso8601 == "1987-04-07")
        #expect(byline.updated?.iso8601 == "1987-04-08")
    }

    @Test(
        "lists categories and tags",
        arguments: [
            ("Posted in Town | Tagged pier, roof | 4 Comments", ["Town"], ["pier", "roof"]),
            (
                "This entry was posted in Belgium, China and tagged , , , . Bookmark the permalink.",
                ["Belgium", "China"], []
            ),
            ("Category: mobile", ["mobile"], []),
            ("Tags: social media, emerging tech", [], ["social media", "emerging tech"]),
            ("#canada #usa", [], ["canada", "usa"]),
            ("Publié dans usa | Marqué avec usa | Laisser un commentaire", ["usa"], ["usa"]),
        ] as [(String, [String], [String])])
    func subjects(line: String, categories: [String], tags: [String]) throws {
        let byline = try #require(BylineReader.read(line))
        #expect(byline.categories == categories)
        #expect(byline.tags == tags)
    }

    @Test(
        "is not any sentence, name or title",
        arguments: [
            "By Tuesday the company had sold three offices.", "Joseph Fitsanakis",
            "On March 2, the administration imposed quotas.",
            "US expels Chinese diplomats for the first time since 1987",
            "Posted a letter to the council, and waited for an answer.",
            "Michael Vickers — Former Head of Pentagon Intelligence (November 21 2018)", "In 2020", "",
        ])
    func others(line: String) {
        #expect(BylineReader.read(line) == nil)
    }
}

@Suite("A date")
struct DateScannerTests {
    @Test(
        "is found in many languages",
        arguments: [
            ("04 June 2020", "2020-06-04"), ("June 4th, 2020", "2020-06-04"), ("4. Juni 2020", "2020-06-04"),
            ("1er avril 2020", "2020-04-01"),
            ("4 de junio de 2020", "2020-06-04"), ("4 giugno 2020", "2020-06-04"), ("4 juni 2020", "2020-06-04"),
            ("4 czerwca 2020", "2020-06-04"),
            ("4 июня 2020", "2020-06-04"), ("2020年6月4日", "2020-06-04"), ("2020-06-04T10:30", "2020-06-04T10:30:00"),
            ("04.06.2020", "2020-06-04"),
            ("6/14/2020", "2020-06-14"), ("14/6/2020", "2020-06-14"), ("Dec. 7 2018", "2018-12-07"),
            ("4. června 2020", "2020-06-04"), ("4. kesäkuuta 2020", "2020-06-04"), ("4 Haziran 2020", "2020-06-04"),
            ("4 يونيو 2020", "2020-06-04"), ("4 जून 2020", "2020-06-04"), ("4 Juni 2020", "2020-06-04"),
            ("4 Ιουνίου 2020", "2020-06-04"), ("4 червня 2020 р.", "2020-06-04"), ("4 ביוני 2020", "2020-06-04"),
            ("2020. június 4.", "2020-06-04"), ("2020 m. birželio 4 d.", "2020-06-04"),
            ("4 tháng 6 năm 2020", "2020-06-04"),
            ("4 มิถุนายน 2563", "2020-06-04"), ("令和2年6月4日", "2020-06-04"), ("民國109年6月4日", "2020-06-04"),
            ("Thu Jun 4 10:30:00 2020", "2020-06-04"), ("4. Juni 20204. Juli 2021", "2020-06-04"),
        ])
    func found(text: String, date: String) {
        #expect(DateScanner(LineTokens(text)).first()?.stamp.iso8601 == date)
    }

    @Test(
        "is none that no calendar has",
        arguments: ["31 February 2020", "2020-13-01", "June 2020", "1500 ships", "12:30", "7/7"])
    func none(text: String) {
        #expect(DateScanner(LineTokens(text)).first() == nil)
    }

    @Test("keeps its day number both ways")
    func dayNumbers() {
        for day in stride(from: -400_000, to: 400_000, by: 997) { #expect(DateStamp(dayNumber: day)?.dayNumber == day) }
        #expect(DateStamp(year: 1970, month: 1, day: 1)?.dayNumber == 0)
        #expect(DateStamp(year: 2000, month: 3, day: 1)?.dayNumber == 11_017)
    }
}
