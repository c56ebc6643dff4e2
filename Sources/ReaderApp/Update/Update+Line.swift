/// The line to the terminal.
extension AppState {
    /// Milliseconds of a round trip from which on keys are felt to wait for the screen.
    private static let slow = 200

    mutating func take(roundTrip milliseconds: Int) -> [Effect] {
        guard detectsSlowLine, !isSlow, milliseconds >= Self.slow else { return [] }
        detectsSlowLine = false
        isSlow = true
        showsLinks = false
        body.addresses = []
        relayBody()
        list.settle(height: listHeight)
        say("Slow line (\(milliseconds) ms): Enter opens the text; --no-slow shows it always")
        return []
    }
}
