import Terminal

/// How large pop-ups are on a screen.
enum PopupGeometry {
    private static let widestPage = 92
    private static let widestPicker = 64
    private static let mostPickerRows = 18
    private static let fewestPickerRows = 3
    /// Lines and air at both sides.
    private static let frameColumns = 4

    /// Lines of a page inside its frame.
    static func pageHeight(in size: Size) -> Int { max(1, size.rows - 4) }

    /// Items of a picker, under its input line.
    static func pickerRows(in size: Size) -> Int { max(1, min(mostPickerRows, size.rows - 6)) }

    /// Between the bar and the last line, for those who read line by line.
    static func whole(_ size: Size) -> Rect {
        Rect(column: 0, row: 1, columns: size.columns, rows: max(0, size.rows - 2))
    }

    /// Columns of text in a page in the middle of the screen.
    static func textColumns(in size: Size) -> Int { max(1, min(widestPage, size.columns - 2) - frameColumns) }

    static func area(of page: PopupPage, in size: Size) -> Rect {
        let rows = min(pageHeight(in: size), max(1, page.lines.count)) + 2
        guard let anchor = page.anchor else {
            return centred(columns: min(widestPage, size.columns - 2), rows: rows, in: size)
        }
        let columns = min(page.columns + frameColumns, size.columns)
        let below = anchor.row + 1
        return Rect(
            column: min(max(0, anchor.column), size.columns - columns),
            // Where there is no room below, it stands above its place.
            row: below + rows <= size.rows ? below : max(0, anchor.row - rows), columns: columns,
            rows: min(rows, size.rows))
    }

    /// With room for all items, whatever is typed; where names are typed that are new, with room for a few.
    static func area(of picker: Picker, in size: Size) -> Rect {
        let rows = min(pickerRows(in: size), max(fewestPickerRows, picker.items.count))
        return centred(columns: min(widestPicker, size.columns - 2), rows: rows + 3, in: size)
    }

    private static func centred(columns: Int, rows: Int, in size: Size) -> Rect {
        Rect(
            column: max(0, (size.columns - columns) / 2), row: max(0, (size.rows - rows) / 2), columns: columns,
            rows: min(rows, size.rows))
    }
}
