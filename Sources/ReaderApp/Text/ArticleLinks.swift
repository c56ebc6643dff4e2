import ArchiveModel

/// Where a link leads.
enum LinkTarget: Equatable, Sendable {
    case address(String)
    /// A document beside the article's own, by what the link says and the folder that it is relative to.
    case document(String, folder: String)
    /// An article that the document calls related, by its title.
    case title(String)
    /// A footnote of the same article, by UTF-8 offsets.
    case note(Range<Int>)
}

/// The links of an article in the order of its text.
enum ArticleLinks {
    struct Place: Equatable, Sendable {
        /// UTF-8 offsets of what stands for the link.
        var range: Range<Int>
        var target: LinkTarget
    }

    struct Address: Equatable, Sendable {
        /// UTF-8 offsets of what stands for the link.
        var range: Range<Int>
        var url: String
    }

    /// Marked links, addresses that stand in the text, and titles of related articles.
    static func places(in article: Article) -> [Place] {
        var places: [Place] = article.body.spans.compactMap { span in
            guard case .link(let url) = span.kind, !url.isEmpty, !url.hasPrefix("#") else { return nil }
            return Place(range: span.range, target: target(of: url, in: article))
        }
        let bytes = Array(article.body.text.utf8)
        for range in AddressScanner.ranges(in: bytes) where !places.contains(where: { $0.range.overlaps(range) }) {
            let end = end(ofAddress: range, in: bytes)
            let address = String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
            places.append(Place(range: range.lowerBound..<end, target: .address(complete(address))))
        }
        for block in article.body.blocks where block.kind == .related {
            let text = article.body.text(in: block.range)
            for title in article.related {
                guard let found = text.firstRange(of: title) else { continue }
                let start = block.range.lowerBound + text.utf8.distance(from: text.startIndex, to: found.lowerBound)
                places.append(Place(range: start..<start + title.utf8.count, target: .title(title)))
            }
        }
        for note in Footnotes.all(of: article.body) {
            places.append(Place(range: note.mark, target: .note(note.note)))
        }
        return places.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// What leads out of the library, where it stands.
    static func addresses(in article: Article) -> [Address] {
        places(in: article).compactMap { place in
            if case .address(let url) = place.target { Address(range: place.range, url: url) } else { nil }
        }
    }

    /// What has no scheme, as links between the files of a folder have none.
    private static func target(of url: String, in article: Article) -> LinkTarget {
        let head = url.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !head.contains(":"), !url.hasPrefix("//"), article.link == nil || article.source.format == .markdown,
            article.source.path.hasPrefix("/"), let slash = article.source.path.lastIndex(of: "/")
        else { return .address(url) }
        return .document(url, folder: String(article.source.path[..<slash]))
    }

    /// Punctuation behind an address belongs to the sentence.
    private static func end(ofAddress range: Range<Int>, in bytes: [UInt8]) -> Int {
        var end = range.upperBound
        // The last bytes of ” ’ » … are not told apart from letters of other scripts: an address is ASCII mostly.
        while end > range.lowerBound, ".,;:!?)]}>\"'*_".utf8.contains(bytes[end - 1]) {
            // An address such as …/Dossier_(file) has its own parentheses.
            if bytes[end - 1] == UInt8(ascii: ")"), bytes[range.lowerBound..<end].contains(UInt8(ascii: "(")) { break }
            end -= 1
        }
        return end
    }

    private static func complete(_ address: String) -> String {
        address.lowercased().hasPrefix("www.") ? "https://" + address : address
    }
}
