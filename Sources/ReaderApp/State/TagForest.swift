import ArchiveModel

/// Tags with slashes in their names as trees.
struct TagForest: Sendable {
    struct Node: Sendable {
        /// The whole name, and what of it stands in its line.
        var name: String
        var label: String
        var key: String
        /// The label, folded.
        let sortKey: String
        /// Nil for a level that is no tag itself.
        var count: Int?
        var origin = Tag.Origin.category
        var isOwn = false
        var children: [Node] = []

        /// By which it is sorted.
        var weight: Int { count ?? children.map(\.weight).max() ?? 0 }
    }

    private(set) var roots: [Node] = []

    /// The most frequent ones first, on each level.
    init(_ tags: [FacetCount]) {
        var known: [String: FacetCount] = [:]
        for tag in tags { known[tag.key] = tag }
        var children: [String: Set<String>] = [:]
        var top: Set<String> = []
        let levels = Self.levels(known)
        for key in known.keys {
            var key = key
            while let parent = Self.parent(of: key, levels) {
                children[parent, default: []].insert(key)
                key = parent
            }
            top.insert(key)
        }
        func node(_ key: String, below parent: String?) -> Node {
            let tag = known[key]
            let below = Self.sorted((children[key] ?? []).map { node($0, below: key) })
            // A level that is no tag itself is written as in the tags below it.
            let name = tag?.name ?? below.first.map { Self.beginning(of: $0.name, like: key) } ?? key
            let label = parent == nil ? name : String(name.split(separator: "/").last ?? name[...])
            return Node(
                name: name, label: label, key: key, sortKey: SearchFolding.key(label), count: tag?.count,
                origin: tag?.origin ?? .category,
                isOwn: tag?.isOwn ?? false, children: below)
        }
        roots = Self.sorted(top.map { node($0, below: nil) })
    }

    /// Levels under which others stand: tags themselves, or begun by two tags.
    private static func levels(_ known: [String: FacetCount]) -> Set<String> {
        var begun: [String: Int] = [:]
        for key in known.keys where key.utf8.contains(UInt8(ascii: "/")) {
            let parts = key.split(separator: "/")
            for count in 1..<parts.count { begun[parts[..<count].joined(separator: "/"), default: 0] += 1 }
        }
        return Set(begun.filter { $0.value > 1 || known[$0.key] != nil }.keys)
    }

    /// The nearest level above.
    private static func parent(of key: String, _ levels: Set<String>) -> String? {
        guard !levels.isEmpty else { return nil }
        var rest = key[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            if levels.contains(String(rest)) { return String(rest) }
        }
        return nil
    }

    private static func beginning(of name: String, like key: String) -> String {
        let levels = key.split(separator: "/").count
        return name.split(separator: "/").prefix(levels).joined(separator: "/")
    }

    private static func sorted(_ nodes: [Node]) -> [Node] {
        nodes.sorted { ($1.weight, $0.label) < ($0.weight, $1.label) }
    }
}
