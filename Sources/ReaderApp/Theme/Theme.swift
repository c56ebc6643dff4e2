import Terminal

/// A named set of looks, complete: every role has one.
public struct Theme: Equatable, Sendable {
    public var name: String
    public var summary: String
    public var author: String
    public var licence: String
    /// By the raw value of the role; nil where the theme says nothing.
    private var styles: [Style?]

    init(name: String, summary: String = "", author: String = "", licence: String = "", styles: [Role: Style]) {
        self.name = name
        self.summary = summary
        self.author = author
        self.licence = licence
        self.styles = Role.allCases.map { styles[$0] }
    }

    /// The look of a role over the theme's own ground.
    subscript(_ role: Role) -> Style {
        let ground = styles[Role.text.rawValue] ?? .plain
        guard role != .text, let style = styles[role.rawValue] else { return ground }
        return Style(
            foreground: style.foreground == .standard ? ground.foreground : style.foreground,
            background: style.background == .standard ? ground.background : style.background,
            attributes: style.attributes)
    }

    /// The theme with another look for one role.
    func replacing(_ role: Role, with style: Style) -> Theme {
        var theme = self
        theme.styles[role.rawValue] = style
        return theme
    }

    /// The theme as a terminal of this depth can show it; text stays readable when colours fall together.
    func adapted(to depth: ColorDepth) -> Theme {
        guard depth < .rgb else { return self }
        var adapted = self
        for role in Role.allCases {
            var style = self[role]
            if depth == .none {
                let attributes = ThemeStyle.attributes(role.colorlessAttributes) ?? []
                style = Style(attributes: style.attributes.union(attributes).subtracting(.dim))
            } else {
                style = Self.readable(style, at: depth)
            }
            adapted.styles[role.rawValue] = style
        }
        return adapted
    }

    /// Where a palette of 16 makes ink and ground the same or nearly so, black or white stands in.
    private static func readable(_ style: Style, at depth: ColorDepth) -> Style {
        guard depth == .ansi16, case .rgb = style.background, let ground = style.background.luminance else {
            return style
        }
        let isLight = ground > 0.3
        var style = style
        let contrast = Color.contrast(style.foreground, style.background) ?? 0
        style.background = .ansi(isLight ? 15 : 0)
        let ink = style.foreground.number(at: .ansi16)
        let tooClose = isLight ? [7, 10, 11, 14, 15, 3, 2, 6].contains(ink) : [0, 4, 8].contains(ink)
        if contrast < 4.5 || tooClose || ink < 0 { style.foreground = .ansi(isLight ? 0 : 15) }
        return style
    }
}
