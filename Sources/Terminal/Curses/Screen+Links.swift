import CNcurses
import CTerminal

/// Links of the terminal (OSC 8), which curses knows nothing of: behind a frame their cells are sent once more, within the link.
extension Screen {
    /// The place and the look of the cursor (DECSC, DECRC).
    static let save: [UInt8] = [0x1B, UInt8(ascii: "7")]
    static let restore: [UInt8] = [0x1B, UInt8(ascii: "8")]

    /// `previous`: what the terminal shows; nil where it was drawn whole.
    mutating func linkBytes(of frame: Frame, after previous: Frame?) -> [UInt8] {
        let surface = frame.surface
        let before = previous?.surface.size == surface.size ? previous?.surface : nil
        // curses sent the cells that changed without their link; those that stay, and are no link any more, still bear one.
        let gone = before?.links.filter { !surface.links.contains($0) } ?? []
        let new = surface.links.filter { link in
            guard let before, before.links.contains(link) else { return true }
            guard let changed = surface.changes(inRow: link.row, from: before) else { return false }
            return changed.overlaps(link.columns.lowerBound...link.columns.upperBound - 1)
        }
        guard !gone.isEmpty || !new.isEmpty, dossier_capability("cup") != nil else { return [] }
        // Normal look before the cursor is saved with its look: so the terminal and curses agree again at the end.
        var bytes = style(PackedStyle(.plain)) + Self.save
        for link in gone { bytes += cells(link.columns, inRow: link.row, of: surface) }
        for link in new {
            bytes += Hyperlink.start(link.url) + cells(link.columns, inRow: link.row, of: surface) + Hyperlink.end
        }
        return bytes + style(PackedStyle(.plain)) + Self.restore
    }

    private mutating func cells(_ columns: Range<Int>, inRow row: Int, of surface: Surface) -> [UInt8] {
        var bytes = Array("\u{1B}[\(row + 1);\(columns.lowerBound + 1)H".utf8)
        var last: PackedStyle?
        for column in columns where column < surface.size.columns {
            let cell = surface.packed(column, row)
            guard !cell.isContinuation else { continue }
            if last != cell.style { bytes += style(cell.style) }
            last = cell.style
            bytes += Array(surface[column, row].text.utf8)
        }
        return bytes
    }

    /// Makes the terminal show text so, and tells curses.
    mutating func style(_ packed: PackedStyle) -> [UInt8] {
        let (attributes, pair) = cursesStyle(packed)
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = dossier_style_bytes(UInt32(attributes), pair, &bytes, Int32(bytes.count))
        return Array(bytes.prefix(Int(max(0, count))))
    }
}
