/// How long the line to the terminal takes, and how much is on its way.
///
/// A question that every terminal answers (DSR 5, ECMA-48 section 8.3.35) follows a frame; its answer says that the frame has been taken.
public struct LineMeter: Sendable {
    private enum Trust { case unknown, answers, silent }

    /// Questions on their way; the frames behind more of them would be seen too late.
    private static let mostInFlight = 3
    /// Bytes on their way behind which no frame follows: over a line that is slow, over others, and before anything is known.
    private static let mostBytesInFlight = (slow: 1024, usual: 4096, unknown: 8192)
    /// No line is thought to be slower: 9,600 bit/s with their start and stop bits, and something to spare; for six seconds at most.
    private static let leastBytesPerSecond = 800
    /// Without an answer for so long, and for what the bytes may take, those that are on their way are given up.
    private static let patience = Duration.seconds(3)
    /// Round trips that are kept.
    private static let remembered = 4
    /// A single answer that took longer than this was not held up by chance.
    private static let surelySlow = Duration.seconds(1)
    /// After so many bytes a terminal is asked whether it has them.
    private static let bytesBetween = 1024
    /// The same, over a line that takes frames at once, and of a terminal that has stopped to answer.
    private static let bytesBetweenTries = 32_768
    /// A line that was fast is not known to be so any more.
    private static let fastFor = Duration.seconds(10)
    /// A frame that is there after less is there before the next key.
    private static let atOnce = Duration.milliseconds(40)

    /// When, whether nothing was on its way then, and the bytes before it.
    private var asked: [(at: ContinuousClock.Instant, isAlone: Bool, bytes: Int)] = []
    /// A question that nothing was on its way before, and that was given up: its answer may be late only.
    private var givenUp: ContinuousClock.Instant?
    private var roundTrips: [Duration] = []
    private var lastQuestion: ContinuousClock.Instant?
    private var lastAnswer: ContinuousClock.Instant?
    private var trust = Trust.unknown
    /// Bytes since the last question.
    private var unasked = 0
    private var asksAlways = false

    public init() {}

    /// Asks whether the terminal has taken what was sent.
    public static let question: [UInt8] = Array("\u{1B}[5n".utf8)

    /// To be sent behind so many bytes: the question, or nothing.
    ///
    /// `asksAlways`: behind each frame, since the line is slow. Else a terminal is asked that has answered before.
    public mutating func question(behind bytes: Int, asksAlways: Bool, at now: ContinuousClock.Instant) -> [UInt8] {
        unasked += bytes
        self.asksAlways = asksAlways
        let isDue =
            switch trust {
            case .unknown: asksAlways
            case .answers: asksAlways || unasked >= (isFast(at: now) ? Self.bytesBetweenTries : Self.bytesBetween)
            case .silent: unasked >= Self.bytesBetweenTries
            }
        guard isDue else { return [] }
        sentQuestion(at: now)
        return Self.question
    }

    /// The question went out behind so many bytes, or by itself.
    public mutating func sentQuestion(behind bytes: Int = 0, at now: ContinuousClock.Instant) {
        unasked += bytes
        giveUpLost(at: now)
        lastQuestion = now
        asked.append((now, asked.isEmpty, unasked))
        unasked = 0
    }

    public mutating func answered(at now: ContinuousClock.Instant) {
        let question = asked.isEmpty ? givenUp.map { (at: $0, isAlone: true, bytes: 0) } : asked.removeFirst()
        givenUp = nil
        trust = .answers
        // Those that waited for others before them say nothing.
        if let question, question.isAlone {
            roundTrips.append(now - question.at)
            if roundTrips.count > Self.remembered { roundTrips.removeFirst() }
        }
        giveUpLost(at: now)
        lastAnswer = now
    }

    /// What is on its way is not counted any more: the terminal had another owner.
    public mutating func forget() {
        asked = []
        givenUp = nil
        unasked = 0
    }

    /// The shortest of the last ones: what was measured while the terminal was busy says nothing of the line.
    ///
    /// Nil until there are two of them, or one that leaves no doubt.
    public var roundTrip: Duration? {
        roundTrips.count > 1 || roundTrips.contains { $0 > Self.surelySlow } ? roundTrips.min() : nil
    }

    private func isFast(at now: ContinuousClock.Instant) -> Bool {
        guard let slowest = roundTrips.suffix(2).max(), let lastQuestion else { return false }
        return slowest < Self.atOnce && now - lastQuestion < Self.fastFor
    }

    /// Whether answers are on their way.
    public var isWaiting: Bool { !asked.isEmpty }

    /// For how long answers are worth waiting for when the terminal goes to somebody else; zero where none is to come.
    public mutating func patienceForAnswers(at now: ContinuousClock.Instant) -> Duration {
        giveUpLost(at: now)
        guard isWaiting, trust != .silent else { return .zero }
        guard let roundTrip = roundTrips.max() else { return .milliseconds(500) }
        return min(max(roundTrip * (1 + Self.mostInFlight), .seconds(1)) + timeOfBytes(at: now), Self.patience * 2)
    }

    /// Whether another frame may follow; where not, for how long to wait at most.
    public mutating func wait(at now: ContinuousClock.Instant) -> Duration? {
        guard trust != .silent, isFull(at: now), let first = asked.first?.at else { return nil }
        let left = Self.patience + timeOfBytes(at: now) - (now - max(first, lastAnswer ?? first))
        guard left <= .zero else { return left }
        asked = []
        trust = .silent
        return nil
    }

    private var bytesInFlight: Int { asked.isEmpty ? 0 : asked.reduce(unasked) { $0 + $1.bytes } }

    /// What they may take over a slow line; whoever has answered nothing yet may never do so.
    private func timeOfBytes(at now: ContinuousClock.Instant) -> Duration {
        guard trust == .answers, !isFast(at: now) else { return .zero }
        return min(.milliseconds(bytesInFlight * 1000 / Self.leastBytesPerSecond), Self.patience * 2)
    }

    private func isFull(at now: ContinuousClock.Instant) -> Bool {
        guard !asked.isEmpty, asked.count < Self.mostInFlight else { return !asked.isEmpty }
        switch trust {
        // Behind the first frame, which may be as large as the screen.
        case .unknown: return unasked >= Self.mostBytesInFlight.unknown
        case .answers, .silent:
            guard !isFast(at: now) else { return false }
            return bytesInFlight >= (asksAlways ? Self.mostBytesInFlight.slow : Self.mostBytesInFlight.usual)
        }
    }

    /// As long as answers come, those before them are only late.
    private mutating func giveUpLost(at now: ContinuousClock.Instant) {
        let lastAnswer = lastAnswer
        let patience = Self.patience + timeOfBytes(at: now)
        let isLost = { (sent: ContinuousClock.Instant) in now - max(sent, lastAnswer ?? sent) >= patience }
        if let first = asked.first, first.isAlone, isLost(first.at) { givenUp = first.at }
        asked.removeAll { isLost($0.at) }
    }
}
