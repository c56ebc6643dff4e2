/// Turns bytes of a terminal into keys, mouse events and pasted text.
///
/// Understands UTF-8, the CSI and SS3 sequences of xterm and its relatives (ECMA-48; xterm's ctlseqs), mouse reports in the SGR and in the
/// old encoding, and bracketed paste. Answers that come as strings (OSC, DCS, APC, PM, SOS) are passed over to their end. A sequence that
/// is split over two reads is kept until the rest comes; `flush` ends a lone Escape.
public struct InputDecoder: Sendable {
    private var pending: [UInt8] = []
    private var pasted: [UInt8]?
    /// What is passed over to its end.
    private var passing: Passing?

    private enum Passing {
        /// An answer that nobody asked for.
        case string
        /// A control sequence that came with a pause in it.
        case sequence
    }
    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
    /// A sequence longer than this is no sequence.
    private static let longestSequence = 64

    public init() {}

    /// Whether an Escape waits for what may follow it.
    public var isWaiting: Bool { !pending.isEmpty && pasted == nil }

    public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        pending.append(contentsOf: bytes)
        return drain(complete: false)
    }

    /// Nothing followed within the time an escape sequence takes: what is pending are keys.
    public mutating func flush() -> [InputEvent] {
        pasted == nil ? drain(complete: true) : []
    }

    private mutating func drain(complete: Bool) -> [InputEvent] {
        var events: [InputEvent] = []
        var index = 0
        while index < pending.count {
            if pasted != nil {
                guard let event = takePaste(&index) else { break }
                events.append(event)
                continue
            }
            if let passing {
                guard passing == .string ? passString(&index, complete: complete) : passSequence(&index) else { break }
                continue
            }
            guard let (event, length) = next(pending[index...], complete: complete) else { break }
            index += length
            switch event {
            case .event(let event): events.append(event)
            case .pasteBegins: pasted = []
            case .stringBegins: passing = .string
            case .sequenceBegins: passing = .sequence
            case .nothing: break
            }
        }
        pending.removeFirst(min(index, pending.count))
        return events
    }

    /// Up to the byte that ends a control sequence.
    ///
    /// - Returns: false where more has to come to tell.
    private mutating func passSequence(_ index: inout Int) -> Bool {
        while index < pending.count {
            let byte = pending[index]
            if byte >= 0x20 { index += 1 }
            guard (0x20...0x3F).contains(byte) else {
                passing = nil
                return true
            }
        }
        return false
    }

    /// Up to the end of a string: BEL or ST, or what can't stand in one (ECMA-48, section 5.6).
    ///
    /// - Returns: false where more has to come to tell.
    private mutating func passString(_ index: inout Int, complete: Bool) -> Bool {
        while index < pending.count {
            switch pending[index] {
            case 0x07, 0x18, 0x1A:
                passing = nil
                index += 1
                return true
            case 0x0A, 0x0D:
                passing = nil
                return true
            case 0x1B:
                guard index + 1 < pending.count else {
                    // An Escape of its own.
                    if complete { passing = nil }
                    return complete
                }
                passing = nil
                if pending[index + 1] == UInt8(ascii: "\\") { index += 2 }
                return true
            default: index += 1
            }
        }
        return false
    }

    private mutating func takePaste(_ index: inout Int) -> InputEvent? {
        let rest = pending[index...]
        if let end = Self.firstRange(of: Self.pasteEnd, in: rest) {
            let bytes = (pasted ?? []) + rest[..<end]
            pasted = nil
            index = end + Self.pasteEnd.count
            return .paste(String(decoding: bytes, as: UTF8.self))
        }
        let kept = min(rest.count, Self.pasteEnd.count - 1)
        pasted?.append(contentsOf: rest.dropLast(kept))
        index = pending.count - kept
        return nil
    }

    private static func firstRange(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        return (bytes.startIndex...bytes.endIndex - needle.count).first { bytes[$0...].starts(with: needle) }
    }
}

extension InputDecoder {
    private enum Step {
        case event(InputEvent)
        case pasteBegins
        case stringBegins
        case sequenceBegins
        case nothing
    }

    private func next(_ bytes: ArraySlice<UInt8>, complete: Bool) -> (Step, Int)? {
        guard let first = bytes.first else { return nil }
        if first == 0x1B { return escape(bytes, complete: complete) }
        return character(bytes, complete: complete)
    }

    private func escape(_ bytes: ArraySlice<UInt8>, complete: Bool) -> (Step, Int)? {
        let rest = bytes.dropFirst()
        guard let second = rest.first else {
            return complete ? (.event(.key(Key(.escape))), 1) : nil
        }
        switch second {
        case UInt8(ascii: "["):
            return controlSequence(bytes, complete: complete)
        case UInt8(ascii: "O"):
            guard let third = rest.dropFirst().first else {
                return complete ? (.event(.key(Key(.character("O"), .alt))), 2) : nil
            }
            if let code = Self.cursorCode(third) { return (.event(.key(Key(code))), 3) }
            return (.nothing, 3)
        case 0x1B:
            return (.event(.key(Key(.escape))), 1)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            guard let third = rest.dropFirst().first else { return complete ? alt(rest, complete: true) : nil }
            return Self.beginsString(second, third) ? (.stringBegins, 2) : alt(rest, complete: complete)
        default: return alt(rest, complete: complete)
        }
    }

    /// OSC has a number first, DCS parameters and intermediate bytes; the other strings have no form of their own.
    private static func beginsString(_ introducer: UInt8, _ next: UInt8) -> Bool {
        switch introducer {
        case UInt8(ascii: "]"): (0x30...0x39).contains(next)
        case UInt8(ascii: "P"): (0x20...0x3F).contains(next)
        default: (0x20..<0x7F).contains(next)
        }
    }

    private func alt(_ rest: ArraySlice<UInt8>, complete: Bool) -> (Step, Int)? {
        guard let (step, length) = character(rest, complete: complete) else { return nil }
        guard case .event(.key(var key)) = step else { return (.nothing, 1 + length) }
        // The Linux console's Shift-Tab; Alt-Tab never comes so far.
        key.modifiers.insert(key.code == .tab ? .shift : .alt)
        return (.event(.key(key)), 1 + length)
    }

    private func controlSequence(_ bytes: ArraySlice<UInt8>, complete: Bool) -> (Step, Int)? {
        let body = bytes.dropFirst(2)
        guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            guard complete || body.count > Self.longestSequence else { return nil }
            return complete && body.isEmpty
                ? (.event(.key(Key(.character("["), .alt))), 2) : (.sequenceBegins, bytes.count)
        }
        let length = end + 1 - bytes.startIndex
        let parameters = String(decoding: bytes[(bytes.startIndex + 2)..<end], as: UTF8.self)
        let final = bytes[end]
        if final == UInt8(ascii: "M"), parameters.isEmpty {
            let report = bytes[(end + 1)...].prefix(3)
            guard report.count == 3 else { return complete ? (.nothing, bytes.count) : nil }
            return (Self.oldMouse(Array(report)), length + 3)
        }
        if parameters.hasPrefix("<") { return (Self.mouse(parameters.dropFirst(), final: final), length) }
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        if final == UInt8(ascii: "~"), numbers.first == 200 { return (.pasteBegins, length) }
        if let report = Self.report(parameters, final: final) { return (.event(.report(report)), length) }
        guard let code = Self.code(final: final, number: numbers.first ?? 0) else { return (.nothing, length) }
        var key = Key(code, Self.modifiers(numbers.count > 1 ? numbers[1] : 1))
        if final == UInt8(ascii: "Z") { key.modifiers.insert(.shift) }
        return (.event(.key(key)), length)
    }

    private static func code(final: UInt8, number: Int) -> Key.Code? {
        switch final {
        case UInt8(ascii: "Z"): .tab
        case UInt8(ascii: "~"):
            switch number {
            case 1, 7: .home
            case 2: .insert
            case 3: .delete
            case 4, 8: .end
            case 5: .pageUp
            case 6: .pageDown
            case 11...15: .function(number - 10)
            case 17...21: .function(number - 11)
            case 23, 24: .function(number - 12)
            default: nil
            }
        default: cursorCode(final)
        }
    }

    /// `CSI 0 n` to `CSI 5 n`, `CSI row ; column R` to `CSI 6 n`, and `CSI ? mode ; state $ y` to `CSI ? mode $ p`; `CSI I` where the
    /// focus is told of.
    private static func report(_ parameters: String, final: UInt8) -> TerminalReport? {
        switch final {
        case UInt8(ascii: "n"): return parameters == "0" ? .ready : nil
        case UInt8(ascii: "I"): return parameters.isEmpty ? .focused : nil
        case UInt8(ascii: "R"):
            let numbers = parameters.split(separator: ";").compactMap { Int($0) }
            guard numbers.count == 2, numbers[0] > 1 else { return nil }
            return .cursor(row: numbers[0], column: numbers[1])
        case UInt8(ascii: "y"):
            guard parameters.hasPrefix("?"), parameters.hasSuffix("$") else { return nil }
            let numbers = parameters.dropFirst().dropLast().split(separator: ";").compactMap { Int($0) }
            return numbers.count == 2 ? .mode(numbers[0], state: numbers[1]) : nil
        default: return nil
        }
    }

    private static func cursorCode(_ byte: UInt8) -> Key.Code? {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "P"): .function(1)
        case UInt8(ascii: "Q"): .function(2)
        case UInt8(ascii: "R"): .function(3)
        case UInt8(ascii: "S"): .function(4)
        default: nil
        }
    }

    /// xterm sends one more than the sum of shift 1, alt 2, control 4.
    private static func modifiers(_ parameter: Int) -> Key.Modifiers {
        Key.Modifiers(rawValue: UInt8(truncatingIfNeeded: max(0, parameter - 1)) & 7)
    }

    /// Button, column and row, each as a character 32 behind its number, columns and rows counted from one.
    private static func oldMouse(_ report: [UInt8]) -> Step {
        guard report.allSatisfy({ $0 >= 32 }), report[1] > 32, report[2] > 32 else { return .nothing }
        return mouse(button: Int(report[0]) - 32, at: Point(column: Int(report[1]) - 33, row: Int(report[2]) - 33))
    }

    private static func mouse(_ parameters: Substring, final: UInt8) -> Step {
        let numbers = parameters.split(separator: ";").compactMap { Int($0) }
        guard numbers.count == 3, final == UInt8(ascii: "M") else { return .nothing }
        return mouse(button: numbers[0], at: Point(column: numbers[1] - 1, row: numbers[2] - 1))
    }

    private static func mouse(button: Int, at point: Point) -> Step {
        switch button & ~0b1_1100 {
        case 0: return .event(.mouse(MouseEvent(.press, at: point)))
        case 64: return .event(.mouse(MouseEvent(.wheelUp, at: point)))
        case 65: return .event(.mouse(MouseEvent(.wheelDown, at: point)))
        default: return .nothing
        }
    }

    private func character(_ bytes: ArraySlice<UInt8>, complete: Bool) -> (Step, Int)? {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x0D, 0x0A: return (.event(.key(Key(.enter))), 1)
        case 0x09: return (.event(.key(Key(.tab))), 1)
        case 0x7F, 0x08: return (.event(.key(Key(.backspace))), 1)
        case 0x00: return (.event(.key(.control(" "))), 1)
        case 0x01...0x1A:
            return (.event(.key(.control(Character(Unicode.Scalar(first + 0x60))))), 1)
        case 0x1B...0x1F:
            return (.event(.key(.control(Character(Unicode.Scalar(first + 0x40))))), 1)
        case 0x20..<0x7F:
            return (.event(.key(.character(Character(Unicode.Scalar(first))))), 1)
        default:
            return multibyte(bytes, complete: complete)
        }
    }

    private func multibyte(_ bytes: ArraySlice<UInt8>, complete: Bool) -> (Step, Int)? {
        let length: Int
        switch bytes[bytes.startIndex] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return (.nothing, 1)
        }
        guard bytes.count >= length else { return complete ? (.nothing, bytes.count) : nil }
        guard let text = String(validating: bytes.prefix(length), as: UTF8.self), let character = text.first,
            text.unicodeScalars.allSatisfy({ !ControlCharacter.isControl($0) })
        else { return (.nothing, 1) }
        return (.event(.key(.character(character))), length)
    }
}
