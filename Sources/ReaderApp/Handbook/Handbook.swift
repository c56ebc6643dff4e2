/// The handbook: documents like any others, inside the binary.
public enum Handbook {
    /// Where its documents seem to lie.
    static let folder = "handbook:"

    /// Names and contents for the importer.
    public static var documents: [(path: String, bytes: [UInt8])] {
        HandbookArticles.all.map { (folder + $0.name + ".md", $0.bytes) }
    }
}
