/// Says how text looks no more often than it changes what is seen.
///
/// curses sets the look of each cell that it sends, blanks too, and resets all of it with a character set that is never left: a third
/// of the bytes of a row with colours. Here a look is held back until something is sent that shows it.
struct RenditionSaver {
    /// What is set in the terminal; nil: unknown.
    private var set: Rendition?
    /// What is to be set before the next letter; nil: unknown, all goes through as it is.
    private var wanted: Rendition?
    private var characters = CharacterSets()
    /// What the terminal keeps with the place of the cursor (DECSC), and goes back to (DECRC).
    private var saved: (look: Rendition?, characters: CharacterSets) = (nil, CharacterSets())

    /// The one of G0, and the last shift (SI, SO); nil: unknown.
    private struct CharacterSets {
        var name: UInt8?
        var shift: UInt8?
    }

    /// Whether a terminal says how text looks in the sequences that are known here; the values are those of terminfo.
    static func fits(_ capability: (String) -> String?) -> Bool {
        guard var reset = capability("sgr0") else { return false }
        if let delay = reset.firstRange(of: "$<") { reset = String(reset[..<delay.lowerBound]) }
        for known in ["\u{1B}(B", "\u{0F}"] { reset = reset.replacing(known, with: "") }
        guard isRendition(reset), capability("setaf") != nil || capability("setf") == nil else { return false }
        let looks = ["op", "setaf", "setab", "bold", "dim", "rev", "smul", "rmul", "sitm", "ritm", "smso", "rmso"]
        guard looks.compactMap(capability).allSatisfy(isRendition) else { return false }
        let drawing = capability("smacs") ?? "\u{0E}"
        return drawing.hasPrefix("\u{0E}") || drawing == "\u{1B}(0" || isRendition(drawing)
    }

    private static func isRendition(_ sequence: String) -> Bool {
        let isWhole = sequence.hasSuffix("m") || sequence.contains("m$<")
        return sequence.hasPrefix("\u{1B}[") && isWhole && !sequence.dropFirst().contains("\u{1B}")
    }

    /// Something else may have written to the terminal.
    mutating func forget() {
        self = RenditionSaver()
    }

    /// The same picture in fewer bytes; at its end the look is the one that the frame leaves.
    mutating func shortened(_ frame: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frame.count)
        var position = 0
        while position < frame.count {
            let part = ControlSequence.next(in: frame, at: position)
            send(part, frame[position..<part.end], to: &bytes)
            position = part.end
        }
        settle(&bytes)
        return bytes
    }

    private mutating func send(_ part: ControlSequence, _ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        switch part.kind {
        case .rendition:
            if let known = Rendition(after: wanted, parameters: text.dropFirst(2).dropLast()) {
                wanted = known
                return
            }
            settle(&bytes)
            (set, wanted) = (nil, nil)
        case .characterSet(let name):
            guard name != characters.name else { return }
            characters.name = name
        case .shift(let direction):
            guard direction != characters.shift else { return }
            characters.shift = direction
        case .blank:
            if let wanted, set?.showsBlanks(as: wanted) != true { settle(&bytes) }
        case .move: break
        case .save:
            settle(&bytes)
            saved = (set, characters)
        case .restore: (set, wanted, characters) = (saved.look, saved.look, saved.characters)
        case .other: settle(&bytes)
        }
        bytes += text
    }

    private mutating func settle(_ bytes: inout [UInt8]) {
        guard let wanted else { return }
        bytes += wanted.sequence(after: set)
        set = wanted
    }
}

/// A part of what goes to a terminal, by what it does.
private struct ControlSequence {
    enum Kind {
        case rendition
        /// Of G0.
        case characterSet(UInt8)
        /// To G0 or G1.
        case shift(UInt8)
        /// Shows the ground alone: blanks, what is erased, what comes free.
        case blank
        /// Shows nothing.
        case move
        case save
        case restore
        /// Letters, and all that is not known.
        case other
    }

    let kind: Kind
    /// Behind its last byte.
    let end: Int

    private static let escape: UInt8 = 0x1B
    private static let moves = Set("ABCDEFGHadefhlrb`".utf8)
    private static let blanks = Set("JKXLMP@ST".utf8)

    static func next(in bytes: [UInt8], at start: Int) -> ControlSequence {
        switch bytes[start] {
        case escape: return escapeSequence(in: bytes, at: start)
        case 0x20, 0x0A: return ControlSequence(kind: .blank, end: start + 1)
        case 0x08, 0x0D: return ControlSequence(kind: .move, end: start + 1)
        case 0x0E, 0x0F: return ControlSequence(kind: .shift(bytes[start]), end: start + 1)
        case 0..<0x20: return ControlSequence(kind: .other, end: start + 1)
        default:
            let end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.endIndex
            return ControlSequence(kind: .other, end: end)
        }
    }

    private static func escapeSequence(in bytes: [UInt8], at start: Int) -> ControlSequence {
        guard start + 1 < bytes.count else { return ControlSequence(kind: .other, end: bytes.count) }
        switch bytes[start + 1] {
        case UInt8(ascii: "["):
            guard let end = bytes[(start + 2)...].firstIndex(where: { (0x40...0x7E).contains($0) }) else { break }
            return ControlSequence(kind: kind(of: bytes[(start + 2)...end]), end: end + 1)
        case UInt8(ascii: "(") where start + 2 < bytes.count:
            return ControlSequence(kind: .characterSet(bytes[start + 2]), end: start + 3)
        case UInt8(ascii: "M"):
            return ControlSequence(kind: .blank, end: start + 2)
        case UInt8(ascii: "7"): return ControlSequence(kind: .save, end: start + 2)
        case UInt8(ascii: "8"): return ControlSequence(kind: .restore, end: start + 2)
        default: break
        }
        return ControlSequence(kind: .other, end: start + 2)
    }

    /// Of a control sequence, by its last byte.
    private static func kind(of sequence: ArraySlice<UInt8>) -> Kind {
        guard let last = sequence.last else { return .other }
        let isPrivate = sequence.first.map { (0x3C...0x3F).contains($0) } ?? false
        if last == UInt8(ascii: "m") { return isPrivate ? .other : .rendition }
        return moves.contains(last) ? .move : blanks.contains(last) && !isPrivate ? .blank : .other
    }
}
