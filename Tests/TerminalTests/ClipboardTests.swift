import Foundation
import Testing

@testable import Terminal

@Suite("The clipboard of the terminal")
struct ClipboardTests {
    @Test("encodes as Foundation does", arguments: ["", "a", "ab", "abc", "漢字 und mehr", "\u{1B}]0;x\u{7}"])
    func base64(text: String) {
        #expect(
            String(decoding: ClipboardSequence.base64(Array(text.utf8)), as: UTF8.self)
                == Data(text.utf8).base64EncodedString())
    }

    @Test("sends nothing of the text but its encoding")
    func sequence() throws {
        let bytes = try #require(ClipboardSequence.bytes(of: "\u{1B}[2J"))
        #expect(bytes.filter { $0 == 0x1B }.count == 1 && bytes.last == 0x07)
        #expect(ClipboardSequence.bytes(of: String(repeating: "x", count: 60_000)) == nil)
        let wrapped = try #require(ClipboardSequence.bytes(of: String(repeating: "x", count: 2000), isInScreen: true))
        #expect(wrapped.starts(with: Array("\u{1B}P\u{1B}]52;".utf8)) && wrapped.suffix(2) == Array("\u{1B}\\".utf8))
    }
}
