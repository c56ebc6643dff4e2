import Foundation
import Testing

@testable import ReaderApp
@testable import Terminal

@Suite("Answers that the terminal still owes")
struct TerminalEventsTests {
    private let input = Pipe()

    private func send(_ text: String) { input.fileHandleForWriting.write(Data(text.utf8)) }

    /// A line with so many questions on their way, over which answers take a second.
    private func line(owing questions: Int) -> LineMeter {
        var line = LineMeter()
        line.sentQuestion(at: .now)
        line.answered(at: .now + .seconds(1))
        for _ in 0..<questions { line.sentQuestion(at: .now) }
        return line
    }

    @Test("are taken before the terminal goes to somebody else, in however many pieces they come")
    func taken() throws {
        var events = TerminalEvents(try #require(SignalPipe()))
        var line = line(owing: 3)
        send("x\u{1B}[0n\u{1B}[?69;2$y")
        Thread.detachNewThread { [self] in
            for piece in ["\u{1B}[", "0n\u{1B}[0", "nshell"] {
                Thread.sleep(forTimeInterval: 0.02)
                send(piece)
            }
            try? input.fileHandleForWriting.close()
        }
        #expect(events.awaitAnswers(of: &line, input.fileHandleForReading.fileDescriptor) == [.mode(69, state: 2)])
        #expect(!line.isWaiting)
    }

    @Test("are not waited for where none is owed, nor from a terminal that is gone")
    func over() throws {
        var events = TerminalEvents(try #require(SignalPipe()))
        var paid = line(owing: 0)
        send("shell")
        #expect(events.awaitAnswers(of: &paid, input.fileHandleForReading.fileDescriptor).isEmpty)
        #expect(input.fileHandleForReading.availableData == Data("shell".utf8))
        var line = line(owing: 2)
        try input.fileHandleForWriting.close()
        #expect(events.awaitAnswers(of: &line, input.fileHandleForReading.fileDescriptor).isEmpty)
        #expect(line.isWaiting)
    }
}
