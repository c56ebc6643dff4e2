/// The keys before the reader changes any: habits of vim, less and the old newsreaders.
enum DefaultKeymap {
    private static let rows: [(KeyContext, Action, [String])] = [
        (.all, .moveDown, ["j", "Down"]), (.all, .moveUp, ["k", "Up"]),
        (.all, .halfPageDown, ["Ctrl-d"]), (.all, .halfPageUp, ["Ctrl-u"]),
        (.all, .pageDown, ["PageDown", "Ctrl-f"]), (.all, .pageUp, ["PageUp", "b", "Ctrl-b"]),
        (.all, .top, ["gg", "Home"]), (.all, .bottom, ["G", "End"]),
        (.all, .readOn, ["Space"]),
        (.all, .open, ["Enter", "l", "Right"]), (.all, .back, ["h", "Esc", "Left"]), (.all, .close, ["q"]),
        (.all, .nextPane, ["Tab"]), (.all, .previousPane, ["Shift-Tab"]),
        (.all, .zoom, ["z"]), (.all, .listAbove, ["Z"]), (.all, .splitEqual, ["="]), (.all, .splitNarrower, ["<"]),
        (.all, .splitWider, [">"]),
        (.all, .tagPane, ["gt"]), (.all, .widerText, ["+"]), (.all, .narrowerText, ["-"]), (.all, .pageStyle, ["gp"]),
        (.all, .widerMargin, ["g>"]), (.all, .narrowerMargin, ["g<"]), (.all, .middleText, ["g="]),
        (.all, .justify, ["gj"]),
        (.all, .indentParagraphs, ["gi"]), (.all, .doubleSpacing, ["gd"]),
        (.all, .scrollRight, ["Shift-Right", "gl"]), (.all, .scrollLeft, ["Shift-Left", "gh"]),
        (.all, .outline, ["O"]), (.all, .setMark, ["m"]), (.all, .goToMark, ["'"]), (.all, .jumpBack, ["Ctrl-o"]),
        (.all, .jumpForth, ["Ctrl-p"]), (.all, .history, ["gr"]),
        (.body, .showNote, ["Enter"]), (.all, .citing, ["gc"]),
        (.all, .followLink, ["f"]), (.all, .copyAnyLink, ["F"]), (.all, .openOriginal, ["o"]),
        (.all, .copyLink, ["yl"]), (.all, .copyTitle, ["yt"]), (.all, .copyParagraph, ["yp"]),
        (.all, .copyQuotation, ["yq"]), (.all, .copyArticle, ["ya"]), (.all, .citeMarkdown, ["ycm"]),
        (.all, .citeBibTeX, ["ycb"]), (.all, .citeCSL, ["ycj"]), (.all, .citeRIS, ["ycr"]),
        (.body, .selectText, ["v"]), (.all, .export, ["e"]), (.all, .pipe, ["|"]),
        (.all, .repeatLast, ["."]), (.all, .recordMacro, ["gm"]), (.all, .playMacro, ["@"]),
        (.all, .palette, [":"]),
        (.all, .nextArticle, ["J"]), (.all, .previousArticle, ["K"]), (.all, .nextUnread, ["]"]),
        (.all, .previousUnread, ["["]),
        (.all, .filter, ["\\", "/"]), (.body, .find, ["/"]), (.all, .clearFilter, ["x"]),
        (.all, .nextHit, ["n"]), (.all, .previousHit, ["N"]),
        (.all, .pickTags, ["t"]), (.all, .ownTags, ["T"]), (.all, .whyTags, ["w"]), (.all, .showIssues, ["i"]),
        (.all, .cutDocument, ["X"]),
        (.all, .tagAll, ["gT"]),
        (.tags, .toggleTag, ["Space", "Enter"]), (.tags, .excludeTag, ["-"]), (.tags, .anyTag, [","]),
        (.tags, .onlyTag, ["o"]), (.tags, .nextSection, ["}"]), (.tags, .previousSection, ["{"]),
        (.tags, .rename, ["e"]), (.tags, .delete, ["d"]),
        (.all, .saveFilter, ["W"]), (.all, .savedFilter, (1...9).map { "g\($0)" }), (.all, .sort, ["S"]),
        (.timeline, .moveDown, ["l", "Right"]), (.timeline, .moveUp, ["h", "Left"]),
        (.all, .timeline, ["D"]), (.timeline, .narrowDates, ["Enter", "Space"]), (.timeline, .widenDates, ["-"]),
        (.timeline, .nextBurst, ["]", "w"]), (.timeline, .previousBurst, ["[", "b"]),
        (.all, .context, ["H"]), (.list, .markRow, ["v"]), (.list, .markRange, ["V"]),
        (.all, .toggleRead, ["r"]), (.all, .toggleStar, ["s"]), (.all, .readAll, ["A"]),
        (.all, .undo, ["u"]), (.all, .redo, ["Ctrl-r"]),
        (.all, .refresh, ["R"]), (.all, .scope, ["gs"]), (.all, .themes, ["C"]),
        (.all, .help, ["?", "F1"]), (.all, .suspend, ["Ctrl-z"]), (.all, .redraw, ["Ctrl-l"]),
        (.all, .quit, ["Q", "Ctrl-c"]),
    ]

    static let keymap: Keymap = {
        var keymap = Keymap()
        for (context, action, names) in rows {
            for sequence in names.compactMap({ KeySequence($0) }) { keymap.bind(sequence, to: action, in: context) }
        }
        return keymap
    }()
}

extension Keymap {
    /// The built-in keys.
    public static var standard: Keymap { DefaultKeymap.keymap }
}
