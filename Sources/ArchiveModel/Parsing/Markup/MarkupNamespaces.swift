/// What the namespaces of feeds are called here, however a document abbreviates them.
///
/// Data. An address that is not in the table keeps the document's own prefix.
enum MarkupNamespaces {
    static func name(address: String, prefix: String) -> String {
        let folded = address.lowercased()
        if let known = names[folded] { return known }
        if folded.hasPrefix("http://wordpress.org/export/") {
            return folded.contains("/excerpt") ? "excerpt" : "wp"
        }
        return prefix.lowercased()
    }

    private static let names: [String: String] = [
        "http://www.w3.org/2005/atom": "atom",
        "http://purl.org/atom/ns#": "atom",
        "http://purl.org/rss/1.0/": "rss",
        "http://my.netscape.com/rdf/simple/0.9/": "rss",
        "http://channel.netscape.com/rdf/simple/0.9/": "rss",
        "http://purl.org/net/rss1.1#": "rss",
        "http://backend.userland.com/rss2": "rss",
        "http://blogs.law.harvard.edu/tech/rss": "rss",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.0/": "dc",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://search.yahoo.com/mrss": "media",
        "http://search.yahoo.com/mrss/": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://example.com/dtds/podcast-1.0.dtd": "itunes",
        "http://www.w3.org/1999/xhtml": "xhtml",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://www.w3.org/xml/1998/namespace": "xml",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://prismstandard.org/namespaces/1.2/basic/": "prism",
        "http://www.w3.org/2007/app": "app",
        "http://purl.org/atom/app#": "app",
        "http://schemas.google.com/blogger/2018": "blogger",
        "http://www.sitemaps.org/schemas/sitemap/0.9": "sitemap",
    ]
}
