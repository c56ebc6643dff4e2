/// The form in which names of tags are compared: folded, with a slash between the levels of a nested one.
public enum TagKey {
    public static func key(_ name: some StringProtocol) -> String {
        name.split(separator: "/").map { SearchFolding.key($0) }.filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// Whether a tag is meant by one that is asked for: the same, or one below it.
    static func isMeant(_ key: String, by wanted: String, isPrefix: Bool) -> Bool {
        isPrefix ? key.hasPrefix(wanted) : key == wanted || key.hasPrefix(wanted + "/")
    }
}
