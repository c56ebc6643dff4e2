/// The elements of a page, of which some are left out.
struct PageTree {
    let tree: MarkupTree
    private var isRemoved: [Bool]
    /// `noscript` elements that hold the text of the page.
    private var opened: Set<Int> = []
    private var names: [ElementNames?]
    /// Elements share their names.
    private var namesByText: [String: ElementNames] = [:]
    private var knownNames: ElementNames.Known = [:]

    private let isPage: Bool

    /// `isPage`: whether there may be menus, forms and buttons around the text; else the markup holds nothing but an article.
    init(_ tree: MarkupTree, isPage: Bool = true) {
        self.tree = tree
        self.isPage = isPage
        isRemoved = [Bool](repeating: false, count: tree.entries.count)
        names = [ElementNames?](repeating: nil, count: tree.entries.count)
    }

    /// Never shown as text of a page.
    private static let hidden: Set<String> = [
        "script", "style", "template", "svg", "math", "iframe", "object", "embed", "select", "option", "input",
        "textarea", "canvas", "video", "audio", "map", "applet", "link", "meta", "head", "title",
    ]
    /// Not shown as text of a page that has an article among other things.
    private static let hiddenInPages: Set<String> = ["noscript", "button", "label", "dialog", "nav", "picture", "menu"]
    private static let controls: Set<String> = ["select", "option", "textarea", "object", "applet"]
    /// Bytes of what a form offers.
    private static let longestControl = 1000
    static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "wbr", "img", "nobr", "ruby", "rt", "rp", "rb", "label", "button", "amp-img", "x-wikilink",
    ]

    /// Whether an element is shown at all, by its own name and state.
    func isShown(_ node: MarkupNode) -> Bool {
        guard !isRemoved[node.index] else { return false }
        var isHidden = Self.hidden.contains(node.name) || isPage && Self.hiddenInPages.contains(node.name)
        // Left open, a control holds the text behind it.
        if !isPage, Self.controls.contains(node.name), node.textByteCount > Self.longestControl { isHidden = false }
        return !isHidden || opened.contains(node.index)
    }

    /// Whether neither an element nor one around it was left out.
    func isAttached(_ node: MarkupNode) -> Bool {
        var current: MarkupNode? = node
        while let element = current {
            if isRemoved[element.index] { return false }
            current = element.parent
        }
        return true
    }

    mutating func remove(_ node: MarkupNode) { isRemoved[node.index] = true }

    mutating func open(_ node: MarkupNode) { opened.insert(node.index) }

    mutating func names(of node: MarkupNode) -> ElementNames {
        if let known = names[node.index] { return known }
        var raw = ""
        for name in ["class", "id", "role", "data-testid", "data-component"] {
            guard let value = node.attribute(name), !value.isEmpty else { continue }
            raw += raw.isEmpty ? value : " " + value
        }
        let found = namesByText[raw] ?? ElementNames(raw, &knownNames)
        namesByText[raw] = found
        names[node.index] = found
        return found
    }

    /// The shown text below an element, blanks folded.
    func text(of node: MarkupNode) -> String {
        var text = ""
        add(node, to: &text)
        return text.foldingBlanks()
    }

    private func add(_ node: MarkupNode, to text: inout String) {
        if node.isText {
            text += node.content
            return
        }
        for child in node.children where child.isText || isShown(child) { add(child, to: &text) }
        if !Self.inline.contains(node.name) { text += " " }
    }

    /// Elements around a node, from the inside, without the one that holds all.
    func ancestors(of node: MarkupNode) -> some Sequence<MarkupNode> {
        sequence(state: node.parent) { current in
            defer { current = current?.parent }
            return current.flatMap { $0.index == 0 ? nil : $0 }
        }
    }

    func isInside(_ node: MarkupNode, _ ancestor: MarkupNode) -> Bool {
        node.index > ancestor.index && node.index < ancestor.endIndex
    }
}

extension MarkupNode {
    /// Hidden by its own style or attribute.
    var isHiddenByStyle: Bool {
        if attribute("hidden") != nil || attribute("aria-hidden") == "true" { return true }
        guard let style = attribute("style")?.lowercased().filter({ !$0.isWhitespace }) else { return false }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    /// 1–6 for a heading.
    var headingLevel: Int? {
        guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), let digit = name.utf8.last,
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(digit)
        else { return nil }
        return Int(digit - UInt8(ascii: "0"))
    }

    func relation(_ name: String) -> Bool {
        attribute("rel")?.lowercased().split(separator: " ").contains { $0 == name } ?? false
    }
}
