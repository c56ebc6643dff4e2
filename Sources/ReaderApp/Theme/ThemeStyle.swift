import Terminal

/// Reads a look as a theme writes it: `"ink on paper bold"`, `"#ff8800 underline"`, `"bright-red"`, `"reverse"`.
enum ThemeStyle {
    private static let ansiNames = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    private static let attributeNames: [String: Style.Attributes] = [
        "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
    ]

    /// - Returns: nil where a word is neither colour nor attribute.
    static func parse(_ text: String, palette: [String: String]) -> Style? {
        var style = Style()
        var isGround = false
        for word in text.split(separator: " ").map(String.init) {
            if word == "on" {
                isGround = true
            } else if let attribute = attributeNames[word] {
                style.attributes.insert(attribute)
            } else if let color = color(word, palette: palette) {
                if isGround { style.background = color } else { style.foreground = color }
                isGround = false
            } else {
                return nil
            }
        }
        return isGround ? nil : style
    }

    static func attributes(_ text: String) -> Style.Attributes? {
        parse(text, palette: [:])?.attributes
    }

    private static func color(_ name: String, palette: [String: String]) -> Color? {
        let name = palette[name] ?? name
        if name == "default" { return .standard }
        if name.hasPrefix("#") { return Color(hexadecimal: name) }
        let isBright = name.hasPrefix("bright-")
        guard let index = ansiNames.firstIndex(of: isBright ? String(name.dropFirst(7)) : name) else { return nil }
        return .ansi(UInt8(index + (isBright ? 8 : 0)))
    }
}
