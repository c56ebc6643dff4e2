/// What a page says about itself: `meta` elements, links and JSON-LD.
struct PageMetadata {
    private var values: [String: [String]] = [:]
    let structured: JSONLD
    private let root: MarkupNode
    private(set) var link: String?
    private(set) var siteName: String?
    let language: String?
    /// The text of the title element.
    let documentTitle: String

    init(_ root: MarkupNode) {
        self.root = root
        structured = JSONLD(root)
        var values: [String: [String]] = [:]
        for meta in root.all(named: "meta") {
            guard let content = meta.attribute("content")?.foldingBlanks(), !content.isEmpty else { continue }
            for key in ["name", "property", "http-equiv", "itemprop"] {
                if let name = meta.attribute(key)?.trimmingBlanks().lowercased(), !name.isEmpty {
                    values[name, default: []].append(content)
                }
            }
        }
        self.values = values
        documentTitle = root.first(named: "title")?.foldedText ?? ""
        let html = root.first(named: "html")
        let stated =
            html?.attribute("lang") ?? html?.attribute("xml:lang")
            ?? ["content-language", "og:locale", "dc.language", "language"].lazy.compactMap { values[$0]?.first }.first
        language = stated.flatMap { text in
            let code = text.trimmingBlanks().prefix { $0.isLetter }.lowercased()
            return (2...3).contains(code.count) ? code : nil
        }
        link = findLink()
        siteName = findSiteName()
    }

    /// Metadata for a part of a page that says nothing itself.
    func alone(link: String?) -> PageMetadata {
        var copy = self
        copy.values = [:]
        copy.link = link
        copy.isAlone = true
        return copy
    }

    private(set) var isAlone = false

    var article: JSONLD.Object? { isAlone ? nil : structured.article }

    func first(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.first }.first }
    func all(_ name: String) -> [String] { values[name] ?? [] }

    private func findLink() -> String? {
        for element in root.all(named: "link") where element.relation("canonical") {
            if let target = element.attribute("href")?.trimmingBlanks(), target.hasPrefix("http") { return target }
        }
        if let stated = first("og:url", "twitter:url"), stated.hasPrefix("http") { return stated }
        let article = structured.article
        return [article?["url"], article?["mainEntityOfPage"], article?["@id"]].lazy.compactMap { $0 as? String }
            .first { $0.hasPrefix("http") }
    }

    private func findSiteName() -> String? {
        if let stated = first("og:site_name", "application-name", "apple-mobile-web-app-title") { return stated }
        let publisher = structured.resolve(structured.article?["publisher"]).flatMap { JSONLD.strings($0) }.first
        return publisher ?? structured.names(ofType: "WebSite").first
    }

    /// The host of the page, without `www.`.
    var domain: String {
        guard let link, let scheme = link.firstRange(of: "://") else { return "" }
        let host = link[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" }
        return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }

    /// Whether a text names the site rather than an article or a person.
    func isSiteName(_ text: String) -> Bool {
        func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let (name, site, host) = (letters(text), letters(siteName ?? ""), letters(domain))
        guard !name.isEmpty else { return false }
        return name == site || name.count > 3 && host.contains(name)
            || site.count > 3 && name.contains(site) && site.count * 2 > name.count
            || name.count > 4 && site.contains(name)
    }

    /// Whether `5/6/2020` is the sixth of May.
    var isMonthFirst: Bool {
        language == "en" && ![".uk", ".au", ".in", ".nz", ".ie", ".za"].contains { domain.hasSuffix($0) }
    }
}
