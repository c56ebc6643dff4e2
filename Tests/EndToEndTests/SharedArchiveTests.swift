import Foundation
import TestSupport
import Testing

/// One archive, one who keeps it, and many who read.
@Suite("A shared archive")
struct SharedArchiveTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func start(_ arguments: [String], output: Any) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: TerminalSession.binary)
        process.arguments = arguments
        process.environment = ["HOME": folder.path, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }

    @Test("a hundred readers read it while documents are brought in")
    func hundredReaders() throws {
        let archive = folder.path + "/shared/archive.sqlite"
        try folder.write(SampleArchive.digest, to: "docs/first.txt")
        let before = try start(
            [
                "import", "--quiet", "--library", archive, "--reader", folder.path + "/keeper.sqlite",
                folder.path + "/docs",
            ],
            output: FileHandle.nullDevice)
        before.waitUntilExit()
        #expect(before.terminationStatus == 0)
        for number in 0..<1500 {
            let words = String(repeating: "The harbour of the town number \(number) was dredged again. ", count: 40)
            try folder.write(
                "---\ntitle: Harbour \(number)\ndate: 2020-01-01\n---\n\n\(words)\n", to: "docs/\(number).md")
        }
        let keeper = try start(
            [
                "import", "--quiet", "--library", archive, "--reader", folder.path + "/keeper.sqlite",
                folder.path + "/docs",
            ],
            output: FileHandle.nullDevice)
        var counts: [Int] = []
        // All at once, every other one a guest.
        let readers = try (0..<100).map { number in
            let output = Pipe()
            let reader = folder.path + "/readers/\(number).sqlite"
            let arguments = number % 2 == 0 ? ["list", "--reader", reader] : ["--restricted", "--ephemeral"]
            return (try start(arguments + ["--library", archive], output: output), output)
        }
        for (process, output) in readers {
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(text.suffix(300))")
            counts.append(text.split(separator: "\n").count)
        }
        keeper.waitUntilExit()
        #expect(keeper.terminationStatus == 0)
        // Nobody sees half an article, and nobody less than was there.
        #expect(counts.count == 100 && counts.allSatisfy { (5...1505).contains($0) })
        let output = Pipe()
        let last = try start(["list", "--library", archive, "--reader", folder.path + "/last.sqlite"], output: output)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        last.waitUntilExit()
        #expect(text.split(separator: "\n").count == 1505)
    }
}
