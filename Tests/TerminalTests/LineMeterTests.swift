import Testing

@testable import Terminal

@Suite("The line to the terminal")
struct LineMeterTests {
    private let start = ContinuousClock.now

    @Test("the shortest answer counts, and an answer without a question does not")
    func roundTrips() {
        var meter = LineMeter()
        meter.answered(at: start)
        #expect(meter.roundTrip == nil)
        for (sent, answered) in [(0, 320), (400, 700), (800, 1200)] {
            meter.sentQuestion(at: start + .milliseconds(sent))
            meter.answered(at: start + .milliseconds(answered))
        }
        #expect(meter.roundTrip == .milliseconds(300) && !meter.isWaiting)
    }

    @Test("three frames are on their way at most; an answer lets the next one go, and so does patience")
    func frames() {
        var meter = LineMeter()
        for number in 0..<3 {
            #expect(meter.wait(at: start) == nil)
            meter.sentQuestion(at: start + .milliseconds(number))
        }
        #expect(meter.wait(at: start + .milliseconds(500)) == .milliseconds(2500))
        meter.answered(at: start + .milliseconds(600))
        #expect(meter.wait(at: start + .milliseconds(600)) == nil)
        meter.sentQuestion(at: start + .milliseconds(600))
        // Patience begins with the last answer.
        #expect(meter.wait(at: start + .milliseconds(700)) == .milliseconds(2900) && meter.isAnswering)
        // The terminal that answers no more is not waited for forever, and not asked, until an answer comes after all.
        #expect(meter.wait(at: start + .milliseconds(3700)) == nil && !meter.isAnswering && !meter.isWaiting)
        meter.answered(at: start + .milliseconds(4000))
        #expect(meter.isAnswering && meter.roundTrip == .milliseconds(600))
    }

    @Test("answers of a terminal are no keys")
    func reports() {
        var decoder = InputDecoder()
        let events = decoder.feed(Array("a\u{1B}[0n\u{1B}[?2026;2$yb\u{1B}[3n\u{1B}[?1;2c\u{1B}[2;10R\u{1B}[1;2R".utf8))
        #expect(
            events == [
                .key(.character("a")), .report(.ready), .report(.mode(2026, state: 2)), .key(.character("b")),
                .report(.cursor(row: 2, column: 10)), .key(Key(.function(3), .shift)),
            ])
    }
}
