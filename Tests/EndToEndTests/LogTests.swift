import Foundation
import TestSupport
import Testing

@testable import ArchiveModel

/// SQLite's logs under sessions that write and take them in at the same time.
///
/// `DOSSIER_STRESS_SECONDS` says for how long; `scripts/kill-tests.sh` does it for a minute.
@Suite("The logs of the databases", .serialized)
struct LogTests {
    private static let seconds =
        ProcessInfo.processInfo.environment["DOSSIER_STRESS_SECONDS"].flatMap { Double($0) } ?? 3

    @Test("lose no commit of sessions and processes that write, checkpoint and come and go at once")
    func stress() throws {
        let folder = try TemporaryFolder()
        let places = LibraryPlaces(
            archive: folder.path + "/data/dossier/archive.sqlite", reader: folder.path + "/state/dossier/reader.sqlite")
        for number in 0..<40 {
            try folder.write(
                "---\ntitle: Crane \(number)\n---\nCrane \(number) is set up.\n", to: "documents/\(number).md")
        }
        let first = try Library(places: places)
        _ = try first.importDocuments([folder.path + "/documents"]) { _ in true }
        let end = Date(timeIntervalSinceNow: Self.seconds)
        // One process stars the rows of its list, others come and go and bring documents in.
        let terminal = try MarginTerminal([TerminalSession.binary], .unknown, folder: folder)
        try terminal.wait(for: "Crane")
        let path = folder.path
        let commits = (0..<2).map { session in
            CommitCount { count in
                let library = try Library(places: places)
                while Date() < end {
                    let number = count()
                    try library.addOwnTag("tag \(session)-\(number)", to: [ArticleID(rawValue: "x\(session)")])
                    if number.isMultiple(of: 5) { library.settle() }
                }
            }
        }
        let imports = CommitCount { count in
            while Date() < end {
                let number = count()
                try Data("---\ntitle: New \(number)\n---\nNew \(number) came.\n".utf8).write(
                    to: URL(fileURLWithPath: path + "/documents/new-\(number).md"))
                let process = try TerminalSession.spawn([
                    "env", "HOME=\(path)", "XDG_DATA_HOME=\(path)/data", "XDG_STATE_HOME=\(path)/state",
                    TerminalSession.binary, "import", "--quiet", path + "/documents/new-\(number).md",
                ])
                var status: Int32 = 0
                waitpid(process, &status, 0)
                guard status == 0 else { throw TerminalSession.Missing(what: "a good end of an import") }
            }
        }
        var pressed = 0
        while Date() < end {
            terminal.type(pressed < 20 ? "sj" : "ss")
            pressed += 1
            terminal.settle(milliseconds: 30)
        }
        for work in commits + [imports] { try work.wait() }
        terminal.type("q")
        for _ in 0..<200 where !terminal.hasEnded { terminal.settle(milliseconds: 20) }
        let library = try Library(places: places)
        for (session, work) in commits.enumerated() {
            for number in 1...max(1, work.count) {
                #expect(try library.articles(withOwnTag: "tag \(session)-\(number)").count == 1, "\(session) \(number)")
            }
        }
        #expect(try library.count(Query(filter: .title("New", isPrefix: false))) == imports.count)
        #expect(try library.count(Query(filter: .state(.starred))) == min(pressed, 20))
        #expect(try library.health().problems.isEmpty)
        try library.checkIndex()
        #expect(commits.allSatisfy { $0.count > 20 } && imports.count > 1 && pressed > 5)
    }
}

/// Work on a thread of its own that counts what it has done.
private final class CommitCount: @unchecked Sendable {
    private(set) var count = 0
    private var failure: (any Error)?
    private let done = DispatchSemaphore(value: 0)

    /// `work`: calls its argument for the number of the next step, from one, which it does to its end or throws.
    init(_ work: @escaping @Sendable (() -> Int) throws -> Void) {
        Thread.detachNewThread { [self] in
            var next = 0
            do {
                try work {
                    next += 1
                    return next
                }
            } catch { failure = error }
            count = next
            done.signal()
        }
    }

    func wait() throws {
        done.wait()
        if let failure { throw failure }
    }
}
