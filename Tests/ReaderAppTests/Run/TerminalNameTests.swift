import Terminal
import Testing

@testable import ReaderApp

@Suite("The name of the terminal")
struct TerminalNameTests {
    @Test("is what TERM says, but for another terminal's name within tmux")
    func names() {
        let tmux = TerminalFacts(terminal: "tmux-256color") == nil ? "xterm-256color" : "tmux-256color"
        #expect(ReaderOptions.terminalName(["TERM": "xterm-256color", "TMUX": "/tmp/tmux,1,0"]) == tmux)
        #expect(ReaderOptions.terminalName(["TERM": "xterm-256color"]) == "xterm-256color")
        #expect(ReaderOptions.terminalName(["TERM": "screen", "TMUX": "/tmp/tmux,1,0"]) == "screen")
        #expect(ReaderOptions.terminalName([:]).isEmpty)
    }
}
