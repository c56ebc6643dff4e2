import Foundation
import TestSupport
import Testing

/// The commands as a script sees them: output, errors, status.
@Suite("Commands")
struct CommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String..., environment: [String: String] = [:], input: String? = nil) throws -> (
        status: Int32, output: String, errors: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: TerminalSession.binary)
        process.arguments = arguments
        var variables = ["HOME": folder.path, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm"]
        variables.merge(environment) { $1 }
        process.environment = variables
        let (output, errors, standardInput) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = standardInput
        try process.run()
        if let input { standardInput.fileHandleForWriting.write(Data(input.utf8)) }
        try standardInput.fileHandleForWriting.close()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self), String(decoding: complaint, as: UTF8.self)
        )
    }

    @Test("open without a screen prints the list")
    func list() throws {
        let path = try folder.write(SampleArchive.digest, to: "a.txt")
        let result = try run(path)
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.output.split(separator: "\n").count == 5)
        #expect(result.output.hasPrefix("~  Jun 2020  Weekly briefs from the trade desk #7"))
    }

    @Test(
        "doctor tells of keys, clipboard, configuration, library and what the kernel closes",
        arguments: ["linux", "xterm-256color", "tmux-256color", "screen", "rxvt-unicode"])
    func doctor(terminal: String) throws {
        let result = try run("doctor", environment: ["TERM": terminal])
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(result.status == 0)
        if !lines.contains(where: { $0.hasPrefix("terminfo knows no") }) {
            #expect(lines.contains("keys Up Down Left Right Home End PageUp PageDown Shift-Tab Delete"), "\(terminal)")
            #expect(lines.contains { $0.hasPrefix("clipboard ") && $0.contains("OSC 52") })
        }
        for start in [
            "files closed by the kernel", "programs and sockets", "can be written yes", "marks are whole yes",
        ] {
            #expect(lines.contains { $0.hasPrefix(start) }, "\(start)")
        }
        try folder.write("theme = [", to: ".config/dossier/config.toml")
        let broken = try run("doctor", environment: ["TERM": terminal])
        #expect(broken.status == 0 && broken.output.contains("config.toml"))
        #expect(broken.output.contains("understood  no: "))
    }

    @Test("print a document as an outline, with reasons when asked")
    func outline() throws {
        let path = try folder.write(SampleArchive.digest, to: "a.txt")
        let plain = try run("parse", "--format", "outline", path)
        #expect(plain.status == 0 && plain.output.contains("text archive, byline at the end, 5 articles"))
        #expect(plain.output.contains("title      ") && !plain.output.contains("  — "))
        let explained = try run("parse", "--format", "outline", "--explain", path)
        #expect(explained.output.contains("  — a by-line, as others at the end are worded"))
        #expect(try run("parse", "--explain", path).status == 2)
    }

    @Test("cut only text archives, and only in a terminal")
    func cut() throws {
        let page = try folder.write("<html><body><p>x</p></body></html>", to: "a.html")
        let result = try run("cut", page)
        #expect(result.status == 2 && result.errors.contains("is no text archive"))
        #expect(try run("cut", folder.path + "/none.txt").status == 3)
        let path = try folder.write(SampleArchive.digest, to: "a.txt")
        #expect(try run("cut", path).status == 3)
    }

    @Test("tell of a layout that can't be understood, and read on")
    func brokenLayout() throws {
        let path = try folder.write(SampleArchive.digest, to: "a.txt")
        try folder.write("documents = 1", to: ".config/dossier/layouts/bad.toml")
        let result = try run("parse", path)
        #expect(result.status == 0 && result.output.split(separator: "\n").count == 5)
        #expect(result.errors.contains("bad.toml: documents has to be a list of texts"))
    }

    @Test("suggest tags only where others teach them")
    func suggest() throws {
        let path = try folder.write(SampleArchive.digest, to: "a.txt")
        #expect(try run("import", path).status == 0)
        let result = try run("tags", "--suggest", "--dry-run", "tag:china")
        #expect(result.status == 1 && result.errors.contains("too few articles"))
        #expect(try run("tags", "--dry-run").status == 2)
        #expect(try run("tags", "--undo").status == 1)
    }

    @Test("suggest no tags where the configuration says so, and take back those that were there")
    func noSuggestions() throws {
        let path = try folder.write(SampleArchive.digest, to: "a.txt")
        #expect(try run("import", path).status == 0)
        #expect(try run("list", "suggested:china").status == 0)
        try folder.write("suggest = false", to: ".config/dossier/config.toml")
        #expect(try run("import", path).status == 0)
        #expect(try run("list", "suggested:china").status == 1)
        #expect(try !run("parse", path, "--format", "json").output.contains("suggested"))
    }

    @Test("speak the filter language, with statuses for scripts")
    func filters() throws {
        let path = try folder.write(SampleArchive.digest, to: "a.txt")
        #expect(try run("import", path).status == 0)
        let found = try run("list", "tag:china", "-tag:huawei", "--format", "tsv")
        #expect(found.status == 0 && found.output.split(separator: "\n").count == 3)
        #expect(
            found.output.split(separator: "\n").allSatisfy {
                $0.split(separator: "\t", omittingEmptySubsequences: false).count == 6
            })
        #expect(try run("list", "tag:nowhere").status == 1)
        let wrong = try run("list", "authro:red")
        #expect(wrong.status == 2 && wrong.errors.contains("^^^^^^^") && wrong.errors.contains("no field “authro”"))
        #expect(try run("tags", "--format", "tsv").output.hasPrefix("4\tChina\tsuggested\n"))
        #expect(try run("show", "title:museums").output.contains("The museums of China"))
        #expect(try run("export", "is:dated").output.split(separator: "\n").count == 4)
    }

    @Test("parse follows its contract, from files and from standard input")
    func parse() throws {
        let path = try folder.write(SampleArchive.post, to: "p.txt")
        let result = try run("parse", path, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let keys: Set = [
            "id", "title", "authors", "published", "publishedNotBefore", "publishedNotAfter", "updated", "tags",
            "language", "link", "links", "related", "source",
            "blocks", "text", "issues", "confidence", "doubts", "leftOut", "facts",
        ]
        #expect(Set(object.keys) == keys)
        #expect(object["published"] as? String == "2018-11-30" && object["updated"] as? String == "2018-12-07")
        #expect((object["source"] as? [String: Any])?["path"] as? String == path)
        #expect(object["link"] is NSNull)
        let piped = try run("parse", "-", input: SampleArchive.post)
        #expect(piped.status == 0 && piped.output.contains("Harbours — Cranes"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/.local"))
    }

    @Test(
        "a bad call, file or terminal gets a sentence and a status",
        arguments: [
            (["--bogus"], 2, "bogus"), (["/nowhere.txt"], 3, "there is no such file"),
            (["parse", "/nowhere.txt"], 3, "there is no such file"),
            (["--config", "/nowhere.toml", "/"], 3, "no such configuration"),
            (["show", "--width", "1"], 2, "between 20 and 1000"),
            (["list", "--library", "/dev/null/a.sqlite"], 4, "can't use"),
        ])
    func complaints(arguments: [String], status: Int32, sentence: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: TerminalSession.binary)
        process.arguments = arguments
        process.environment = ["HOME": folder.path]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == status)
        #expect(text.contains(sentence))
        #expect(!text.contains("Fatal") && !text.contains("Swift."))
    }

    @Test("empty, binary and looping documents are told, the rest is read")
    func badDocuments() throws {
        try folder.write(SampleArchive.digest, to: "in/a.txt")
        try folder.write("", to: "in/empty.txt")
        try folder.write(Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 0]), to: "in/binary.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/in/loop", withDestinationPath: "..")
        let result = try run(folder.path + "/in")
        #expect(result.status == 3)
        #expect(result.output.split(separator: "\n").count == 5)
        #expect(
            result.errors.contains("empty.txt is empty") && result.errors.contains("binary.txt is no text document"))
        #expect(try run(folder.path + "/in/empty.txt").status == 3)
        #expect(try run(folder.path + "/in/binary.txt").status == 3)
    }

    @Test(
        "help, version, completions and manual open neither database nor terminal",
        arguments: [
            ["--version"], ["--help"], ["help", "list"], ["--generate-completion-script", "bash"],
            ["--generate-completion-script", "zsh"],
            ["--generate-completion-script", "fish"], ["manual"], ["keys"], ["themes"],
        ])
    func quiet(arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: TerminalSession.binary)
        process.arguments = arguments
        process.environment = ["HOME": folder.path, "TERM": "nothing"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && !text.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("who asks for what can't be is told what to do")
    func advice() throws {
        let path = try folder.write(SampleArchive.digest, to: "docs/a.txt")
        #expect(try run("import", path).status == 0)
        let file = try run("list", path)
        #expect(file.status == 1 && file.output.isEmpty && file.errors.contains("`dossier \(path)` opens the file"))
        #expect(try run("list", "zzqzz").errors.isEmpty)
        let command = try run("shwo")
        #expect(command.status == 3 && command.errors.contains("`dossier --help` lists the commands"))
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        let nothing = try run("parse", folder.path + "/empty")
        #expect(nothing.status == 1 && nothing.errors.contains("no articles in \(folder.path)/empty"))
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        for words in [[pipe], ["import", pipe]] {
            let refused = words.count == 1 ? try run(words[0]) : try run(words[0], words[1])
            #expect(refused.status == 2 && refused.errors.contains("`dossier parse \(pipe)`"))
        }
        #expect(try run("list", "--config", folder.path + "/none.toml").status == 3)
        try folder.write("theme = [", to: ".config/dossier/config.toml")
        for command in ["list", "show", "tags", "export"] {
            let told = try run(command, "china")
            #expect(told.status == 0 && told.errors.contains("config.toml: line 1"), "\(command)")
        }
    }

    @Test("a copy of a document takes nothing away from it")
    func copies() throws {
        for copy in ["one", "two"] { try folder.write(SampleArchive.digest, to: "\(copy)/a.txt") }
        let counts = try ["one", "two", "one"].map { name in
            try run(folder.path + "/" + name).output.split(separator: "\n").count
        }
        #expect(Set(counts).count == 1 && counts[0] > 3)
        let imported = try run("import", folder.path + "/two")
        #expect(imported.errors.contains("\(counts[0]) of them in others too"))
        try FileManager.default.removeItem(atPath: folder.path + "/two")
        #expect(try run("prune").status == 0)
        #expect(try run("list").output.split(separator: "\n").count == counts[0])
    }

    @Test("an archive that can only be read is read all the same")
    func readOnly() throws {
        let path = try folder.write(SampleArchive.digest, to: "docs/a.txt")
        let archive = folder.path + "/shared/archive.sqlite"
        #expect(try run("import", path, "--library", archive).status == 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: archive)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path + "/shared")
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/shared")
        }
        // Root may write everywhere; as nobody, the permissions count.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let command = [
            TerminalSession.binary, "list", "tag:china", "--library", archive, "--reader",
            folder.path + "/mine/reader.sqlite",
        ]
        process.arguments =
            getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + command : command
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.split(separator: "\n").count == 4)
    }
}
