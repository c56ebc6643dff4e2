import ArchiveModel

/// A mark in a text and the note that it stands for.
struct Footnote: Equatable, Sendable {
    /// As the text writes it, without brackets.
    var label: String
    /// UTF-8 offsets of the mark.
    var mark: Range<Int>
    /// UTF-8 offsets of the note, without its label.
    var note: Range<Int>
}

/// Finds the footnotes of an article: `[1]`, `[^name]` and raised figures, with a note of the same label further down.
///
/// Text dumps and saved pages have nothing but their characters to tell notes by. The items of a numbered list are notes to marks that
/// are links within the page, or stand in brackets.
struct Footnotes {
    private struct Note {
        var label: FootnoteMark.Label
        var start: Int
        var text: Range<Int>
        /// It begins with its mark; else it is an item of a list.
        var isMarked: Bool
    }

    private let body: Body
    private let bytes: [UInt8]

    /// In the order of their marks.
    static func all(of body: Body) -> [Footnote] {
        let scan = Footnotes(body: body, bytes: Array(body.text.utf8))
        let notes = scan.notes()
        return notes.isEmpty ? [] : scan.marks(of: notes)
    }

    private func notes() -> [Note] {
        var notes: [Note] = []
        for block in body.blocks where block.kind != .code && block.kind != .heading {
            var start = block.range.lowerBound
            while start < block.range.upperBound {
                let end =
                    bytes[start..<block.range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
                    ?? block.range.upperBound
                if let note = note(at: start, end: end, in: block) {
                    notes.append(note)
                } else if let last = notes.indices.last, notes[last].text.upperBound + 1 == start {
                    // The next line of the same note.
                    notes[last].text = notes[last].text.lowerBound..<end
                }
                start = end + 1
            }
        }
        return notes
    }

    private func note(at start: Int, end: Int, in block: Block) -> Note? {
        if let (label, after) = FootnoteMark.at(start, in: bytes) {
            var text = after
            while text < end, bytes[text] == UInt8(ascii: ":") || bytes[text] == UInt8(ascii: " ") { text += 1 }
            return text < end && text > after
                ? Note(label: label, start: start, text: text..<end, isMarked: true) : nil
        }
        guard block.kind == .listItem, start == block.range.lowerBound else { return nil }
        let digits = bytes[start..<end].prefix { $0.isDigit }
        guard (1...3).contains(digits.count), bytes[digits.endIndex..<end].starts(with: ". ".utf8) else { return nil }
        return Note(
            label: .init(kind: .plain, text: String(decoding: digits, as: UTF8.self)), start: start,
            text: digits.endIndex + 2..<end,
            isMarked: false)
    }

    private func marks(of notes: [Note]) -> [Footnote] {
        let starts = Set(notes.map(\.start))
        let pageLinks = body.spans.filter { span in
            if case .link(let url) = span.kind { url.hasPrefix("#") } else { false }
        }
        let code = body.blocks.filter { $0.kind == .code }.map(\.range)
        var found: [Footnote] = []
        var index = 0
        while index < bytes.count {
            // Few characters begin a mark: all others cost no more than a look.
            guard let (label, after) = FootnoteMark.at(index, in: bytes), !starts.contains(index),
                !code.contains(where: { $0.contains(index) })
            else {
                index += 1
                continue
            }
            let note = notes.first { $0.start > index && $0.label == label && ($0.isMarked || label.kind == .plain) }
            if let note { found.append(Footnote(label: label.text, mark: index..<after, note: note.text)) }
            index = after
        }
        for link in pageLinks where !found.contains(where: { $0.mark.overlaps(link.range) }) {
            let label = String(decoding: bytes[link.range], as: UTF8.self)
            if let note = notes.first(where: { $0.start > link.range.lowerBound && $0.label.text == label }) {
                found.append(Footnote(label: label, mark: link.range, note: note.text))
            }
        }
        return found.sorted { $0.mark.lowerBound < $1.mark.lowerBound }
    }
}

/// A mark as it is written.
private enum FootnoteMark {
    enum Kind { case plain, named, raised }

    struct Label: Equatable {
        var kind: Kind
        var text: String
    }

    /// Letters in front of which ² and ³ are a unit's: m², km³, mc².
    private static let longestUnit = 2
    private static let longestName = 24
    private static let raised: [[UInt8]: Character] = Dictionary(
        uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789").map { (Array(String($0).utf8), $1) })

    /// The label of the mark that begins at an offset, and where the mark ends.
    static func at(_ start: Int, in bytes: [UInt8]) -> (label: Label, end: Int)? {
        switch bytes[start] {
        case UInt8(ascii: "["): bracketed(start, bytes)
        case 0xC2, 0xE2: raised(start, bytes)
        default: nil
        }
    }

    private static func bracketed(_ start: Int, _ bytes: [UInt8]) -> (Label, Int)? {
        let isNamed = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "^")
        let from = start + (isNamed ? 2 : 1)
        let name = bytes[min(from, bytes.count)...].prefix(longestName).prefix {
            $0.isDigit || isNamed && ($0.isLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_"))
        }
        guard !name.isEmpty, isNamed || name.count <= 3, name.endIndex < bytes.count,
            bytes[name.endIndex] == UInt8(ascii: "]")
        else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        return (Label(kind: isNamed ? .named : .plain, text: text), name.endIndex + 1)
    }

    private static func raised(_ start: Int, _ bytes: [UInt8]) -> (Label, Int)? {
        var label = ""
        var index = start
        while index < bytes.count, label.count < 3 {
            let length = bytes[index] == 0xC2 ? 2 : 3
            guard index + length <= bytes.count, let digit = raised[Array(bytes[index..<index + length])] else { break }
            label.append(digit)
            index += length
        }
        guard !label.isEmpty else { return nil }
        var letters = 0
        while letters < start, bytes[start - letters - 1].isLetter, letters <= longestUnit { letters += 1 }
        return letters == 0 || letters > longestUnit ? (Label(kind: .raised, text: label), index) : nil
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
