import CNcurses

/// Panes that scroll beside others: curses can only scroll whole rows, and would send the pane anew.
extension Screen {
    /// Asks a terminal that says it has margins for a proof.
    ///
    /// `take(cursorRow:column:)` is for its answer; that of the line follows.
    public mutating func askForMargins() {
        send(Array(PaneScroll.question.utf8) + LineMeter.question)
        isAskedForMargins = true
    }

    /// Where the cursor of the terminal was.
    ///
    /// - Returns: whether that was asked for, and tells something of its margins.
    public mutating func take(cursorRow: Int, column: Int) -> Bool {
        guard isAskedForMargins else { return false }
        isAskedForMargins = false
        guard let answer = PaneScroll.hasMargins(row: cursorRow, column: column) else { return false }
        hasMargins = answer
        return true
    }

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
            forgetHashes(ofRowsIn: area)
            for row in area.row..<area.endRow {
                put(area.column..<area.endColumn, ofRow: row, of: shown.surface, into: dossier_shown_window())
            }
        }
        guard !bytes.isEmpty else { return [] }
        scrolled = shown
        return style(PackedStyle(.plain)) + Self.save + bytes + style(PackedStyle(.plain)) + Self.restore
    }

    /// Makes curses look at rows anew before it looks for rows that moved.
    ///
    /// It keeps a hash of each row that it has sent. Those of rows that were moved behind its back would be found in other rows, and
    /// whole rows be scrolled for it.
    private func forgetHashes(ofRowsIn area: Rect) {
        let (rows, row, column) = (Int32(area.rows), Int32(area.row), Int32(area.column))
        guard let strip = newwin(rows, 1, row, column) else { return }
        wredrawln(strip, 0, rows)
        delwin(strip)
    }

    /// How freed cells look: as the blanks of the new row where the terminal fills them with the present background.
    private func blankStyle(of scroll: PaneScroll, in surface: Surface) -> PackedStyle {
        let last = surface.packed(scroll.area.endColumn - 1, scroll.freed.lowerBound)
        let isFilled = dossier_capability_flag("bce") == 1 && last.code == PackedCell.blank
        return isFilled && last.style.style.attributes.isEmpty ? last.style : PackedStyle(.plain)
    }
}
