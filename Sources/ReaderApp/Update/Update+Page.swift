import ArchiveModel
import Terminal

/// How the text is set: measure, alignment, paragraphs; remembered.
extension AppState {
    private static let step = 4

    mutating func changeMeasure(by steps: Int) -> [Effect] {
        let room = layout.body.map { page.room(in: $0.columns) } ?? PageStyle.measures.upperBound
        // What the pane can't show is not there to be made smaller, nor larger.
        let present = min(page.measure, max(room, PageStyle.measures.lowerBound))
        guard steps < 0 || present < room else {
            say("The pane has room for \(room) columns; z gives it the screen")
            return []
        }
        let measure = present + steps * Self.step
        let bounds = PageStyle.measures
        page.measure = min(max(measure, bounds.lowerBound), bounds.upperBound)
        afterLayout()
        let shown = body.laidOut?.measure ?? page.measure
        say(shown < page.measure ? "The pane has room for \(shown) columns; z gives it the screen" : "\(shown) columns")
        return pageEffects()
    }

    /// From the middle the text moves from where it stands.
    mutating func changeMargin(by steps: Int) -> [Effect] {
        guard let area = layout.body, let laidOut = body.laidOut else { return [] }
        let present = laidOut.margin(in: area.columns)
        let most = min(PageStyle.margins.upperBound, area.columns - 1 - PageStyle.measures.lowerBound)
        guard steps < 0 || present < most else {
            say("The pane has no room for a wider margin; z gives it the screen")
            return []
        }
        page.margin = max(PageStyle.margins.lowerBound, min(present + steps * Self.step / 2, max(present, most)))
        relayBody()
        let advice = keymap.sequences(for: .middleText).first.map { "; \($0.name) puts it into the middle" } ?? ""
        say("The text stands \(page.margin ?? 0) from the left" + advice)
        return pageEffects()
    }

    /// Changes one thing of the page, and says how it is now.
    mutating func changePage(_ change: (inout PageStyle) -> Void, saying sentence: (PageStyle) -> String) -> [Effect] {
        change(&page)
        relayBody()
        say(sentence(page))
        return pageEffects()
    }

    mutating func openPageStyle(selected: Int = 0) -> [Effect] {
        let items = [
            Picker.Item(name: "Justified", detail: page.isJustified ? "on" : "off"),
            Picker.Item(name: "Even lines", detail: page.fill == .best ? "on" : "off"),
            Picker.Item(name: "Paragraphs", detail: page.indentsParagraphs ? "indented" : "a line apart"),
            Picker.Item(name: "Divided words", detail: page.hyphenates ? "on" : "off"),
            Picker.Item(name: "Line spacing", detail: page.isDoubleSpaced ? "double" : "single"),
            Picker.Item(
                name: "Place of the text",
                detail: page.margin.map { $0 == 1 ? "left" : "\($0) from the left" } ?? "middle"),
        ]
        var picker = Picker(purpose: .page, title: "The page", items: items)
        picker.selected = selected
        popup = .picker(picker)
        return []
    }

    /// Changes one thing, and stays open for the next.
    mutating func applyPageStyle(_ picker: Picker) -> [Effect] {
        guard let index = picker.selectedItem else { return [] }
        switch index {
        case 0: page.isJustified.toggle()
        case 1: page.fill = page.fill == .best ? .first : .best
        case 2: page.indentsParagraphs.toggle()
        case 3: page.hyphenates.toggle()
        case 4: page.isDoubleSpaced.toggle()
        default: page.margin = page.margin == nil ? 1 : nil
        }
        relayBody()
        _ = openPageStyle(selected: index)
        return pageEffects() + hyphenationEffects()
    }

    /// The patterns of the article's language, read once.
    func hyphenationEffects() -> [Effect] {
        guard page.hyphenates, let language = hyphenationLanguage, hyphenators[language] == nil else { return [] }
        return [.loadHyphenation(language)]
    }

    /// Of the article; where it is not known, what its reader speaks.
    private var hyphenationLanguage: String? { body.article.map { $0.language ?? ownLanguage } }

    var hyphenator: Hyphenator? { page.hyphenates ? hyphenationLanguage.flatMap { hyphenators[$0]?.patterns } : nil }

    /// `patterns`: nil where there are none.
    mutating func take(_ patterns: Hyphenator?, of language: String) -> [Effect] {
        hyphenators[language] = LoadedPatterns(patterns: patterns)
        if patterns == nil {
            if page.hyphenates {
                say("No patterns to divide words of “\(language)”: they are packages such as hyphen-\(language)")
            }
            return []
        }
        layAnew()
        return []
    }

    /// A later change of the configuration goes before what was chosen here.
    private func pageEffects() -> [Effect] {
        [.saveSetting("page", page.text), .saveSetting("page of the configuration", configuredPage.text)]
    }

    mutating func scrollCode(by columns: Int) -> [Effect] {
        guard let laidOut = body.laidOut, laidOut.codeColumns > 0 else {
            say("No code to scroll in this article")
            return []
        }
        body.codeShift = min(max(0, body.codeShift + columns), max(0, laidOut.codeColumns - laidOut.measure + 4))
        return []
    }
}

extension PageStyle {
    /// As it is kept: `72 best justified indented margin=4 double`.
    var text: String {
        var words = ["\(measure)", fill.rawValue]
        if isJustified { words.append("justified") }
        if indentsParagraphs { words.append("indented") }
        if let margin { words.append("margin=\(margin)") }
        if isDoubleSpaced { words.append("double") }
        if hyphenates { words.append("hyphenated") }
        return words.joined(separator: " ")
    }

    /// Reads what `text` writes.
    init?(text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 2, let measure = Int(words[0]), Self.measures.contains(measure),
            let fill = Fill(rawValue: words[1])
        else { return nil }
        self.init(
            measure: measure, fill: fill, isJustified: words.contains("justified"),
            indentsParagraphs: words.contains("indented"),
            margin: Self.margin(words), isDoubleSpaced: words.contains("double"),
            hyphenates: words.contains("hyphenated"))
    }

    private static func margin(_ words: [String]) -> Int? {
        // “left” is what earlier versions wrote.
        if words.contains("left") { return 1 }
        return words.first { $0.hasPrefix("margin=") }.flatMap { Int($0.dropFirst("margin=".count)) }
            .flatMap { margins.contains($0) ? $0 : nil }
    }
}
