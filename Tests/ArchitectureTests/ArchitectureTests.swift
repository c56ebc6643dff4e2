import Foundation
import TestSupport
import Testing

@Suite("The architecture")
struct ArchitectureTests {
    /// Module by file.
    private static func imports(below folder: String) throws -> [(file: String, module: String)] {
        try Repository.swiftFiles(below: folder).flatMap { file in
            try Repository.text(file).split(separator: "\n").compactMap { line in
                let match = line.firstMatch(
                    of:
                        /^\s*(?:@\w+\s+)*(?:public |internal |package |private |fileprivate )?import (?:struct |class |enum |func |protocol )?(\w+)/
                )
                return match.map { (file, String($0.1)) }
            }
        }
    }

    @Test(
        "has no forbidden arrow",
        arguments: [
            // folder, modules that its files must not import, files that may all the same
            ("Sources/ArchiveModel", ["Terminal", "ReaderApp", "CNcurses", "ArgumentParser"], ""),
            ("Sources/Terminal", ["ArchiveModel", "ReaderApp", "GRDB", "Foundation"], ""),
            ("Sources/Terminal", ["CNcurses"], "/Curses/"),
            ("Sources/ReaderApp", ["CNcurses", "GRDB", "CLibXML2", "CMd4c", "CLibArchive"], ""),
            ("Sources/ReaderApp", ["CTextLayout"], "/Text/"),
            ("Sources/ArchiveModel", ["CTextLayout"], ""), ("Sources/Terminal", ["CTextLayout"], ""),
            ("Sources/dossier", ["CTextLayout"], ""),
            ("Sources/dossier", ["CNcurses", "GRDB", "CLibXML2", "CMd4c", "CLibArchive", "Terminal"], ""),
            ("Sources/ArchiveModel", ["GRDB"], "/Library/"),
            ("Sources/ArchiveModel", ["CLibXML2"], "/Parsing/Markup/"),
            ("Sources/ArchiveModel", ["CMd4c"], "/Parsing/Markdown/"),
            ("Sources/ArchiveModel", ["CLibArchive"], "/Parsing/Container/"),
            ("Sources/ArchiveModel", ["CScheduling"], "/Background/"),
            ("Sources/ReaderApp", ["CScheduling"], ""), ("Sources/dossier", ["CScheduling"], ""),
            ("Sources/ReaderApp/Views", ["Foundation", "Glibc", "Darwin", "Dispatch"], ""),
            ("Sources/ReaderApp/Update", ["Foundation", "Glibc", "Darwin", "Dispatch"], ""),
            ("Sources/ReaderApp/State", ["Foundation", "Glibc", "Darwin", "Dispatch"], ""),
        ])
    func arrows(folder: String, forbidden: [String], exempt: String) throws {
        let imports = try Self.imports(below: folder)
        #expect(!imports.isEmpty)
        for (file, module) in imports where forbidden.contains(module) && (exempt.isEmpty || !file.contains(exempt)) {
            Issue.record("\(file) imports \(module)")
        }
    }

    @Test("the rule on imports sees the ones that there are")
    func importsAreSeen() throws {
        #expect(
            try Self.imports(below: "Sources/ArchiveModel").contains {
                $0.module == "GRDB" && $0.file.contains("/Library/")
            })
        #expect(try Self.imports(below: "Sources/Terminal").contains { $0.module == "CNcurses" })
    }

    @Test("views, update and state use no library, file, clock or screen")
    func purity() throws {
        for folder in ["Views", "Update", "State"] {
            for file in Repository.swiftFiles(below: "Sources/ReaderApp/" + folder) {
                let text = try Repository.text(file)
                for name in ["Library(", "FileManager", "Clock.", "Screen(", "DispatchQueue", "EffectRunner"]
                where text.contains(name) {
                    Issue.record("\(file) uses \(name)")
                }
            }
        }
    }

    @Test("no C or GRDB type stands in a public signature")
    func publicSignatures() throws {
        for folder in ["Sources/ArchiveModel", "Sources/Terminal", "Sources/ReaderApp"] {
            for (file, line) in try Self.lines(below: folder) where line.contains("public import") {
                #expect(!line.contains("GRDB") && !line.contains(" C"), "\(file): \(line)")
            }
        }
    }

    @Test("no file is longer than 600 lines")
    func length() throws {
        for folder in ["Sources", "Tests"] {
            for file in Repository.swiftFiles(below: folder) {
                let count = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).count
                #expect(count <= 600, "\(file) has \(count) lines")
            }
        }
    }

    @Test("no theme is named in code but the built-in default")
    func themeNames() throws {
        for (file, line) in try Self.lines(below: "Sources/ReaderApp") where !file.hasSuffix("BuiltInThemes.swift") {
            for name in [
                "\"night\"", "\"paper\"", "\"sepia\"", "\"dusk\"", "\"forest\"", "\"ice\"", "\"contrast-dark\"",
            ] {
                #expect(!line.contains(name), "\(file): \(line)")
            }
        }
    }

    @Test("nothing in Sources traps on purpose")
    func traps() throws {
        for (file, line) in try Self.lines(below: "Sources") {
            for word in ["try!", "fatalError(", "preconditionFailure(", "as!", "unowned(unsafe)"] {
                #expect(!line.contains(word), "\(file): \(line)")
            }
        }
    }

    private static func lines(below folder: String) throws -> [(file: String, line: Substring)] {
        try Repository.swiftFiles(below: folder).flatMap { file in
            try Repository.text(file).split(separator: "\n").map { (file, $0) }
        }
    }
}
