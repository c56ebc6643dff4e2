import ArchiveModel
import Foundation
import GRDB
import TestSupport
import Testing

/// Programs that end at any moment, and what the reader did by then.
///
/// `DOSSIER_KILL_ROUNDS` says how often each test ends one; `scripts/kill-tests.sh` does it some hundred times.
@Suite("A program that is ended at any moment", .serialized)
struct KillTests {
    private static let rounds = ProcessInfo.processInfo.environment["DOSSIER_KILL_ROUNDS"].flatMap { Int($0) } ?? 3
    private static let posts = 900
    private static let starred = Set(stride(from: 7, to: posts, by: 11))
    private static let signals = [SIGKILL, SIGTERM, SIGHUP, SIGINT]

    private let folder: TemporaryFolder
    private var places: LibraryPlaces {
        LibraryPlaces(
            archive: folder.path + "/data/dossier/archive.sqlite", reader: folder.path + "/state/dossier/reader.sqlite")
    }
    private var documents: String { folder.path + "/documents" }

    init() throws { folder = try TemporaryFolder() }

    /// All posts, in thirty documents, under other dates for each `shift`.
    private func write(shift: Int) throws {
        let perDocument = Self.posts / 30
        for document in 0..<30 {
            let text = (0..<perDocument).map { Self.post($0 + document * perDocument, shift: shift) }
            try folder.write(text.joined(separator: "\n"), to: "documents/posts-\(document).txt")
        }
    }

    private static func post(_ number: Int, shift: Int) -> String {
        let day = DateStamp(dayNumber: 17_000 + number + shift)
        let months = ["January", "February", "March", "April", "May", "June", "July"]
        let rest = ["August", "September", "October", "November", "December"]
        let month = day.map { (months + rest)[$0.month - 1] } ?? ""
        return """
            The harbour gets crane number \(number)\u{A0}today

            Crane \(number) is set up where the old one stood, and the people of the town came to see it on that day.

            It will lift forty tonnes and is painted red, said the harbour master, who counted \(number * 7) boxes.

            Author: Maren Holt | Date: \(day?.day ?? 1) \(month) \(day?.year ?? 2000) | Permalink


            """
    }

    private func number(_ title: String) -> Int? {
        title.firstMatch(of: /number (\d+)/).flatMap { Int($0.1) }
    }

    /// The posts that bear a star, as a session sees it that starts now.
    private func starredNow() throws -> Set<Int> {
        let library = try Library(places: places)
        let rows = try library.rows(Query(filter: .state(.starred)), at: .first, limit: 10_000)
        return Set(rows.compactMap { number($0.title) })
    }

    private func prepare() throws {
        try write(shift: 0)
        let library = try Library(places: places)
        _ = try library.importDocuments([documents]) { _ in true }
        let rows = try library.rows(Query(), at: .first, limit: 10_000)
        try #require(rows.count == Self.posts)
        let ids = rows.filter { number($0.title).map { Self.starred.contains($0) } ?? false }.map(\.id)
        try library.setStar(ids, true, at: 1)
        try library.addOwnTag("mine", to: ids)
    }

    private func start(_ words: String...) throws -> pid_t {
        let home = folder.path
        return try TerminalSession.spawn(
            [
                "env", "HOME=\(home)", "XDG_DATA_HOME=\(home)/data", "XDG_STATE_HOME=\(home)/state",
                "XDG_CONFIG_HOME=\(home)/config", TerminalSession.binary,
            ] + words)
    }

    @discardableResult
    private func end(_ process: pid_t) -> Int32 {
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return status
    }

    private func check(_ what: String) throws {
        #expect(try starredNow() == Self.starred, "\(what)")
        let library = try Library(places: places)
        #expect(try library.articles(withOwnTag: "mine").count >= Self.starred.count, "\(what)")
        #expect(try library.health().problems.isEmpty, "\(what)")
    }

    @Test("leaves stars and tags with articles that an import gives another identity, whatever signal ends it")
    func importing() throws {
        try prepare()
        for round in 1...Self.rounds {
            try write(shift: round)
            let process = try start("import", "--quiet", documents)
            usleep(UInt32.random(in: 0..<600_000))
            let signal = Self.signals[round % Self.signals.count]
            kill(process, signal)
            end(process)
            try check("round \(round), signal \(signal)")
        }
        let library = try Library(places: places)
        _ = try library.importDocuments([documents]) { _ in true }
        #expect(try library.count(Query()) == Self.posts)
        try check("at the end")
    }

    @Test("leaves them too where another process imports the same at that moment")
    func besides() throws {
        try prepare()
        for round in 1...Self.rounds {
            try write(shift: round)
            let (first, second) = (
                try start("import", "--quiet", documents), try start("import", "--quiet", documents)
            )
            usleep(UInt32.random(in: 0..<600_000))
            kill(first, SIGKILL)
            end(first)
            #expect(end(second) == 0)
            try check("round \(round)")
            #expect(try Library(places: places).count(Query()) == Self.posts)
        }
    }

    @Test("leaves them where it is quit with q, or loses its terminal, while it imports")
    func quitting() throws {
        try prepare()
        for round in 1...Self.rounds {
            try write(shift: round)
            let terminal = try MarginTerminal([TerminalSession.binary, documents], .unknown, folder: folder)
            try terminal.wait(for: "harbour")
            usleep(UInt32.random(in: 0..<400_000))
            if round.isMultiple(of: 3) { terminal.hangUp() } else { terminal.type("q") }
            for _ in 0..<200 where !terminal.hasEnded {
                if !round.isMultiple(of: 3) { terminal.settle(milliseconds: 20) } else { usleep(20_000) }
            }
            #expect(terminal.hasEnded)
            try check("round \(round)")
        }
    }

    @Test("has every star in the database that its screen shows")
    func starring() throws {
        try prepare()
        let library = try Library(places: places)
        let rows = try library.rows(Query(filter: .state(.starred)), at: .first, limit: 10_000)
        for round in 1...Self.rounds {
            try library.setStar(rows.map(\.id), false, at: 1)
            let terminal = try MarginTerminal([TerminalSession.binary], .unknown, folder: folder)
            try terminal.wait(for: "harbour")
            let wanted = 1 + round % 4
            for number in 1...wanted {
                terminal.type("s")
                for _ in 0..<2000 where stars(terminal) < number { terminal.settle(milliseconds: 1) }
                if number < wanted { terminal.type("j") }
            }
            let shown = stars(terminal)
            terminal.kill()
            #expect(shown == wanted)
            #expect(try starredNow().count >= shown, "round \(round)")
            try library.setStar(
                try library.rows(Query(filter: .state(.starred)), at: .first, limit: 100).map(\.id), false, at: 1)
        }
    }

    @Test("shows a mark as on its way, not as made, while the database can't take it")
    func pending() throws {
        try prepare()
        let library = try Library(places: places)
        try library.setStar(
            try library.rows(Query(filter: .state(.starred)), at: .first, limit: 1000).map(\.id), false, at: 1)
        let terminal = try MarginTerminal([TerminalSession.binary], .unknown, folder: folder)
        try terminal.wait(for: "harbour")
        // Another process that writes for a long time.
        let lock = open(places.reader + "-lock", O_RDWR)
        try #require(flock(lock, LOCK_EX) == 0)
        terminal.type("sjs")
        try terminal.wait(for: "Saving …")
        #expect(stars(terminal) == 0)
        #expect(terminal.lines.count { $0.contains("…●") || $0.contains("…  ") } >= 2)
        #expect(try starredNow().isEmpty)
        close(lock)
        for _ in 0..<40 where stars(terminal) < 2 { terminal.settle() }
        #expect(stars(terminal) == 2)
        #expect(try starredNow().count == 2)
        #expect(!terminal.lines.contains { $0.contains("Saving") })
    }

    private func stars(_ terminal: MarginTerminal) -> Int { terminal.lines.count { $0.contains("★") } }

    @Test("leaves a library of an earlier version whole when it is brought up to date")
    func upgrading() throws {
        try prepare()
        for round in 1...Self.rounds {
            try Self.downgrade(places)
            let (first, second) = (try start("tags", "zzz"), try start("tags", "zzz"))
            usleep(UInt32.random(in: 0..<80_000))
            kill(first, SIGKILL)
            end(first)
            // Nothing fits, which is status 1.
            #expect(end(second) == 1 << 8, "round \(round)")
            try check("round \(round)")
        }
    }

    /// Takes the last migrations of both databases back.
    private static func downgrade(_ places: LibraryPlaces) throws {
        let reader = try DatabaseQueue(path: places.reader)
        try reader.write { database in
            for table in ["read_mark", "star", "own_tag", "place"] {
                try database.execute(sql: "ALTER TABLE \(table) DROP COLUMN text_hash")
            }
            try database.execute(
                sql: """
                    DROP TABLE applied_move;
                    DELETE FROM grdb_migrations WHERE identifier = 'marks by their texts, moves that were carried out';
                    """)
        }
        let archive = try DatabaseQueue(path: places.archive)
        try archive.write { database in
            try database.execute(
                sql: """
                    DROP TABLE moved_article; DROP TABLE archive_name; DROP TABLE replaced_text;
                    ALTER TABLE article DROP COLUMN text_hash;
                    ALTER TABLE document DROP COLUMN earlier_sha256;
                    ALTER TABLE document DROP COLUMN is_half_read;
                    DELETE FROM grdb_migrations WHERE identifier = 'texts by their hash, moved articles';
                    """)
        }
    }
}
