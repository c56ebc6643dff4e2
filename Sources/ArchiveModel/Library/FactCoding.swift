/// How the facts of an article are kept in a column.
enum FactCoding {
    static func encode(_ facts: [ArticleFact]) -> String {
        StoredList.encode(facts.map { [$0.isOfDocument ? "d" : "a", $0.label, $0.value].joined(separator: "\t") })
    }

    static func decode(_ text: String) -> [ArticleFact] {
        StoredList.decode(text).compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            return ArticleFact(String(parts[1]), String(parts[2]), isOfDocument: parts[0] == "d")
        }
    }
}
