import Foundation
import Terminal

/// What a terminal says of itself, in words.
public struct TerminalExamination {
    public typealias Section = (title: String, lines: [(String, String)])

    /// Texts whose width terminals do not agree on, with the columns that Dossier gives them.
    private static let samples = [
        ("letter", "a"), ("accent on its letter", "e\u{301}"), ("Chinese", "漢"), ("box line", "─"), ("star", "★"),
        ("emoji", "🚢"), ("emoji of two parts", "👍🏽"), ("family", "👨‍👩‍👧"), ("flag", "🇳🇴"), ("heart as emoji", "❤️"),
    ]
    private static let modes = [
        (2026, "frames shown at once"), (2004, "bracketed paste"), (1006, "mouse"), (1004, "focus events"),
        (69, "margins left and right"),
    ]

    private let environment: [String: String]

    /// `environment`: of the process.
    public init(environment: [String: String]) { self.environment = environment }

    /// Asks the terminal; some seconds, where it does not answer.
    public func sections() -> [Section] {
        let probe = TerminalProbe(texts: Self.samples.map { $0.1 }, modes: Self.modes.map { $0.0 })
        var sections: [Section] = [("Terminal", terminal())]
        guard let probe else {
            return sections + [("Answers", [("not asked", "standard input and output are no terminal")])]
        }
        sections.append(("Answers", answers(probe)))
        if probe.roundTrip != nil { sections.append(("Columns", widths(probe))) }
        return sections
    }

    /// Text with blanks up to a width.
    public static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - CharacterWidth.columns(of: text)))
    }

    private func terminal() -> [(String, String)] {
        let name = environment["TERM"] ?? ""
        var lines = [("TERM", name.isEmpty ? "not set" : name)]
        if let facts = TerminalFacts(terminal: name) {
            lines.append(
                ("colours", "\(facts.colors)" + (environment["COLORTERM"].map { ", COLORTERM says \($0)" } ?? "")))
            lines.append(("mouse", facts.hasMouse ? "yes" : "terminfo knows none"))
            lines += keys(facts)
            lines.append(("clipboard", clipboard(facts)))
        } else {
            lines.append(("terminfo", "knows no such terminal; set TERM to one it knows, such as xterm-256color"))
        }
        lines.append(
            ("characters", CharacterRepertoire.adoptLocale() == .unicode ? "UTF-8" : "ASCII: the locale is not UTF-8"))
        if let size = Screen.terminalSize { lines.append(("size", "\(size.columns)×\(size.rows)")) }
        let isKnown = Hyperlink.isKnown(terminal: name, environment: environment)
        lines.append(("links (OSC 8)", isKnown ? "known to be shown" : "not known; hyperlinks = true shows them"))
        let around = [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "SSH")].filter {
            environment[$0.0] != nil
        }
        lines.append(("within", around.isEmpty ? "nothing else" : around.map { $0.1 }.joined(separator: ", ")))
        if !(environment["NO_COLOR"] ?? "").isEmpty { lines.append(("NO_COLOR", "set: no colours")) }
        return lines
    }

    private func keys(_ facts: TerminalFacts) -> [(String, String)] {
        let (understood, misunderstood, unknown) = facts.keys
        var lines = [("keys", understood.isEmpty ? "letters alone" : understood.joined(separator: " "))]
        if !misunderstood.isEmpty { lines.append(("not understood", misunderstood.joined(separator: " "))) }
        if !unknown.isEmpty { lines.append(("not in terminfo", unknown.joined(separator: " "))) }
        return lines
    }

    private func clipboard(_ facts: TerminalFacts) -> String {
        let tools = Outside(environment: environment).clipboardTools().map { $0[0].split(separator: "/").last ?? "" }
        let terminal =
            facts.hasClipboard ? "through the terminal (OSC 52)" : "through the terminal (OSC 52), should it allow that"
        return (tools.map { String($0) } + [terminal]).joined(separator: ", and ")
    }

    private func answers(_ probe: TerminalProbe) -> [(String, String)] {
        guard let roundTrip = probe.roundTrip else {
            return [("none", "the terminal answers no questions; everything else works")]
        }
        let milliseconds = roundTrip / .milliseconds(1)
        var lines = [
            (
                "round trip",
                String(format: "%.1f ms", milliseconds) + (milliseconds >= 200 ? ": a slow line, see --slow" : "")
            )
        ]
        if let name = probe.name { lines.append(("name", name)) }
        for (mode, name) in Self.modes {
            let answer = probe.modes[mode].map { $0 == 0 ? "no" : "yes" } ?? "no answer"
            let isWithout = mode == 69 && answer != "yes"
            lines.append((name, answer + (isWithout ? ": Z, the list above the text, makes its lines cheap" : "")))
        }
        return lines
    }

    private func widths(_ probe: TerminalProbe) -> [(String, String)] {
        Self.samples.map { name, text in
            let own = CharacterWidth.columns(of: text)
            guard let measured = probe.columns[text] else { return (name, "no answer") }
            let note =
                measured == own
                ? ""
                : own == 1 && text == "★" || text == "─"
                    ? "; try ambiguous_width = 2" : "; Dossier sends its first part alone"
            return (name, measured == own ? "\(own)" : "\(measured), Dossier counts \(own)" + note)
        }
    }
}
