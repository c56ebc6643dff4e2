/// Why the screen can't be opened.
public enum ScreenError: Error, Equatable, Sendable {
    case notATerminal
    /// terminfo has no entry of that name.
    case unknownTerminal(String)
    /// The terminal can't place its cursor (`dumb`).
    case cannotMoveCursor(String)
}
