import Foundation
import TestSupport
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// All of it in turn: some change how wide characters are.
@Suite("Widths", .serialized)
struct WidthTests {
    private static let tables = "/usr/share/unicode"

    @Test("every character is as wide as the C library has it, which curses asks")
    func librarysWidths() throws {
        try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        var different: [String] = []
        for value in (0x20 as UInt32)..<0x40000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let width = AmbiguousWidth.columnsInCurses(scalar)
            // Below 0 what the library does not know; it gives the soft hyphen a column, which terminals don't.
            guard width >= 0, value != 0xAD, !ControlCharacter.isControl(scalar),
                CharacterWidth.columns(of: scalar) != width
            else { continue }
            different.append(String(format: "%X: %d", value, CharacterWidth.columns(of: scalar)))
        }
        #expect(different.isEmpty, "\(different.count): \(different.prefix(40).joined(separator: ", "))")
    }

    @Test(
        "wide characters are those of Unicode's table",
        .enabled(if: FileManager.default.fileExists(atPath: tables + "/EastAsianWidth.txt")))
    func unicodesWidths() throws {
        let table = try String(contentsOfFile: Self.tables + "/EastAsianWidth.txt", encoding: .utf8)
        var checked = 0
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.prefix { $0 != "#" }.split(separator: ";")
            guard parts.count == 2 else { continue }
            let bounds = parts[0].split(separator: ".").compactMap {
                UInt32($0.trimmingCharacters(in: .whitespaces), radix: 16)
            }
            let kind = parts[1].trimmingCharacters(in: .whitespaces)
            guard let first = bounds.first, let last = bounds.last, kind == "W" || kind == "F" || kind == "Na" else {
                continue
            }
            for value in first...last {
                guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned,
                    !CharacterWidth.isCombining(scalar), !ControlCharacter.isControl(scalar)
                else { continue }
                checked += 1
                #expect(CharacterWidth.columns(of: scalar) == (kind == "Na" ? 1 : 2), "U+\(String(value, radix: 16))")
            }
        }
        #expect(checked > 90_000)
    }

    @Test(
        "clusters take the columns that curses is told of",
        arguments: [
            ("e\u{301}", 1), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🏳️‍🌈", 1), ("🇳🇴", 2), ("❤️", 1), ("1️⃣", 1), ("한", 2),
            ("\u{1112}\u{1161}\u{11AB}", 2),
            ("ก็", 1), ("क्षि", 3), ("ﷺ", 1), ("漢", 2), ("ｱ", 1), ("Ａ", 2), ("\u{200B}", 0), ("👨🏿‍🦰", 2),
        ])
    func clusters(text: String, columns: Int) throws {
        #expect(CharacterWidth.columns(of: text) == columns)
        var surface = Surface(size: Size(columns: 8, rows: 1))
        #expect(surface.put(text + "|", at: Point(column: 0, row: 0), style: .plain) == columns + 1)
        #expect(surface[columns, 0].text == "|")
        let sent = (0..<columns).reduce(0) { sum, column in
            let cell = surface[column, 0].text
            guard !cell.isEmpty else { return sum }
            let width = column + 1 < 8 && surface[column + 1, 0].text.isEmpty ? 2 : 1
            return sum + CursesCharacters.parts(of: cell, columns: width).reduce(0) { $0 + $1.columns }
        }
        #expect(sent == columns)
    }

    @Test("where the terminal widens what is ambiguous, letters take two columns, for curses too, and signs one")
    func ambiguous() throws {
        try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        #expect(CharacterWidth.columns(of: "Год — é") == 7)
        AmbiguousWidth.widen()
        defer { AmbiguousWidth.narrow() }
        #expect(CharacterWidth.columns(of: "Год") == 6 && CharacterWidth.columns(of: "é") == 2)
        #expect(CharacterWidth.columns(of: "─│● … “”") == 8)
        #if os(Linux)
            #expect(["Г", "A", "一"].map { AmbiguousWidth.columnsInCurses($0) } == [2, 1, 2])
        #endif
    }
}

@Suite("Links of the terminal")
struct HyperlinkTests {
    @Test("only addresses of the web and mails are links, and nothing in them is obeyed")
    func safety() {
        #expect(Hyperlink.safe("https://a.example/ä b\u{1B}\\") == "https://a.example/%C3%A4%20b%1B\\")
        #expect(Hyperlink.safe("javascript:alert(1)") == nil && Hyperlink.safe("file:///etc/passwd") == nil)
        #expect(Hyperlink.safe("https://a.example/" + String(repeating: "x", count: 3000)) == nil)
    }

    @Test("terminals are known by what they say of themselves, and not within others")
    func known() {
        #expect(Hyperlink.isKnown(terminal: "foot", environment: [:]))
        #expect(Hyperlink.isKnown(terminal: "xterm-256color", environment: ["VTE_VERSION": "6800"]))
        #expect(!Hyperlink.isKnown(terminal: "xterm-256color", environment: [:]))
        #expect(!Hyperlink.isKnown(terminal: "screen-256color", environment: ["VTE_VERSION": "6800"]))
        #expect(!Hyperlink.isKnown(terminal: "linux", environment: ["TERM_PROGRAM": "vscode"]))
    }

    @Test("what is drawn over a link takes it away")
    func covered() {
        var surface = Surface(size: Size(columns: 20, rows: 3))
        surface.put("here it is", at: Point(column: 0, row: 1), style: .plain)
        surface.link("https://a.example", at: Point(column: 0, row: 1), columns: 4)
        #expect(surface.links.map(\.columns) == [0..<4])
        surface.fill(Rect(column: 3, row: 0, columns: 5, rows: 3), style: .plain)
        #expect(surface.links.isEmpty)
    }
}
