import Foundation
import Terminal
import TestSupport
import Testing

@testable import ArchiveModel
@testable import ReaderApp

/// Every view at every size, as text that is kept in `Snapshots`.
///
/// With `RECORD_SNAPSHOTS=1` they are written anew, to be read before they are committed.
@Suite("Pages as they are set")
struct PageSnapshotTests {
    private static let sizes = [(80, 24), (100, 30), (120, 36), (160, 48), (200, 60)]

    @Test("articles of all kinds of text", arguments: Sample.all)
    func languages(sample: Sample) throws {
        var pages: [(String, Surface)] = []
        for (columns, rows) in Self.sizes {
            var state = try Self.state(sample, columns, rows)
            Fixture.press(&state, "l")
            pages.append(("\(columns)×\(rows)", RootView.frame(of: state).surface))
        }
        try compare(pages, with: "article-\(sample.name)")
    }

    @Test("every view")
    func views() throws {
        let views: [(name: String, keys: [String])] = [
            ("the list", []), ("the article alone", ["l", "z"]), ("the tag pane", ["gt"]), ("a filter", ["/"]),
            ("the tag picker", ["t"]), ("the timeline", ["D"]), ("the palette", [":"]), ("the page", ["gp"]),
            ("keys that can follow", ["g"]), ("the outline", ["l", "O"]), ("links", ["l", "f"]), ("help", ["?"]),
            ("why the tags", ["w"]), ("a selection", ["l", "v"]),
            ("the article, double spaced, at the left", ["l", "gd", "g>", "g>", "gi"]),
        ]
        for (columns, rows) in Self.sizes {
            var pages: [(String, Surface)] = []
            for view in views {
                var state = try Self.state(.english, columns, rows)
                for key in view.keys { Fixture.press(&state, key) }
                if view.name == "a filter" { Fixture.type(&state, "tag:ch") }
                pages.append((view.name, RootView.frame(of: state).surface))
            }
            try compare(pages, with: "views-\(columns)x\(rows)")
        }
    }

    @Test(
        "a theme changes looks and nothing else, and where there is no colour the selection is seen all the same",
        arguments: ["night", "paper", "terminal", "plain"], [ColorDepth.rgb, .indexed256, .ansi16, .none])
    func themes(name: String, depth: ColorDepth) throws {
        let plain = RootView.frame(of: try Self.state(.english, 120, 36)).surface
        var state = try Self.state(.english, 120, 36)
        let theme = try #require(try ThemeCatalogue.builtIn().theme(named: name))
        state.theme = theme.adapted(to: depth)
        let surface = RootView.frame(of: state).surface
        #expect(surface.lines == plain.lines)
        var selected = false
        for row in 0..<36 {
            for column in 0..<120 {
                let style = surface[column, row].style
                for color in [style.foreground, style.background] {
                    #expect(depth != .none || color == .standard)
                }
                if row == 1, style == state.theme[.selected] { selected = true }
            }
        }
        #expect(selected || surface[20, 1].style != surface[20, 2].style)
    }

    private static func state(_ sample: Sample, _ columns: Int, _ rows: Int) throws -> AppState {
        var state = try Fixture.state(columns, rows)
        var article = Fixture.article(0, body: sample.body, tags: sample.tags)
        article.title = sample.title
        article.link = "https://harbour.example/articles/1"
        _ = update(&state, .article(article.id, article, place: nil))
        return state
    }

    private func compare(_ pages: [(String, Surface)], with name: String) throws {
        let text = pages.map { "=== \($0.0)\n" + $0.1.lines.joined(separator: "\n") + "\n" }.joined()
        let path = Repository.root + "/Tests/ReaderAppTests/Views/Snapshots/\(name).txt"
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        guard text != kept else { return }
        let (new, old) = (text.split(separator: "\n"), kept.split(separator: "\n"))
        let first = zip(new, old).first { $0 != $1 }
        Issue.record("\(name): “\(first?.0 ?? "")” in place of “\(first?.1 ?? "")”")
    }
}

/// An article with everything that a page can have, in a script.
struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var title: String
    var tags: [ArchiveModel.Tag]
    var body: Body
    var testDescription: String { name }

    static let all = [english, german, chinese, arabic, emoji]

    private init(_ name: String, _ title: String, tags: [String], _ blocks: [(Block.Kind, Int, String)]) {
        self.name = name
        self.title = title
        self.tags = tags.map { ArchiveModel.Tag($0, origin: .category, why: "") }
        var builder = BodyBuilder()
        for (kind, level, text) in blocks { builder.append(kind, text, level: level) }
        body = builder.body
    }

    static let english = Sample(
        "english", "The pier gets a new roof — and the harbour office a new clock", tags: ["harbour", "city/council"],
        [
            (
                .paragraph, 0,
                "The council has decided, by 12 votes to 9, that the pier gets a new roof of 1,234.5 m² for $2.3 million. See https://council.example/minutes/2021/06 for the minutes[1]."
            ),
            (.heading, 2, "What it will look like"),
            (
                .quote, 1,
                "“It will look as it looked a hundred years ago, and it will not leak.”\nMaren Holt, harbour master"
            ),
            (.listItem, 1, "oak from the council’s own woods, cut in the winter"), (.listItem, 2, "and slate"),
            (.listItem, 1, "1. first the clock"), (.listItem, 1, "2. then the roof"),
            (
                .code, 0,
                "func roof() {\n\treturn slate(on: oak, lasting: .hundredYears, paidBy: .council, without: .leaks)\n}"
            ),
            (.table, 1, "Year │ Ships │ Remark"), (.table, 0, "1902 │ 1,204 │ the year of the old roof"),
            (.table, 0, "2021 │ 12 │ none"), (.caption, 0, "The pier in 1902, from the north"),
            (.update, 0, "UPDATE (4 June 2021) — The slate has come, and it is the wrong one."), (.rule, 0, ""),
            (.related, 0, "RELATED: The pier is closed"), (.paragraph, 0, "[1] Minutes of 1 June, page 3."),
        ])

    static let german = Sample(
        "german", "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich", tags: ["Hafen/Pier"],
        [
            (
                .paragraph, 0,
                "Die Donaudampfschifffahrtsgesellschaft veröffentlichte gestern ihre Jahreszahlen; die Geschwindigkeitsbegrenzungsverordnung bleibt davon unberührt. „Das ist gut so“, sagte der Hafenmeister – und ging."
            ),
            (.heading, 2, "Was es kostet"),
            (
                .paragraph, 0,
                "Es kostet 1.234,50 € oder 12 % mehr als im Vorjahr, wie die Verwaltungs\u{AD}gemeinschaft am Dienstag mitteilte."
            ),
            (.quote, 2, "»Wir haben das lange geprüft.«"),
        ])

    static let chinese = Sample(
        "chinese", "东京塔的故事与港口的新屋顶", tags: ["中国", "港口"],
        [
            (
                .paragraph, 0,
                "市议会以十二票对九票决定，为码头建造一个面积为1,234.5平方米的新屋顶（造价二百三十万美元）。「不会漏水」，港务长说。这座码头建于一九〇二年，此后从未有过像样的屋顶；雨天里，等船的人只能站在雨中。"
            ),
            (.heading, 2, "新的样子"), (.quote, 1, "“它会和一百年前一样。”"), (.listItem, 1, "橡木"), (.listItem, 1, "石板"),
            (.table, 1, "年份 │ 船只"), (.table, 0, "一九〇二 │ 1,204"),
            (.paragraph, 0, "ラーメンとカレーライス、どちらが好きですか。「そうですね」と彼女は言った。"),
        ])

    static let arabic = Sample(
        "arabic", "الميناء القديم يستيقظ", tags: ["ميناء", "مدينة"],
        [
            (
                .paragraph, 0,
                "في الصباح الباكر، قبل أن تفتح الأسواق أبوابها، كان الصيادون يعودون إلى الميناء بقواربهم الصغيرة المحملة بالأسماك. وقف 12 رجلاً على الرصيف ينتظرون."
            ),
            (.quote, 1, "«لم نر مثل هذا الشتاء منذ ثلاثين عاماً»"), (.listItem, 1, "القارب الأول: «نجمة»"),
            (.paragraph, 0, "English stands at the left, שלום at the right where it is alone."),
            (.paragraph, 0, "שלום עולם"),
        ])

    static let emoji = Sample(
        "emoji", "Emoji 👩‍👩‍👧 and 🇳🇴 flags ❤️ everywhere", tags: ["🚢"],
        [
            (
                .paragraph, 0,
                "Ships 🚢🚢🚢 leave 🇳🇴 for 🇩🇪 with 👨🏿‍🦰 and 👩🏽‍🚀 on board, 1️⃣ by 2️⃣. A family 👨‍👩‍👧‍👦 waves 👋🏻 from the pier ❤️‍🔥, e\u{301}te\u{301} long."
            ),
            (.table, 1, "What │ How many 🔢"), (.table, 0, "🐟 fish │ 1,200"), (.table, 0, "🦀 crabs │ 30"),
            (.quote, 1, "“Fine weather ☀️🌤️, no wind 🌬️.” — 🧑‍✈️"),
        ])
}
