import Testing

@testable import Terminal

@Suite("The line to the terminal")
struct LineMeterTests {
    private let start = ContinuousClock.now

    private func at(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    private func exchange(_ sent: Int, _ answered: Int, _ meter: inout LineMeter) {
        meter.sentQuestion(at: at(sent))
        meter.answered(at: at(answered))
    }

    @Test("the shortest of the last answers counts, and an answer without a question does not")
    func roundTrips() {
        var meter = LineMeter()
        meter.answered(at: start)
        #expect(meter.roundTrip == nil)
        exchange(0, 320, &meter)
        // One answer may have been held up by chance.
        #expect(meter.roundTrip == nil)
        exchange(400, 700, &meter)
        exchange(800, 1200, &meter)
        #expect(meter.roundTrip == .milliseconds(300) && !meter.isWaiting)
        // Four frames in a row were slower than that.
        for number in 2...4 { exchange(1000 * number, 1000 * number + 500, &meter) }
        #expect(meter.roundTrip == .milliseconds(400))
        exchange(5000, 5500, &meter)
        #expect(meter.roundTrip == .milliseconds(500))
        var slow = LineMeter()
        exchange(0, 1100, &slow)
        #expect(slow.roundTrip == .milliseconds(1100))
    }

    @Test("a frame that waits for others before it says nothing of the line")
    func queue() {
        var meter = LineMeter()
        for number in 0..<2 { exchange(number * 1000, number * 1000 + 80, &meter) }
        for number in 0..<30 {
            meter.sentQuestion(at: at(5000 + number * 80))
            if number > 1 { meter.answered(at: at(5000 + number * 80)) }
        }
        #expect(meter.roundTrip == .milliseconds(80))
    }

    @Test("an answer that was lost makes no line slow, and is given up when none comes for some time")
    func lost() {
        var meter = LineMeter()
        for number in 0..<2 { exchange(number * 10, number * 10 + 1, &meter) }
        meter.sentQuestion(at: at(100))
        for number in 1...5 {
            exchange(100 + number * 700, 101 + number * 700, &meter)
        }
        #expect(meter.roundTrip == .milliseconds(1) && meter.isWaiting)
        exchange(8000, 8001, &meter)
        #expect(!meter.isWaiting)
    }

    @Test("three frames are on their way at most; an answer lets the next one go, and so does patience")
    func frames() {
        var meter = LineMeter()
        for number in 0..<3 {
            #expect(meter.wait(at: start) == nil)
            meter.sentQuestion(at: at(number))
        }
        #expect(meter.wait(at: at(500)) == .milliseconds(2500))
        meter.answered(at: at(600))
        #expect(meter.wait(at: at(600)) == nil)
        meter.sentQuestion(at: at(600))
        // Patience begins with the last answer.
        #expect(meter.wait(at: at(700)) == .milliseconds(2900))
        // The terminal that answers no more is not waited for, neither now nor at the end, until an answer comes after all.
        #expect(meter.wait(at: at(3700)) == nil && !meter.isWaiting)
        for _ in 0..<5 { #expect(meter.question(behind: 65_536, asksAlways: true, at: at(3800)) == LineMeter.question) }
        #expect(meter.wait(at: at(3900)) == nil && meter.patienceForAnswers(at: at(3900)) == .zero)
        meter.answered(at: at(4000))
        #expect(meter.wait(at: at(4000)) != nil)
    }

    @Test("behind some kilobytes no frame follows before an answer, behind one where the line is slow")
    func bytes() {
        var meter = LineMeter()
        _ = meter.question(behind: 5000, asksAlways: true, at: start)
        // The first screen may take its time, and nothing is known of the line.
        #expect(meter.wait(at: start) == nil)
        meter.answered(at: at(4500))
        _ = meter.question(behind: 900, asksAlways: true, at: at(5000))
        #expect(meter.wait(at: at(5000)) == nil)
        _ = meter.question(behind: 300, asksAlways: true, at: at(5000))
        // Some time for the line to take 1,200 bytes is given on top.
        #expect(meter.wait(at: at(5000)) == .milliseconds(4500))
        meter.answered(at: at(6000))
        #expect(meter.wait(at: at(6000)) == nil)
        _ = meter.question(behind: 3700, asksAlways: false, at: at(6000))
        #expect(meter.wait(at: at(6000)) == nil)
        _ = meter.question(behind: 100, asksAlways: false, at: at(6000))
        #expect(meter.wait(at: at(6000)) != nil)
    }

    @Test("an answer that was lost on a fast line holds no frame back, and no end")
    func lostOnFastLine() {
        var meter = LineMeter()
        for number in 0..<2 { exchange(number * 10, number * 10 + 1, &meter) }
        _ = meter.question(behind: 40_000, asksAlways: false, at: at(100))
        #expect(meter.isWaiting)
        for number in 1...5 {
            #expect(meter.wait(at: at(100 + number)) == nil)
            _ = meter.question(behind: 3000, asksAlways: false, at: at(100 + number))
        }
        #expect(meter.patienceForAnswers(at: at(200)) <= .seconds(1))
    }

    @Test("a terminal that has answered nothing yet is waited for behind some screens, and not for long")
    func firstFrame() {
        var meter = LineMeter()
        meter.sentQuestion(behind: 12_000, at: start)
        #expect(meter.wait(at: start) == nil)
        _ = meter.question(behind: 9000, asksAlways: false, at: at(100))
        #expect(meter.wait(at: at(100)) == .milliseconds(2900))
        #expect(meter.wait(at: at(3000)) == nil)
    }

    @Test("an answer that comes after it was given up says that the line is slow")
    func late() {
        for givesUp in [false, true] {
            var meter = LineMeter()
            meter.sentQuestion(at: start)
            if givesUp { #expect(meter.patienceForAnswers(at: at(3200)) == .zero && !meter.isWaiting) }
            meter.answered(at: at(3500))
            #expect(meter.roundTrip == .milliseconds(3500))
        }
    }

    @Test("a terminal that answers nothing is waited for once, however its frames are spread")
    func silent() {
        var meter = LineMeter()
        var pauses = 0
        for tenth in 0..<100 {
            if let pause = meter.wait(at: at(tenth * 100)) {
                pauses += 1
                #expect(pause > .zero)
            } else {
                _ = meter.question(behind: 200, asksAlways: true, at: at(tenth * 100))
            }
        }
        #expect((1...40).contains(pauses))
    }

    @Test("a terminal is asked behind each kilobyte once it has answered, on a slow line behind each frame")
    func questions() {
        var meter = LineMeter()
        #expect(meter.question(behind: 9000, asksAlways: false, at: start).isEmpty)
        #expect(meter.question(behind: 20, asksAlways: true, at: start) == LineMeter.question)
        meter.answered(at: at(60))
        let asked = (0..<10).map { !meter.question(behind: 400, asksAlways: false, at: at(61 + $0)).isEmpty }
        #expect(asked == [false, false, true, false, false, true, false, false, true, false])
    }

    @Test("one that takes frames at once is asked behind 32 kilobytes, until it does not")
    func fast() {
        var meter = LineMeter()
        exchange(0, 1, &meter)
        exchange(10, 11, &meter)
        let asked = (0..<33).count { _ in !meter.question(behind: 1024, asksAlways: false, at: at(20)).isEmpty }
        #expect(asked == 1)
        meter.answered(at: at(900))
        #expect(!meter.question(behind: 1024, asksAlways: false, at: at(901)).isEmpty)
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
