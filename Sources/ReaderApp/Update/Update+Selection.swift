import ArchiveModel
import Terminal

/// Selecting text in the body, to copy or quote it.
extension AppState {
    mutating func selectText() -> [Effect] {
        guard let article = body.article else { return [] }
        let here =
            hits.indices.contains(body.hit ?? -1) ? hits[body.hit ?? 0].lowerBound : readingPlace?.byteOffset ?? 0
        // A title that comes twice is not shown twice.
        let shown = body.laidOut.map { $0.offset(ofLine: 0) } ?? 0
        body.selection = TextSelection(article.body.text, from: here, shownFrom: shown)
        if body.selection == nil { say("The article has no text to select") }
        return []
    }

    /// What is selected, as UTF-8 offsets of the text.
    var selectedRange: Range<Int>? {
        guard let selection = body.selection, let laidOut = body.laidOut, let article = body.article else { return nil }
        return selection.range(laidOut, article.body.blocks)
    }

    mutating func pressInSelection(_ key: Key) -> [Effect] {
        if case .character(let digit) = key.code, let value = digit.wholeNumberValue, digit.isASCII,
            value > 0 || keys.count != nil
        {
            keys.count = min(9999, (keys.count ?? 0) * 10 + value)
            return []
        }
        let count = keys.count ?? 1
        keys.count = nil
        switch key.code {
        case .escape: body.selection = nil
        case .right: body.selection?.move(by: count)
        case .left: body.selection?.move(by: -count)
        case .down: moveSelection(lines: count)
        case .up: moveSelection(lines: -count)
        case .pageDown: moveSelection(lines: max(1, bodyHeight - 2))
        case .pageUp: moveSelection(lines: -max(1, bodyHeight - 2))
        case .enter: return finishSelection(quoting: false)
        case .character(let letter): return pressInSelection(letter, count)
        default: break
        }
        followSelection()
        return []
    }

    private mutating func pressInSelection(_ letter: Character, _ count: Int) -> [Effect] {
        switch letter {
        case "l", "w": body.selection?.move(by: count)
        case "h", "b": body.selection?.move(by: -count)
        case "j": moveSelection(lines: count)
        case "k": moveSelection(lines: -count)
        case "}": moveSelection(blocks: 1)
        case "{": moveSelection(blocks: -1)
        case "g": body.selection?.move(from: 0)
        case "G": body.selection?.move(to: .max)
        case "o": body.selection?.swapEnds()
        case "v": body.selection?.unit = .words
        case "V": body.selection?.unit = .lines
        case "p": body.selection?.unit = .paragraphs
        case "y": return finishSelection(quoting: false)
        case "q": return finishSelection(quoting: true)
        default: say("y copies, q quotes, v words, V lines, p paragraphs, o other end, Esc leaves")
        }
        followSelection()
        return []
    }

    private mutating func finishSelection(quoting: Bool) -> [Effect] {
        guard let range = selectedRange, let article = body.article else { return [] }
        body.selection = nil
        let text = String(article.body.text(in: range))
        return quoting
            ? copy(Citation.quotation(text, from: article), as: "the quotation") : copy(text, as: "the selection")
    }

    /// To the word in about the same place of another line.
    private mutating func moveSelection(lines count: Int) {
        guard let place = body.selection?.place, let laidOut = body.laidOut else { return }
        let here = laidOut.line(of: place.lowerBound)
        let start = laidOut.lines[here].textRange?.lowerBound ?? place.lowerBound
        let withText = laidOut.lines.indices.filter { laidOut.lines[$0].textRange != nil }
        guard let position = withText.firstIndex(of: here) else { return }
        let target = withText[min(max(0, position + count), withText.count - 1)]
        guard let range = laidOut.lines[target].textRange else { return }
        body.selection?.move(
            to: min(range.lowerBound + (place.lowerBound - start), max(range.lowerBound, range.upperBound - 1)))
        // A word may be longer than a line.
        if body.selection?.place == place { body.selection?.move(by: count.signum()) }
    }

    private mutating func moveSelection(blocks count: Int) {
        guard let place = body.selection?.place, let blocks = body.article?.body.blocks else { return }
        if count > 0 {
            body.selection?.move(
                from: blocks.first { $0.range.lowerBound > place.lowerBound }?.range.lowerBound ?? .max)
        } else {
            body.selection?.move(from: blocks.last { $0.range.lowerBound < place.lowerBound }?.range.lowerBound ?? 0)
        }
    }

    private mutating func followSelection() {
        guard let place = body.selection?.place, let line = body.laidOut?.line(of: place.lowerBound) else { return }
        if line < body.top { scrollBody(to: line) }
        if line >= body.top + bodyHeight { scrollBody(to: line - bodyHeight + 1) }
    }
}
