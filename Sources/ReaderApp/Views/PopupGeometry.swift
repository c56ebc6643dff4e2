import Terminal

/// How large pop-ups are on a screen.
enum PopupGeometry {
    private static let widestPage = 92
    private static let widestPicker = 64
    private static let mostPickerRows = 18

    /// Lines of a page inside its frame.
    static func pageHeight(in size: Size) -> Int { max(1, size.rows - 4) }

    /// Items of a picker, under its input line.
    static func pickerRows(in size: Size) -> Int { max(1, min(mostPickerRows, size.rows - 6)) }

    static func page(in size: Size, lines: Int) -> Rect {
        centred(
            columns: min(widestPage, size.columns - 2), rows: min(pageHeight(in: size), max(1, lines)) + 2, in: size)
    }

    static func picker(in size: Size) -> Rect {
        centred(columns: min(widestPicker, size.columns - 2), rows: pickerRows(in: size) + 3, in: size)
    }

    private static func centred(columns: Int, rows: Int, in size: Size) -> Rect {
        Rect(
            column: max(0, (size.columns - columns) / 2), row: max(0, (size.rows - rows) / 2), columns: columns,
            rows: min(rows, size.rows))
    }
}
