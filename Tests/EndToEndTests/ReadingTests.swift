import Foundation
import TestSupport
import Testing

/// What a reader does on an evening, at the three sizes that count.
@Suite("Reading in a terminal", .serialized)
struct ReadingTests {
    struct Screen: CustomTestStringConvertible, Sendable {
        let columns: Int
        let rows: Int
        var testDescription: String { "\(columns)×\(rows)" }
    }

    static let screens = [
        Screen(columns: 80, rows: 24), Screen(columns: 120, rows: 36), Screen(columns: 200, rows: 60),
    ]

    /// The real documents where they are, else the ones of the project.
    private static func documents(_ folder: TemporaryFolder, real: Bool) throws -> (
        paths: String, all: Int, found: Int, title: String
    ) {
        if real {
            return (Repository.sharedDocuments.joined(separator: " "), 16, 12, "US threatens to end intelligence")
        }
        try folder.write(SampleArchive.digest, to: "docs/digest.txt")
        try folder.write(SampleArchive.post, to: "docs/post.txt")
        return (folder.path + "/docs", 6, 3, "China and Norway open")
    }

    @Test("filter, read, star, quit, and find everything as it was left", arguments: screens)
    func evening(_ size: Screen) throws {
        try spendEvening(size, real: false)
    }

    @Test(
        "the same with two real documents",
        .enabled(if: Repository.sharedDocuments.count == 2, "the real documents are not on this machine"),
        arguments: screens)
    func eveningWithRealDocuments(_ size: Screen) throws {
        try spendEvening(size, real: true)
    }

    private func spendEvening(_ size: Screen, real: Bool) throws {
        let session = try TerminalSession(columns: size.columns, rows: size.rows)
        let documents = try Self.documents(session.folder, real: real)
        try session.command("\(TerminalSession.binary) \(documents.paths)")
        try session.wait("all articles") { $0.contains("\(documents.all) articles") && $0.contains(documents.title) }
        try session.press("/")
        try session.type("tag:china -tag:huawei")
        try session.wait("the filtered list") {
            // The bar; the last line may still say how many were read.
            $0.contains("\(documents.found) articles, ") && !$0.contains("\(documents.all) articles, ")
        }
        try session.press("Enter", "j", "s")
        try session.wait("the star") { $0.contains("★") && $0.contains(documents.title) }
        try session.press("Enter")
        try session.wait("the text in focus, and one unread article less") {
            $0.contains(" %") && $0.contains("\(documents.found) articles, \(documents.found - 1) unread")
        }
        let before = session.screen
        #expect(before.contains("Filter tag:china -tag:huawei"))
        if size.columns >= 140 { #expect(before.contains(" Tags")) } else { #expect(!before.contains(" Tags  ")) }
        if size.columns < 90 { #expect(before.contains("─────────────")) } else { #expect(before.contains(" │ ")) }
        try session.press("q", "q")
        try session.wait("the shell again") { $0.contains("ready>") && !$0.contains("Filter") }
        try session.command("\(TerminalSession.binary) \(documents.paths)")
        try session.wait("the list as it was left") {
            $0.contains("\(documents.found) article") && $0.contains("★") && $0.contains("tag:china -tag:huawei")
        }
        try session.wait("the selected article as it was left") { $0.contains("2/\(documents.found)") }
        try session.press("x")
        try session.wait("everything") { $0.contains("\(documents.all) articles, \(documents.all - 1) unread") }
        try session.press("Q")
        try session.wait("the shell once more") { $0.contains("ready>") && !$0.contains("Filter") }
    }

    @Test("resizing at any moment leaves the place and the program alone")
    func resizing() throws {
        let session = try TerminalSession(columns: 120, rows: 36)
        let documents = try Self.documents(session.folder, real: false)
        try session.command("\(TerminalSession.binary) \(documents.paths)")
        try session.wait("all articles") { $0.contains("6 articles") }
        try session.press("j", "Enter")
        try session.wait("the text") { $0.contains("The line carries the traffic") }
        for (columns, rows) in [(80, 24), (1, 1), (39, 9), (200, 60), (41, 11), (7, 40), (300, 12), (120, 36)] {
            try session.resize(columns: columns, rows: rows)
            Thread.sleep(forTimeInterval: 0.15)
        }
        try session.wait("the same text") {
            $0.contains("The line carries the traffic") && $0.contains("China and Norway open")
        }
        try session.press("q", "q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
    }

    @Test(
        "a killed reader leaves its terminal in order, and loses nothing",
        arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGQUIT, SIGUSR1])
    func killed(signal: Int32) throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        let documents = try Self.documents(session.folder, real: false)
        try session.command("\(TerminalSession.binary) \(documents.paths)")
        try session.wait("all articles") { $0.contains("6 articles") }
        try session.press("j", "s")
        try session.wait("the star") { $0.contains("★") }
        // The star is stored on another thread; a crash right after the key could come before it.
        Thread.sleep(forTimeInterval: 0.3)
        kill(try session.childProcess(), signal)
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        try session.command("stty -a | grep -c -E ' echo .*' ; stty -a | grep -c -E ' icanon'")
        try session.wait("a terminal in order") { $0.contains("1\n1\n") }
        try session.command("clear; \(TerminalSession.binary) list is:starred | cut -c1-40")
        try session.wait("the star that was kept") { $0.contains("China and Norway open") }
    }

    @Test("what is marked with the last key is kept")
    func lastKey() throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        let documents = try Self.documents(session.folder, real: false)
        try session.command("\(TerminalSession.binary) \(documents.paths)")
        try session.wait("all articles") { $0.contains("6 articles") }
        // All in one piece, so that they are there before a frame.
        try session.type("jsjsq")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        try session.command("clear; \(TerminalSession.binary) list is:starred | wc -l")
        try session.wait("both stars") { $0.split(separator: "\n").contains("2") }
    }

    @Test("the next unread article is found far outside of the rows at hand")
    func unread() throws {
        let session = try TerminalSession(columns: 120, rows: 36)
        for number in 1...900 {
            let month = String(format: "%04d-%02d", 1900 + number / 12, 1 + number % 12)
            let text = "---\ntitle: Number \(number) of them\ndate: \(month)-05\n---\nText \(number)."
            try session.folder.write(text, to: "docs/\(number).md")
        }
        try session.command("\(TerminalSession.binary) \(session.folder.path)/docs")
        try session.wait("all articles", seconds: 60) { $0.contains("900 articles, 900 unread") }
        try session.press("/")
        try session.type("after:1912-02 before:1970")
        try session.wait("the ones between") { $0.contains("695 articles, ") }
        try session.press("Enter", "A")
        try session.wait("the question") { $0.contains("Mark 695 unread articles as read?") }
        try session.press("y")
        try session.wait("all of them read") { $0.contains("695 articles") && !$0.contains("unread") }
        try session.press("x")
        try session.wait("everything") { $0.contains("900 articles, ") }
        try session.press("g", "g", "Enter")
        for _ in 1...60 { try session.press("]") }
        try session.wait("the last one before those") { $0.contains("Text 840.") }
        try session.press("]")
        try session.wait("the first one after those") { $0.contains("Text 144.") }
        try session.press("[")
        try session.wait("no other one before") { $0.contains("No unread article further up") }
        try session.press("G", "h", "G", "]")
        try session.wait("no other one after") { $0.contains("No unread article further down") }
        // By rank too, where a row means something in one question only.
        try session.press("/")
        try session.type("text sort:relevance")
        try session.press("Enter")
        try session.wait("the filter") { $0.contains("sort:relevance") && $0.contains("/900") }
        try session.press("g", "g", "9", "j")
        try session.wait("the tenth row") { $0.contains("10/900") }
        try session.press("]")
        try session.wait("the next one by rank") { $0.contains("Text 143.") }
    }

    @Test("Ctrl-Z gives the shell back, and fg the reader")
    func suspended() throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        let documents = try Self.documents(session.folder, real: false)
        try session.command("\(TerminalSession.binary) \(documents.paths)")
        try session.wait("all articles") { $0.contains("6 articles") }
        try session.press("C-z")
        try session.wait("the shell") { $0.contains("Stopped") && $0.contains("ready>") }
        try session.command("echo in between")
        try session.wait("the echo") { $0.contains("\nin between") }
        try session.command("fg")
        try session.wait("the reader") { $0.contains("6 articles") && !$0.contains("in between") }
        try session.press("j")
        try session.wait("a key") { $0.contains("2/6") }
        try session.press("q")
        try session.wait("the shell again") { $0.contains("in between") && $0.contains("ready>") }
    }

    @Test("two readers at once see the same library")
    func twoReaders() throws {
        let first = try TerminalSession(columns: 100, rows: 30)
        let documents = try Self.documents(first.folder, real: false)
        try first.command("\(TerminalSession.binary) \(documents.paths)")
        try first.wait("all articles") { $0.contains("6 articles") }
        let second = try TerminalSession(columns: 100, rows: 30, folder: first.folder)
        try second.command("\(TerminalSession.binary) \(documents.paths)")
        try second.wait("all articles") { $0.contains("6 articles") }
        try first.press("s")
        try first.wait("the star") { $0.contains("★") }
        Thread.sleep(forTimeInterval: 0.3)
        try second.press("/")
        try second.type("is:starred")
        try second.wait("the star of the first") { $0.contains("1 article") && $0.contains("★") }
    }

    @Test("the handbook opens when there is nothing else")
    func handbook() throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        try session.command(TerminalSession.binary)
        try session.wait("the handbook") { $0.contains("Welcome to Dossier") && $0.contains("articles") }
    }
}
