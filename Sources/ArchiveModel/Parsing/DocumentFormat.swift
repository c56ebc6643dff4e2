/// What a document is, for people and for the archive.
public enum DocumentFormat: String, CaseIterable, Sendable {
    case textArchive = "text archive"
    case html
    case feed
    case markdown

    /// Whether it says by itself where an article begins and ends.
    var statesArticles: Bool { self == .feed }

    /// - Returns: nil for something that can't be read.
    public static func detect(_ bytes: some Collection<UInt8>, name: String) -> DocumentFormat? {
        DocumentParsers.standard.parser(of: Array(bytes.prefix(DocumentHead.sniffedBytes)), name: name)?.format
    }
}
