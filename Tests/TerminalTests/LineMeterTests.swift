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
        func exchange(_ sent: Int, _ answered: Int) {
            meter.sentQuestion(at: start + .milliseconds(sent))
            meter.answered(at: start + .milliseconds(answered))
        }
        exchange(0, 320)
        // One answer may have been held up by chance.
        #expect(meter.roundTrip == nil)
        exchange(400, 700)
        exchange(800, 1200)
        #expect(meter.roundTrip == .milliseconds(300) && !meter.isWaiting)
        // Four frames in a row were slower than that.
        for number in 2...4 { exchange(1000 * number, 1000 * number + 500) }
        #expect(meter.roundTrip == .milliseconds(400))
        exchange(5000, 5500)
        #expect(meter.roundTrip == .milliseconds(500))
        var slow = LineMeter()
        slow.sentQuestion(at: start)
        slow.answered(at: start + .milliseconds(1100))
        #expect(slow.roundTrip == .milliseconds(1100))
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
        #expect(meter.isAnswering)
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
