/// How long the line to the terminal takes, and how much is on its way.
///
/// A question that every terminal answers (DSR 5, ECMA-48 section 8.3.35) follows a frame; its answer says that the frame has been taken.
public struct LineMeter: Sendable {
    /// Frames on their way to a slow terminal; more would be seen too late.
    private static let mostInFlight = 3
    /// Without an answer for so long, none is waited for.
    private static let patience = Duration.seconds(3)
    /// Answers that tell what the line is like: one more than a moment of standstill can hold up.
    private static let remembered = mostInFlight + 1
    /// A single answer that took longer than this was not held up by chance.
    private static let surelySlow = Duration.seconds(1)
    /// Bytes of a frame that may wait on a line that is not known to be slow: smaller ones are there before the next key.
    public static let largeFrame = 1024

    private var asked: [ContinuousClock.Instant] = []
    private var roundTrips: [Duration] = []
    private var lastAnswer: ContinuousClock.Instant?
    /// Whether the terminal answers: only then it is asked.
    public private(set) var isAnswering = false

    public init() {}

    /// Asks whether the terminal has taken what was sent.
    public static let question: [UInt8] = Array("\u{1B}[5n".utf8)

    public mutating func sentQuestion(at now: ContinuousClock.Instant) { asked.append(now) }

    /// An answer that was given up tells that the terminal answers after all.
    public mutating func answered(at now: ContinuousClock.Instant) {
        isAnswering = true
        lastAnswer = now
        guard !asked.isEmpty else { return }
        roundTrips.append(now - asked.removeFirst())
        if roundTrips.count > Self.remembered { roundTrips.removeFirst() }
    }

    /// The shortest of the last ones: what was measured while the terminal was busy says nothing of the line.
    ///
    /// Nil until there are two of them, or one that leaves no doubt.
    public var roundTrip: Duration? {
        roundTrips.count > 1 || roundTrips.contains { $0 > Self.surelySlow } ? roundTrips.min() : nil
    }

    public var isWaiting: Bool { !asked.isEmpty }

    /// Whether another frame may follow; where not, for how long to wait at most.
    public mutating func wait(at now: ContinuousClock.Instant) -> Duration? {
        guard asked.count >= Self.mostInFlight, let first = asked.first else { return nil }
        let left = Self.patience - (now - max(first, lastAnswer ?? first))
        guard left <= .zero else { return left }
        asked = []
        isAnswering = false
        return nil
    }
}
