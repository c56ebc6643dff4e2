import ArchiveModel
import Terminal

/// What a key asks the loop to do.
enum CutEffect: Equatable {
    /// Cut the document anew by the layout of the state.
    case cut
    /// Keep the layout, for this document or for all that are named like it.
    case save(forSource: Bool)
    case quit
}

extension CutState {
    mutating func press(_ key: Key) -> [CutEffect] {
        message = nil
        if showsKeys {
            showsKeys = false
            return []
        }
        if case .character(let digit) = key.code, key.modifiers.isEmpty, let value = digit.wholeNumberValue,
            digit != "0" || count != nil
        {
            count = min(99_999, (count ?? 0) * 10 + value)
            return []
        }
        guard let action = key == .control("c") ? .quit : CutAction(key) else {
            count = nil
            if key.code != .escape { message = "\(key.name) does nothing here" }
            return []
        }
        let times = count ?? 1
        count = nil
        if action != .quit { isWarned = false }
        return run(action, times: times)
    }

    private mutating func run(_ action: CutAction, times: Int) -> [CutEffect] {
        switch action {
        case .down: move(times)
        case .up: move(-times)
        case .pageDown: move(rows * times)
        case .pageUp: move(-rows * times)
        case .top: move(-lines.count)
        case .bottom: move(lines.count)
        case .otherPane: focus = focus == .articles ? .text : .articles
        case .open: focus = .text
        case .back: focus = .articles
        case .nextOdd: selectNextOdd()
        case .split: return change { $0.split() }
        case .join: return change { $0.join() }
        case .title: return change { $0.makeTitle() }
        case .boilerplate: return change { $0.leaveOut() }
        case .generalise: return change { $0.generalise() }
        case .nextLayout: return change { $0.tryNextLayout() }
        case .undo: return step(from: \.past, to: \.future, empty: "nothing to undo")
        case .redo: return step(from: \.future, to: \.past, empty: "nothing to redo")
        case .help: showsKeys = true
        case .save: return [.save(forSource: false)]
        case .saveForSource: return [.save(forSource: true)]
        case .quit:
            if isChanged, !isWarned {
                isWarned = true
                message = "The cuts are not saved: w saves them, q again leaves without"
                return []
            }
            return [.quit]
        }
        return []
    }

    private mutating func move(_ steps: Int) {
        switch focus {
        case .articles:
            selected += steps
            keepInView()
            showSelected()
        case .text:
            line += steps
            keepInView()
            if let article = article(at: line) { selected = article }
            keepInView()
        }
    }

    /// Brings the selected article's title to the upper third of the text.
    private mutating func showSelected() {
        guard articles.indices.contains(selected) else { return }
        line = articles[selected].lines.lowerBound
        textTop = max(0, line - rows / 3)
        keepInView()
    }

    private mutating func selectNextOdd() {
        let odd = articles.indices.filter { !articles[$0].oddities.isEmpty }
        guard let next = odd.first(where: { $0 > selected }) ?? odd.first else {
            message = "Nothing looks odd"
            return
        }
        selected = next
        showSelected()
    }
}

extension CutState {
    /// Changes the layout; where nothing changes, the sentence says why.
    private mutating func change(_ work: (inout CutState) -> String?) -> [CutEffect] {
        let before = layout
        let problem = work(&self)
        guard layout != before else {
            message = problem ?? "Nothing changes by that"
            return []
        }
        past.append(before)
        future = []
        return [.cut]
    }

    private mutating func step(
        from source: WritableKeyPath<CutState, [ArchiveLayout]>, to target: WritableKeyPath<CutState, [ArchiveLayout]>,
        empty: String
    ) -> [CutEffect] {
        guard let other = self[keyPath: source].popLast() else {
            message = empty.prefix(1).uppercased() + empty.dropFirst()
            return []
        }
        self[keyPath: target].append(layout)
        layout = other
        return [.cut]
    }

    private var textUnderCursor: String { lines.indices.contains(line) ? lines[line].foldedLine : "" }

    private mutating func split() -> String? {
        let text = textUnderCursor
        guard !text.isEmpty else { return "An article can't begin at a blank line" }
        layout.isSingle = false
        layout.notTitles.removeAll { $0 == text }
        layout.boilerplate.removeAll { $0 == text }
        if !layout.titles.contains(text) { layout.titles.append(text) }
        return nil
    }

    private mutating func join() -> String? {
        let index = focus == .text ? article(at: line) ?? selected : selected
        guard articles.indices.contains(index), let title = articles[index].titleLine else {
            return "No line begins this article"
        }
        let text = lines[title].foldedLine
        layout.titles.removeAll { $0 == text }
        if !layout.notTitles.contains(text) { layout.notTitles.append(text) }
        return nil
    }

    private mutating func makeTitle() -> String? {
        guard focus == .text else { return "Tab goes to the text; t there makes a line the title" }
        if let index = article(at: line), let old = articles[index].titleLine, old != line {
            let text = lines[old].foldedLine
            layout.titles.removeAll { $0 == text }
            if !layout.notTitles.contains(text) { layout.notTitles.append(text) }
        }
        return split()
    }

    private mutating func leaveOut() -> String? {
        guard focus == .text else { return "Tab goes to the text; b there leaves a line out" }
        let text = textUnderCursor
        guard !text.isEmpty else { return "A blank line is nothing to leave out" }
        if layout.boilerplate.contains(text) {
            layout.boilerplate.removeAll { $0 == text }
        } else {
            layout.boilerplate.append(text)
        }
        return nil
    }

    /// The last rule holds for all lines that differ from it in numbers only.
    private mutating func generalise() -> String? {
        for rules in [\ArchiveLayout.boilerplate, \.notTitles, \.titles] {
            guard let last = layout[keyPath: rules].last, last == textUnderCursor || rules == \.boilerplate else {
                continue
            }
            let pattern = last.withNumbersAsStars
            guard pattern != last else { continue }
            layout[keyPath: rules][layout[keyPath: rules].count - 1] = pattern
            message = "All lines like “\(pattern)”"
            return nil
        }
        return "The rule for this line has no number in it that could be anything"
    }

    private mutating func tryNextLayout() -> String? {
        let steps = Self.layouts
        let current = steps.firstIndex {
            $0.reading == layout.reading && $0.byline == layout.byline && $0.isSingle == layout.isSingle
        }
        let next = steps[((current ?? steps.count - 1) + 1) % steps.count]
        (layout.reading, layout.byline, layout.isSingle) = (next.reading, next.byline, next.isSingle)
        if let place = next.byline {
            message = "By-lines \(place.rawValue)"
        } else if next.isSingle {
            message = "One article"
        } else {
            switch next.reading {
            case .recurringLines: message = "Cut by the lines that recur around the texts"
            case .knownBylines: message = "Cut by the by-lines that Dossier knows"
            case nil: message = "Layout as the document suggests"
            }
        }
        return nil
    }

    /// What `l` tries, one after another: what the document suggests, the two readings of it, places of by-lines, one article.
    private static let layouts: [ArchiveLayout] = {
        var layouts = [ArchiveLayout()]
        for reading in ArchiveLayout.Reading.allCases {
            layouts.append(ArchiveLayout())
            layouts[layouts.count - 1].reading = reading
        }
        for place in [BylinePlace.underTitle, .overTitle, .atEnd] {
            layouts.append(ArchiveLayout())
            layouts[layouts.count - 1].byline = place
        }
        layouts.append(ArchiveLayout())
        layouts[layouts.count - 1].isSingle = true
        return layouts
    }()
}

extension String {
    /// As layouts name lines: blanks folded.
    fileprivate var foldedLine: String {
        split { $0.isWhitespace }.joined(separator: " ")
    }

    fileprivate var withNumbersAsStars: String {
        var result = ""
        for character in self {
            guard character.isNumber else {
                result.append(character)
                continue
            }
            if result.last != "*" { result.append("*") }
        }
        return result
    }
}
