import Foundation
import TestSupport
import Testing

/// A document is cut otherwise, and the reader sees it from then on.
@Suite("Cutting in a terminal", .serialized)
struct CuttingTests {
    @Test("a cut is made, saved, and used by the next import; the terminal is left as it was")
    func repair() throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        let path = try session.folder.write(SampleArchive.digest, to: "digest-1.txt")
        try session.command("\(TerminalSession.binary) \(path) | wc -l")
        try session.wait("the list") { $0.contains("\n5\n") }
        try session.command("\(TerminalSession.binary) cut \(path)")
        try session.wait("the articles") { $0.contains("5 articles") && $0.contains("▶") }
        try session.press("j", "J")
        try session.wait("one article less") { $0.contains("4 articles") && $0.contains("Cut digest-1.txt *") }
        try session.resize(columns: 80, rows: 24)
        try session.press("q")
        try session.wait("the warning") { $0.contains("not saved") }
        try session.press("W")
        try session.wait("where it is kept") { $0.contains("Saved in") && !$0.contains("digest-1.txt *") }
        try session.press("q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Saved in") }
        try session.command("clear; \(TerminalSession.binary) \(path) | wc -l")
        try session.wait("the list, cut anew") { $0.split(separator: "\n").contains("4") }
        let layout = try String(
            contentsOfFile: session.folder.path + "/config/dossier/layouts/digest-_.txt.toml", encoding: .utf8)
        #expect(layout.hasPrefix("documents = [\"digest-*.txt\"]\nnot-titles = ["))
    }
}
