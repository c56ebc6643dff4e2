import ArchiveModel
import Terminal

/// What lies over the panes.
enum Popup: Equatable, Sendable {
    case picker(Picker)
    case page(PopupPage)
}

/// A list to choose from, narrowed by typing.
struct Picker: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        case tags, ownTags
        /// Everything that the query has.
        case tagAll(Query)
        case renameTag(String)
        case saveFilter
        /// A place in the list of saved filters.
        case renameSaved(Int)
        case order
        case palette([Action])
        /// UTF-8 offsets of the headings.
        case outline([Int])
        case history([ReadingPlace])
        case page
        case export([ArticleID])
        /// Argument vectors.
        case pipe([ArticleID], [[String]])
        /// The name of the theme before.
        case theme(previous: String)
    }

    enum Mark: Equatable, Sendable { case none, included, excluded }

    struct Item: Equatable, Sendable {
        var name: String
        var detail: String
        var mark: Mark = .none
    }

    var purpose: Purpose
    var title: String
    var input = TextInput()
    var items: [Item]
    /// The line is a name to take, and does not narrow the items.
    var takesTyped = false
    /// The letters that were typed may lie apart in an item; the best ones stand first.
    var isFuzzy = false
    var selected = 0
    var top = 0

    /// Whether several items can be chosen.
    var hasMarks: Bool { purpose == .tags || purpose == .ownTags }

    /// Indices of the items that contain what was typed.
    var visible: [Int] {
        let key = SearchFolding.key(input.text)
        guard !key.isEmpty, !takesTyped else { return Array(items.indices) }
        if isFuzzy {
            let best = FuzzyMatch.best(
                key,
                among: items.map { item in
                    let name = item.name.prefix { $0 != ":" }
                    return (SearchFolding.key(item.name), SearchFolding.key(name).count)
                })
            // Keys are found by typing them.
            let named = items.indices.filter { items[$0].detail.split(separator: " ").contains { $0 == input.text } }
            return named + best.filter { !named.contains($0) }
        }
        return items.indices.filter { SearchFolding.key(items[$0].name).contains(key) }
    }

    /// What was typed is the name of nothing, and nothing that could come to be by it.
    var hasNothingTyped: Bool {
        switch purpose {
        case .ownTags, .tagAll: false
        default: !takesTyped && !input.text.isEmpty && visible.isEmpty
        }
    }

    var selectedItem: Int? {
        let visible = visible
        return visible.indices.contains(selected) ? visible[selected] : nil
    }
}

/// Text to read: help, reasons.
struct PopupPage: Equatable, Sendable {
    struct Line: Equatable, Sendable {
        /// Stands at the left, emphasised; empty in a heading.
        var key: String
        var text: String
        var isHeading = false

        /// Text in as many lines as it takes; `key` stands before the first one.
        static func wrapped(_ text: some StringProtocol, key: String = "", columns: Int) -> [Line] {
            let text = Substring(text)
            return LineBreaker(measure: max(1, columns)).lines(of: text).enumerated().map { number, line in
                let start = text.utf8.index(text.startIndex, offsetBy: line.range.lowerBound)
                let part = text[start..<text.utf8.index(start, offsetBy: line.range.count)]
                // A blank keeps the room of the key.
                return Line(key: number == 0 || key.isEmpty ? key : " ", text: String(part))
            }
        }
    }

    var title: String
    var lines: [Line]
    var top = 0
    /// The page stands beneath this place, so many columns wide; else in the middle of the screen.
    var anchor: Point?
    var columns = 0
}
