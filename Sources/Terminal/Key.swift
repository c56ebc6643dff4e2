/// One press of a key.
public struct Key: Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        case character(Character)
        case enter, escape, tab, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        case function(Int)
    }

    public struct Modifiers: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let shift = Modifiers(rawValue: 1)
        public static let alt = Modifiers(rawValue: 2)
        public static let control = Modifiers(rawValue: 4)
    }

    public var code: Code
    public var modifiers: Modifiers

    public init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    public static func character(_ character: Character) -> Key { Key(.character(character)) }
    public static func control(_ character: Character) -> Key { Key(.character(character), .control) }
}

extension Key {
    private static let names: [(Code, String)] = [
        (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backspace, "Backspace"), (.delete, "Delete"),
        (.insert, "Insert"), (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"),
        (.end, "End"), (.pageUp, "PageUp"), (.pageDown, "PageDown"), (.character(" "), "Space"),
    ]

    /// The name as the key map file and the help write it: `j`, `G`, `Space`, `Ctrl-d`, `Alt-x`, `Shift-Tab`, `F5`.
    public var name: String {
        var prefix = ""
        if modifiers.contains(.control) { prefix += "Ctrl-" }
        if modifiers.contains(.alt) { prefix += "Alt-" }
        if modifiers.contains(.shift) { prefix += "Shift-" }
        if let known = Self.names.first(where: { $0.0 == code }) { return prefix + known.1 }
        switch code {
        case .character(let character): return prefix + String(character)
        case .function(let number): return prefix + "F\(number)"
        default: return prefix
        }
    }

    /// Reads what `name` writes; nil for anything else.
    public init?(name: String) {
        var rest = name[...]
        var modifiers: Modifiers = []
        for (prefix, modifier) in [("Ctrl-", Modifiers.control), ("Alt-", .alt), ("Shift-", .shift)]
        where rest.hasPrefix(prefix) && rest.count > prefix.count {
            rest = rest.dropFirst(prefix.count)
            modifiers.insert(modifier)
        }
        if let known = Self.names.first(where: { $0.1.lowercased() == rest.lowercased() }) {
            self.init(known.0, modifiers)
        } else if rest.count == 1, let character = rest.first {
            self.init(.character(character), modifiers)
        } else if rest.first == "F", let number = Int(rest.dropFirst()), (1...24).contains(number) {
            self.init(.function(number), modifiers)
        } else {
            return nil
        }
    }
}

/// What comes in from the terminal.
public enum InputEvent: Equatable, Sendable {
    case key(Key)
    case mouse(MouseEvent)
    case paste(String)
    case report(TerminalReport)
}

/// What a terminal answers to a question.
public enum TerminalReport: Equatable, Sendable {
    /// It is there, and has taken all that was sent before the question (DSR 5).
    case ready
    /// A private mode by its number (DECRQM): 0 not known, 1 set, 2 reset, 3 and 4 for good.
    case mode(Int, state: Int)
    /// Where the cursor is, both from 1 (DSR 6), below the first row: there the answer looks like the key F3.
    case cursor(row: Int, column: Int)
    /// Its window has the keyboard from now on (mode 1004).
    case focused
}

public struct MouseEvent: Equatable, Sendable {
    public enum Kind: Equatable, Sendable { case press, wheelUp, wheelDown }

    public var kind: Kind
    public var point: Point

    public init(_ kind: Kind, at point: Point) {
        self.kind = kind
        self.point = point
    }
}
