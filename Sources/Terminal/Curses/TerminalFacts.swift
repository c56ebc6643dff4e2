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
    /// Whether terminfo knows how the clipboard is set (`Ms`).
    public let hasClipboard: Bool
    /// Keys that terminfo knows and that are understood, those that would not be, and those that it does not know, by name.
    public private(set) var keys: (understood: [String], misunderstood: [String], unknown: [String])

    private static let keyCapabilities: [(name: String, capability: String, key: Key)] = [
        ("Up", "kcuu1", Key(.up)), ("Down", "kcud1", Key(.down)), ("Left", "kcub1", Key(.left)),
        ("Right", "kcuf1", Key(.right)), ("Home", "khome", Key(.home)), ("End", "kend", Key(.end)),
        ("PageUp", "kpp", Key(.pageUp)), ("PageDown", "knp", Key(.pageDown)), ("Shift-Tab", "kcbt", Key(.tab, .shift)),
        ("Delete", "kdch1", Key(.delete)),
    ]

    /// - Returns: nil for a terminal that terminfo does not know.
    public init?(terminal: String) {
        var status: Int32 = 0
        guard !terminal.isEmpty, setupterm(terminal, STDOUT_FILENO, &status) == OK else { return nil }
        colors = max(0, Int(dossier_capability_number("colors")))
        hasMouse = dossier_capability("kmous") != nil
        hasClipboard = dossier_capability("Ms") != nil
        keys = ([], [], [])
        for (name, capability, key) in Self.keyCapabilities {
            guard let sequence = dossier_capability(capability) else {
                keys.unknown.append(name)
                continue
            }
            var decoder = InputDecoder()
            let events = decoder.feed(Array(String(cString: sequence).utf8)) + decoder.flush()
            if events == [.key(key)] { keys.understood.append(name) } else { keys.misunderstood.append(name) }
        }
    }
}
