import CNcurses

/// Panes that scroll beside others: curses can only scroll whole rows, and would send the pane anew.
extension Screen {
    /// Lets the terminal move what only moved, and tells curses so.
    ///
    /// - Returns: what to send before curses sends the rest.
    mutating func scrollPanes(to frame: Frame) -> [UInt8] {
        guard hasMargins, var shown, shown.surface.size == frame.surface.size else { return [] }
        var bytes: [UInt8] = []
        for area in frame.panes {
            guard let scroll = PaneScroll(in: area, from: shown.surface, to: frame.surface) else { continue }
            let blank = blankStyle(of: scroll, in: frame.surface)
            bytes += style(blank) + Array(scroll.sequence.utf8)
            shown.surface.move(scroll, leaving: blank)
            for row in area.row..<area.endRow {
                put(area.column..<area.endColumn, ofRow: row, of: shown.surface, into: dossier_shown_window())
            }
        }
        guard !bytes.isEmpty else { return [] }
        scrolled = shown
        return style(PackedStyle(.plain)) + Self.save + bytes + style(PackedStyle(.plain)) + Self.restore
    }

    /// How freed cells look: as the blanks of the new row where the terminal fills them with the present background.
    private func blankStyle(of scroll: PaneScroll, in surface: Surface) -> PackedStyle {
        let last = surface.packed(scroll.area.endColumn - 1, scroll.freed.lowerBound)
        let isFilled = dossier_capability_flag("bce") == 1 && last.code == PackedCell.blank
        return isFilled && last.style.style.attributes.isEmpty ? last.style : PackedStyle(.plain)
    }
}
