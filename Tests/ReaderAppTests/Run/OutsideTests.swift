import Foundation
import Testing

@testable import ReaderApp

@Suite("Programs outside")
struct OutsideTests {
    /// A folder with programs of these names.
    private static func folder(_ programs: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/outside-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for program in programs {
            let path = folder + "/" + program
            try Data("#!/bin/sh\n".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        return folder
    }

    @Test("the configuration goes before BROWSER, that before the desktop; over SSH there is none")
    func browsers() throws {
        let folder = try Self.folder(["firefox", "w3m", "xdg-open"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let address = "https://example.org/a?b=c&d"
        func opening(_ environment: [String: String], _ browser: [String] = []) -> Outside.Opening {
            Outside(environment: environment.merging(["PATH": folder]) { $1 }, browser: browser).opening(address)
        }
        #expect(opening([:], ["firefox", "--new-tab", "%u"]) == .window([folder + "/firefox", "--new-tab", address]))
        #expect(opening(["BROWSER": "none:w3m -N"]) == .terminal([folder + "/w3m", "-N", address]))
        #expect(opening(["BROWSER": "none"]) == .none)
        #if !os(macOS)
            #expect(opening(["DISPLAY": ":0"]) == .window([folder + "/xdg-open", address]))
        #endif
        #expect(opening(["SSH_CONNECTION": "a b c d"]) == .none)
    }

    @Test(
        "only addresses of the web are opened",
        arguments: ["file:///etc/passwd", "javascript:alert(1)", "-x", "a b", "https://a\u{1B}"])
    func refused(address: String) throws {
        let folder = try Self.folder(["firefox"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let outside = Outside(environment: ["PATH": folder], browser: ["firefox"])
        #expect(outside.opening(address) == .refused(address))
    }

    @Test("tmux and the desktop each have their tool for the clipboard")
    func clipboard() throws {
        let folder = try Self.folder(["tmux", "wl-copy", "xsel"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let all = Outside(environment: ["PATH": folder, "TMUX": "x", "WAYLAND_DISPLAY": "w", "DISPLAY": ":0"])
        #expect(all.clipboardTools().contains([folder + "/tmux", "load-buffer", "-w", "-"]))
        #expect(
            all.clipboardTools().contains([folder + "/wl-copy"])
                && all.clipboardTools().contains([folder + "/xsel", "-ib"]))
        #expect(Outside(environment: ["PATH": "/nowhere"]).clipboardTools().isEmpty)
    }

    @Test("a file that is there is never overwritten, and the end of the name says the form")
    func files() throws {
        let folder = try Self.folder([])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let article = Fixture.article(0)
        for (name, start) in [
            ("a.md", "# The pier"), ("a.txt", "━━━"), ("a.bib", "@online"), ("a.ris", "TY  - BLOG"),
            ("a.json", "[{"),
        ] {
            let path = folder + "/" + name
            guard case .said = ArticleFile.write([article], to: path) else {
                Issue.record("\(name) was not written")
                continue
            }
            let written = try String(contentsOfFile: path, encoding: .utf8)
            #expect(written.hasPrefix(start))
            guard case .exportFailed(_, _, let sentence) = ArticleFile.write([Fixture.article(1)], to: path) else {
                Issue.record("\(name) was overwritten")
                continue
            }
            #expect(sentence.contains("already"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == written)
        }
        guard case .exportFailed(_, _, let forms) = ArticleFile.write([article], to: folder + "/a.pdf") else {
            Issue.record("written as what it is not")
            return
        }
        #expect(forms == "Nothing is written as .pdf, but as .md .txt .bib .json .ris")
        #expect(!FileManager.default.fileExists(atPath: folder + "/a.pdf"))
        for name in ["Notes on v1.2", "plain"] {
            guard case .said = ArticleFile.write([article], to: folder + "/" + name) else {
                Issue.record("\(name) was not written")
                continue
            }
        }
        guard case .exportFailed = ArticleFile.write([article], to: folder + "/no/such/a.md") else {
            Issue.record("written into a folder that is not there")
            return
        }
    }
}
