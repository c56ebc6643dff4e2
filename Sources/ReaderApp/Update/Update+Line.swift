/// The line to the terminal.
extension AppState {
    /// Milliseconds of a round trip from which on keys are felt to wait for the screen.
    private static let slow = 200

    /// Whether what the line takes makes a difference now.
    func noticesSlowLine(_ milliseconds: Int) -> Bool { detectsSlowLine && !isSlow && milliseconds >= Self.slow }

    mutating func take(roundTrip milliseconds: Int) -> [Effect] {
        guard noticesSlowLine(milliseconds) else { return [] }
        detectsSlowLine = false
        isSlow = true
        showsLinks = false
        body.addresses = []
        afterLayout()
        say("Slow line (\(milliseconds) ms): Enter opens the text; --no-slow shows it always")
        return []
    }
}
