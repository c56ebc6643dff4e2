import Terminal
import TestSupport
import Testing

@testable import ArchiveModel
@testable import ReaderApp

@Suite("Cutting a document")
struct CutTests {
    private static let text = """
        The pier gets a new roof
        Posted on June 4, 2021 by Maren Holt
        The old pier of the town gets a new roof before the winter, said the mayor, who has waited for it for eleven years.
        It will be made of wood and glass, and the sand below it will stay as dry as it has not been since the great storm.
        The storm takes the old roof away
        The storm of Tuesday has taken the old roof of the pier away, and nobody knows where it is, said the coast guard.
        Share 12 times
        It may have reached Denmark by now, where fishers have seen wood in the water, some of it painted white and blue.
        Ferry prices rise again
        Posted on June 1, 2021 by Ian Berg
        The ferry line will ask more for cars from July on, as it did the year before, since oil is dearer than in spring.
        Nobody on the island was asked about it, and the mayor has learned of it from the paper, as he said when we called.
        """

    private static func state(_ columns: Int = 80, _ rows: Int = 16) throws -> CutState {
        let bytes = Array(text.utf8)
        var state = CutState(
            size: Size(columns: columns, rows: rows), theme: try Fixture.theme(), path: "/a/harbour-1.txt",
            lines: DocumentReader.lines(of: bytes), layout: ArchiveLayout())
        try cut(&state)
        return state
    }

    private static func cut(_ state: inout CutState) throws {
        var layouts = ArchiveLayouts()
        layouts.entries = [ArchiveLayouts.Entry(documents: ["*"], layout: state.layout)]
        state.adopt(
            try #require(
                try DocumentReader(layouts: layouts).outlines(of: Array(text.utf8), path: "harbour-1.txt").first))
    }

    private func press(_ keys: String..., on state: inout CutState) throws -> [CutEffect] {
        var last: [CutEffect] = []
        for name in keys {
            last = state.press(try #require(Key(name: name)))
            if last == [.cut] { try Self.cut(&state) }
        }
        return last
    }

    @Test("begins with what the document suggests, and marks what is odd")
    func start() throws {
        let state = try Self.state()
        #expect(state.articles.map(\.title) == ["The pier gets a new roof", "Ferry prices rise again"])
        #expect(!state.isChanged)
    }

    @Test("splits at the line under the cursor, and one undo takes it back")
    func split() throws {
        var state = try Self.state()
        _ = try press("Tab", "4", "j", "s", on: &state)
        #expect(state.articles.map(\.titleLine) == [0, 4, 8])
        #expect(state.articles[1].oddities == ["no date, unlike most others"])
        #expect(state.isChanged)
        _ = try press("u", on: &state)
        #expect(state.articles.count == 2 && !state.isChanged)
        _ = try press("Ctrl-r", on: &state)
        #expect(state.articles.count == 3)
    }

    @Test("joins an article with the one before")
    func join() throws {
        var state = try Self.state()
        _ = try press("j", "J", on: &state)
        #expect(state.articles.map(\.title) == ["The pier gets a new roof"])
        #expect(state.layout.notTitles == ["Ferry prices rise again"])
    }

    @Test("makes another line the title")
    func retitle() throws {
        var state = try Self.state()
        _ = try press("Tab", "4", "j", "t", on: &state)
        #expect(state.articles.first?.titleLine == 4)
        #expect(state.layout.notTitles == ["The pier gets a new roof"])
    }

    @Test("leaves a line out, then all that differ in numbers only")
    func boilerplate() throws {
        var state = try Self.state()
        _ = try press("Tab", "6", "j", "b", on: &state)
        #expect(state.kinds[6]?.kind == .leftOut)
        _ = try press("a", on: &state)
        #expect(state.layout.boilerplate == ["Share * times"])
        #expect(state.kinds[6]?.kind == .leftOut)
        _ = try press("u", "b", on: &state)
        #expect(state.layout.boilerplate.isEmpty)
    }

    @Test("tries one layout after the other, round again")
    func layouts() throws {
        var state = try Self.state()
        var seen: [String] = []
        for _ in 0..<7 {
            _ = try press("l", on: &state)
            seen.append(state.message ?? "")
        }
        #expect(
            seen == [
                "Cut by the lines that recur around the texts", "Cut by the by-lines that Dossier knows",
                "By-lines under the title", "By-lines over the title", "By-lines at the end", "One article",
                "Layout as the document suggests",
            ])
        #expect(!state.isChanged)
    }

    @Test("asks once before it leaves changes behind")
    func quit() throws {
        var state = try Self.state()
        #expect(try press("q", on: &state) == [.quit])
        _ = try press("j", "J", on: &state)
        #expect(try press("q", on: &state).isEmpty && state.message != nil)
        #expect(try press("q", on: &state) == [.quit])
    }

    @Test("says why where nothing can be done")
    func impossible() throws {
        var state = try Self.state()
        for key in ["b", "t", "u", "Ctrl-r"] {
            #expect(try press(key, on: &state).isEmpty)
            #expect(state.message != nil)
        }
    }

    @Test("has every key once")
    func keys() {
        let names = CutAction.allCases.flatMap { $0.row.keys }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { Key(name: $0) != nil })
    }

    @Test("shows all keys over the document, and whole reasons on small screens")
    func help() throws {
        var state = try Self.state()
        state.size = Size(columns: 80, rows: 24)
        _ = try press("?", on: &state)
        let lines = CutView.frame(of: state).surface.lines
        for action in CutAction.allCases {
            let keys = action.row.keys.joined(separator: " ")
            #expect(lines.contains { $0.contains(keys) && $0.contains(action.row.help) }, "\(keys)")
        }
        let before = state.selected
        _ = try press("j", on: &state)
        #expect(!state.showsKeys && state.selected == before)
        let reason = (1...20).map { "word\($0)" }.joined(separator: " ")
        state.message = reason
        let foot = CutView.frame(of: state).surface.lines.suffix(3)
        #expect(foot.dropLast().map { $0.trimmingPrefix(" ") }.joined(separator: " ") == reason)
        #expect(foot.last?.contains("? keys  q quit") == true)
    }

    @Test("draws articles, cuts and reasons")
    func drawn() throws {
        var state = try Self.state()
        _ = try press("Tab", "4", "j", "s", on: &state)
        #expect(
            CutView.frame(of: state).surface.lines == [
                " Cut harbour-1.txt *                 byline under the title · 3 articles, 1 odd",
                "  90% The pier gets a new roof │    1 ▶ The pier gets a new roof",
                "! 65% The storm takes the old… │    2 @ Posted on June 4, 2021 by Maren Holt",
                "  90% Ferry prices rise again  │    3 │ The old pier of the town gets a new roo…",
                "                               │    4 │ It will be made of wood and glass, and…",
                "                               │    5 ▶ The storm takes the old roof away",
                "                               │    6 │ The storm of Tuesday has taken the old…",
                "                               │    7 # Share 12 times",
                "                               │    8 │ It may have reached Denmark by now, whe…",
                "                               │    9 ▶ Ferry prices rise again",
                "                               │   10 @ Posted on June 1, 2021 by Ian Berg",
                "                               │   11 │ The ferry line will ask more for cars f…",
                "                               │   12 │ Nobody on the island was asked about it…",
                "                               │",
                " title: the layout says so",
                " s split  J join  t title  b leave out  l next layout  w save  ? keys  q quit",
            ])
    }

    @Test("draws in any size", arguments: [(0, 0), (1, 1), (49, 30), (50, 8), (51, 9), (300, 100)])
    func sizes(columns: Int, rows: Int) throws {
        var state = try Self.state(columns, rows)
        _ = try press("Tab", "G", "Tab", "G", on: &state)
        #expect(CutView.frame(of: state).surface.size == Size(columns: columns, rows: rows))
    }

    @Test("keeps layouts where the next import finds them")
    func saved() throws {
        let folder = try TemporaryFolder()
        let layouts = LayoutFolder(path: folder.path + "/layouts")
        var layout = ArchiveLayout()
        layout.titles = ["x"]
        #expect(CutReader.pattern(of: "harbour-12-2021.txt") == "harbour-*-*.txt")
        let all = ArchiveLayouts.Entry(documents: ["harbour-*.txt"], layout: layout)
        let one = ArchiveLayouts.Entry(documents: ["harbour-1.txt"], layout: ArchiveLayout())
        for entry in [all, one] {
            guard case .success = layouts.save(entry) else {
                Issue.record("not saved")
                return
            }
        }
        #expect(layouts.entry(for: "/a/harbour-2.txt") == all)
        #expect(layouts.entry(for: "/a/harbour-1.txt") == one)
        #expect(layouts.load().problems.isEmpty)
    }
}
