import ArchiveModel
import Testing

@Suite("What a terminal would obey, or nobody sees")
struct TextSanitiserTests {
    private static let england = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"

    @Test(
        "is replaced",
        arguments: [
            ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\u{9B}b", "a\u{FFFD}b"), ("a\u{202E}b", "a\u{FFFD}b"),
            ("a\u{E0041}\u{E0042}b", "a\u{FFFD}\u{FFFD}b"), ("a\u{E0001}b", "a\u{FFFD}b"),
            // Tags behind a flag that name no region, and those behind its end.
            ("\u{1F3F4}\u{E0041}", "\u{1F3F4}\u{FFFD}"), ("\u{1F3F4}\u{E0067}b", "\u{1F3F4}\u{FFFD}b"),
            (england + "\u{E0067}", england + "\u{FFFD}"),
        ])
    func replaced(text: String, result: String) {
        #expect(TextSanitiser.sanitise(text).text == result)
        #expect(!TextSanitiser.isHarmless(text))
    }

    @Test(
        "is nothing of these",
        arguments: ["a\tb\nc", england + " plays", "\u{1F3F4} black", "👩‍👩‍👧 — ‘é’ 日本", "\u{E0100}\u{F0000}"])
    func kept(text: String) {
        #expect(TextSanitiser.sanitise(text).text == text && TextSanitiser.sanitise(text).neutralised.isEmpty)
    }
}
