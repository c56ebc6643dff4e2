import GRDB

/// Counts what articles have in common, in one pass over the tokens of a query's articles.
enum FacetQuery {
    /// Sums that begin with nothing, for each range to add to.
    static func beginning(_ query: Query, in database: Database) throws -> FacetCounts {
        // What is read is known here by its rows; asking each article for its mark would take ten times as long.
        FacetCounts(
            read: try rows(markedIn: "read_mark", in: database), own: try OwnTagRows(in: database),
            ancestors: try ancestors(in: database),
            isOfUnread: FilterCompiler.parts(of: query.filter).contains(.state(.unread)))
    }

    static func authors(limit: Int, in database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql:
                "SELECT u.name FROM article_author aa JOIN author u ON u.id = aa.author_id GROUP BY u.id ORDER BY count(*) DESC, u.name LIMIT ?",
            arguments: [limit])
    }

    /// Of tags below others: the ids of those above them that are tags too.
    private static func ancestors(in database: Database) throws -> [Int: [Int]] {
        let nested = try Row.fetchAll(database, sql: "SELECT id, folded FROM tag WHERE instr(folded, '/') > 0")
        var ancestors: [Int: [Int]] = [:]
        for row in nested {
            let above = try above(row[1], in: database)
            if !above.isEmpty { ancestors[row[0]] = above }
        }
        return ancestors
    }

    static func above(_ folded: String, in database: Database) throws -> [Int] {
        let parts = folded.split(separator: "/")
        return try (1..<max(1, parts.count)).compactMap { count in
            try Int.fetchOne(
                database, sql: "SELECT id FROM tag WHERE folded = ?",
                arguments: [parts[..<count].joined(separator: "/")])
        }
    }

    private static func rows(markedIn table: String, in database: Database) throws -> Set<Int64> {
        Set(
            try Int64.fetchAll(
                database, sql: "SELECT a.id FROM reader.\(table) r CROSS JOIN article a ON a.key = r.article"))
    }
}

/// The reader's own tags by the rows of their articles.
struct OwnTagRows: Sendable {
    struct OwnTag: Sendable {
        var name: String
        var folded: String
        /// Of the same name in the archive.
        var tagID: Int?
        /// Tags of the archive above it.
        var above: [Int]
    }

    private(set) var tags: [OwnTag] = []
    private(set) var tagsOfRow: [Int64: [Int]] = [:]

    init(in database: Database) throws {
        var index: [String: Int] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT a.id, o.folded, o.name FROM reader.own_tag o CROSS JOIN article a ON a.key = o.article")
        while let row = try rows.next() {
            let folded: String = row[1]
            if index[folded] == nil {
                index[folded] = tags.count
                let id = try Int.fetchOne(database, sql: "SELECT id FROM tag WHERE folded = ?", arguments: [folded])
                tags.append(
                    OwnTag(name: row[2], folded: folded, tagID: id, above: try FacetQuery.above(folded, in: database)))
            }
            tagsOfRow[row[0], default: []].append(index[folded] ?? 0)
        }
    }
}

/// Sums over the tokens of articles.
struct FacetCounts: Sendable {
    private let read: Set<Int64>
    private let own: OwnTagRows
    private let ancestors: [Int: [Int]]
    /// Whether articles that are read are passed over.
    private let isOfUnread: Bool
    /// By id: articles that bear a tag below the tag, and not the tag itself.
    private var inherited: [Int] = []
    private var tagsOfRow: [Int] = []
    private var articles = 0
    private var unread = 0
    private var undated = 0
    /// By id: stated, from captions, suggested.
    private var tags: [[Int]] = [[], [], []]
    private var authors: [Int] = []
    private var documents: [Int] = []
    private var languages: [[UInt8]: Int] = [:]
    private var days: [Int: Int] = [:]
    /// Of own tags: articles that bear the tag only as an own one.
    private var ownCounts: [Int]
    /// Those that the reader gave to some of the articles.
    private var given: Set<Int> = []

    init(read: Set<Int64>, own: OwnTagRows, ancestors: [Int: [Int]], isOfUnread: Bool) {
        self.isOfUnread = isOfUnread
        self.read = read
        self.own = own
        self.ancestors = ancestors
        ownCounts = Array(repeating: 0, count: own.tags.count)
    }

    mutating func add(row: Int64, tokens: UnsafeBufferPointer<UInt8>) {
        let isRead = !read.isEmpty && read.contains(row)
        guard !isOfUnread || !isRead else { return }
        articles += 1
        if !isRead { unread += 1 }
        var isDated = false
        var index = 0
        tagsOfRow.removeAll(keepingCapacity: true)
        // A token begins with three bytes, EE 80 80 to EE 80 8F, and ends at a blank.
        while index + 2 < tokens.count {
            let kind = tokens[index + 2]
            index += 3
            let start = index
            switch kind {
            case 0x81, 0x86, 0x87:
                let tag = Self.number(tokens, &index)
                Self.count(tag, &tags[kind == 0x81 ? 0 : Int(kind) - 0x85])
                if isNested { tagsOfRow.append(tag) }
            case 0x82: Self.count(Self.number(tokens, &index), &authors)
            case 0x83: Self.count(Self.number(tokens, &index), &documents)
            case 0x85: if index < tokens.count, tokens[index] == UInt8(ascii: "d") { isDated = true }
            default: break
            }
            while index < tokens.count, tokens[index] != UInt8(ascii: " ") { index += 1 }
            if kind == 0x84 { languages[Array(tokens[start..<index]), default: 0] += 1 }
            index += 1
        }
        if isNested { inherit(row) }
        if isDated { days[ArticleRowID.day(of: row), default: 0] += 1 } else { undated += 1 }
        for tag in own.tagsOfRow[row] ?? [] {
            given.insert(tag)
            if own.tags[tag].tagID.map({ !tagsOfRow.contains($0) }) ?? true { ownCounts[tag] += 1 }
        }
    }

    /// Adds what was summed over other rows.
    mutating func add(_ other: FacetCounts) {
        articles += other.articles
        unread += other.unread
        undated += other.undated
        for kind in tags.indices { Self.add(other.tags[kind], to: &tags[kind]) }
        Self.add(other.inherited, to: &inherited)
        Self.add(other.authors, to: &authors)
        Self.add(other.documents, to: &documents)
        Self.add(other.ownCounts, to: &ownCounts)
        languages.merge(other.languages, uniquingKeysWith: +)
        days.merge(other.days, uniquingKeysWith: +)
        given.formUnion(other.given)
    }

    private static func add(_ other: [Int], to counts: inout [Int]) {
        if other.count > counts.count { counts += repeatElement(0, count: other.count - counts.count) }
        for index in other.indices { counts[index] += other[index] }
    }

    private var isNested: Bool { !ancestors.isEmpty || !own.tags.isEmpty }

    private mutating func inherit(_ row: Int64) {
        for tag in own.tagsOfRow[row] ?? [] {
            for above in own.tags[tag].above where !tagsOfRow.contains(above) {
                Self.count(above, &inherited)
                tagsOfRow.append(above)
            }
        }
        for position in tagsOfRow.indices {
            for above in ancestors[tagsOfRow[position]] ?? [] where !tagsOfRow.contains(above) {
                Self.count(above, &inherited)
                tagsOfRow.append(above)
            }
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
        var number = 0
        while index < bytes.count, bytes[index].isASCIIDigit {
            number = number &* 10 &+ Int(bytes[index] & 0x0F)
            index += 1
        }
        return number
    }

    private static func count(_ id: Int, _ counts: inout [Int]) {
        if id >= counts.count { counts.append(contentsOf: repeatElement(0, count: id - counts.count + 1)) }
        counts[id] += 1
    }

    func facets(in database: Database) throws -> Facets {
        var facets = Facets()
        facets.articles = articles
        facets.unread = unread
        facets.undated = undated
        facets.days = days.map { DayCount(day: $0.key, count: $0.value) }.sorted { $0.day < $1.day }
        facets.authors = try named(authors, "SELECT id, name, folded FROM author", in: database)
        facets.sources = try named(documents, "SELECT id, name, folded FROM document", in: database)
        facets.languages = Self.ordered(
            languages.map { FacetCount(name: String(decoding: $0.key, as: UTF8.self), count: $0.value) })
        let tags = try namedTags(in: database)
        facets.tags = tags.enumerated().filter { $0.offset < Facets.mostValues || $0.element.isOwn }.map(\.element)
        facets.rarerTags = tags.count - facets.tags.count
        return facets
    }

    private func named(_ counts: [Int], _ sql: String, in database: Database) throws -> [FacetCount] {
        var named: [FacetCount] = []
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let id: Int = row[0]
            guard id < counts.count, counts[id] > 0 else { continue }
            named.append(FacetCount(name: row[1], key: row[2], count: counts[id]))
        }
        return Array(Self.ordered(named).prefix(Facets.mostValues))
    }

    /// Of a tag, by the number of its origin.
    private func count(_ id: Int, _ origin: Int) -> Int { id < tags[origin].count ? tags[origin][id] : 0 }

    private func namedTags(in database: Database) throws -> [FacetCount] {
        var named: [FacetCount] = []
        var owned = Dictionary(
            zip(own.tags.map(\.folded), own.tags.indices).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchCursor(database, sql: "SELECT id, name, folded FROM tag")
        while let row = try rows.next() {
            let id: Int = row[0]
            let counts = (count(id, 0), count(id, 1), count(id, 2))
            let below = id < inherited.count ? inherited[id] : 0
            let sum = counts.0 + counts.1 + counts.2
            guard sum + below > 0 || !owned.isEmpty else { continue }
            let origin: Tag.Origin =
                counts.0 > 0 && counts.0 * 2 >= sum ? .category : counts.1 > counts.2 ? .caption : .suggested
            if let index = owned.removeValue(forKey: row[2]) {
                let count = sum + below + ownCounts[index]
                guard count > 0 else { continue }
                named.append(
                    FacetCount(
                        name: row[1], key: row[2], count: count, origin: sum > 0 ? origin : .own,
                        isOwn: given.contains(index)))
            } else if sum + below > 0 {
                named.append(
                    FacetCount(name: row[1], key: row[2], count: sum + below, origin: sum > 0 ? origin : .category))
            }
        }
        for index in owned.values where ownCounts[index] > 0 {
            named.append(FacetCount(name: own.tags[index].name, count: ownCounts[index], origin: .own, isOwn: true))
        }
        return Self.ordered(named)
    }

    private static func ordered(_ counts: [FacetCount]) -> [FacetCount] {
        counts.sorted { ($1.count, $0.key, $0.name) < ($0.count, $1.key, $1.name) }
    }
}
