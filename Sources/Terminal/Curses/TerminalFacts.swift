import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What terminfo knows of a terminal.
public struct TerminalFacts {
    public let colors: Int
    public let hasMouse: Bool

    /// - Returns: nil for a terminal that terminfo does not know.
    public init?(terminal: String) {
        var status: Int32 = 0
        guard !terminal.isEmpty, setupterm(terminal, STDOUT_FILENO, &status) == OK else { return nil }
        colors = max(0, Int(dossier_capability_number("colors")))
        hasMouse = dossier_capability("kmous") != nil
    }
}
