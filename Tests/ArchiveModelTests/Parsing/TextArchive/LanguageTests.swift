import ArchiveModel
import Testing

/// Archives as blog engines and newspapers of many languages word them: four articles, the third without its by-line.
@Suite("Archives in many languages")
struct LanguageTests {
    struct Wording: Sendable, CustomTestStringConvertible {
        var language: String
        var header: [String]
        var footer: [String]
        var testDescription: String { language }
    }

    static let wordings = [
        Wording(
            language: "English",
            header: [
                "Posted on May 4th, 2021 by Maren Holt", "Posted on May 3rd, 2021 by Ian Berg",
                "Posted on May 1st, 2021 by Maren Holt",
            ],
            footer: ["Posted in News | Tagged pier, roof | Leave a comment"]),
        Wording(
            language: "German",
            header: [
                "Veröffentlicht am 4. Mai 2021 von Maren Holt", "Veröffentlicht am 3. Mai 2021 von Ian Berg",
                "Veröffentlicht am 1. Mai 2021 von Maren Holt",
            ],
            footer: ["Veröffentlicht unter News | Verschlagwortet mit pier, roof | Hinterlasse einen Kommentar"]),
        Wording(
            language: "French",
            header: [
                "Publié le 4 mai 2021 par Maren Holt", "Publié le 3 mai 2021 par Ian Berg",
                "Publié le 1er mai 2021 par Maren Holt",
            ],
            footer: ["Publié dans News | Marqué avec pier, roof | Laisser un commentaire"]),
        Wording(
            language: "Spanish",
            header: [
                "Publicado el 4 de mayo de 2021 por Maren Holt", "Publicado el 3 de mayo de 2021 por Ian Berg",
                "Publicado el 1 de mayo de 2021 por Maren Holt",
            ],
            footer: ["Publicado en News | Etiquetado pier, roof | Deja un comentario"]),
        Wording(
            language: "Italian",
            header: [
                "Pubblicato il 4 maggio 2021 da Maren Holt", "Pubblicato il 3 maggio 2021 da Ian Berg",
                "Pubblicato il 1 maggio 2021 da Maren Holt",
            ],
            footer: ["Pubblicato in News | Taggato pier, roof | Lascia un commento"]),
        Wording(
            language: "Portuguese",
            header: [
                "Publicado em 4 de maio de 2021 por Maren Holt", "Publicado em 3 de maio de 2021 por Ian Berg",
                "Publicado em 1 de maio de 2021 por Maren Holt",
            ],
            footer: ["Publicado em News | Marcado com pier, roof | Deixe um comentário"]),
        Wording(
            language: "Dutch",
            header: [
                "Geplaatst op 4 mei 2021 door Maren Holt", "Geplaatst op 3 mei 2021 door Ian Berg",
                "Geplaatst op 1 mei 2021 door Maren Holt",
            ],
            footer: ["Geplaatst in News | Getagged pier, roof | Geef een reactie"]),
        Wording(
            language: "Polish",
            header: [
                "Opublikowano 4 maja 2021 przez Maren Holt", "Opublikowano 3 maja 2021 przez Ian Berg",
                "Opublikowano 1 maja 2021 przez Maren Holt",
            ],
            footer: ["Kategoria: News | Tagi: pier, roof | Dodaj komentarz"]),
        Wording(
            language: "Russian",
            header: [
                "Опубликовано 4 мая 2021 автор Марен Хольт", "Опубликовано 3 мая 2021 автор Ян Берг",
                "Опубликовано 1 мая 2021 автор Марен Хольт",
            ],
            footer: ["Рубрика: News | Метки: pier, roof | Оставить комментарий"]),
        Wording(
            language: "Chinese",
            header: ["发布于 2021年5月4日 作者 Maren Holt", "发布于 2021年5月3日 作者 Ian Berg", "发布于 2021年5月1日 作者 Maren Holt"],
            footer: ["分类：News | 标签：pier, roof | 发表评论"]),
        Wording(
            language: "Japanese",
            header: [
                "投稿日: 2021年5月4日 投稿者: Maren Holt", "投稿日: 2021年5月3日 投稿者: Ian Berg", "投稿日: 2021年5月1日 投稿者: Maren Holt",
            ],
            footer: ["カテゴリー: News | タグ: pier, roof | コメントする"]),
        Wording(
            language: "numbers",
            header: ["04.05.2021 | Maren Holt", "03.05.2021 | Ian Berg", "01.05.2021 | Maren Holt"],
            footer: ["Tags: pier, roof"]),
        Wording(
            language: "ISO with a time",
            header: [
                "2021-05-04 10:30 UTC | by Maren Holt", "2021-05-03 09:00 UTC | by Ian Berg",
                "2021-05-01 23:59 UTC | by Maren Holt",
            ],
            footer: ["Tags: pier, roof"]),
        Wording(
            language: "short years",
            header: ["By Maren Holt, 4 May ’21", "By Ian Berg, 3 May ’21", "By Maren Holt, 1 May ’21"],
            footer: ["Filed under: News | Tags: pier, roof"]),
    ]

    static let titles = [
        "The pier gets a new roof", "Ferry prices rise again", "Storm takes the old roof", "Crane lifts its first box",
    ]
    static let paragraphs = [
        "The old pier of the town gets a new roof before the winter, said the mayor, who has waited for it for eleven long years now.",
        "It will be made of wood and glass, and the sand below it will stay as dry as it has not been since the great storm came.",
    ]

    private func text(_ wording: Wording, blankLines: Bool) -> String {
        var lines: [String] = []
        var headers = wording.header[...]
        for (index, title) in Self.titles.enumerated() {
            lines.append(title)
            if index != 2, let header = headers.popFirst() { lines.append(header) }
            lines += Self.paragraphs
            lines += wording.footer
        }
        return lines.joined(separator: blankLines ? "\n\n" : "\n") + "\n"
    }

    @Test("are cut, dated and filed", arguments: wordings, [true, false])
    func cut(_ wording: Wording, blankLines: Bool) throws {
        let articles = try Fixtures.read(text(wording, blankLines: blankLines))
        #expect(articles.map(\.title) == Self.titles)
        guard articles.count == 4 else { return }
        #expect(
            articles.map { $0.published.stated?.iso8601.prefix(10) } == ["2021-05-04", "2021-05-03", nil, "2021-05-01"])
        #expect(articles[2].published.notBefore?.iso8601.prefix(10) == "2021-05-01")
        let writer = wording.language == "Russian" ? "Марен Хольт" : "Maren Holt"
        #expect(articles[0].authors == [writer] && articles[2].authors.isEmpty)
        #expect(articles[0].tags.filter { $0.origin == .keyword }.map(\.name) == ["pier", "roof"])
        #expect(articles.allSatisfy { $0.body.blocks.count == 2 })
    }
}
