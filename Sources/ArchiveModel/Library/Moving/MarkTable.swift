import GRDB

/// The tables of the reader's database that say something of an article, by its identity in the column `article`.
///
/// The one list of them: what moves marks, counts them or looks for lost ones goes through it, and a new table joins here.
enum MarkTable: String, CaseIterable {
    case readMark = "read_mark"
    case star
    case ownTag = "own_tag"
    case place

    /// What a row holds beside the article's identity and the hash of its text.
    var columns: [String] {
        switch self {
        case .readMark: ["read_at"]
        case .star: ["starred_at"]
        case .ownTag: ["folded", "name"]
        case .place: ["byte_offset", "words", "percent", "visited_at"]
        }
    }

    /// Whether filters and counts ask for it.
    var isCounted: Bool { self != .place }

    var name: String { rawValue }

    /// Rows on their way bear the identity that they go to behind this sign, so that articles can exchange their identities.
    private static let onTheWay = ">"

    /// Carries out moves that belong together, as if all happened at once.
    ///
    /// What an article has already under its new identity counts.
    func move(_ moves: [ArticleMove], in database: Database) throws {
        let all = (columns + ["text_hash"]).joined(separator: ", ")
        let leave = try database.cachedStatement(
            sql: "UPDATE OR IGNORE \(name) SET article = ? WHERE article = ?")
        let copy = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO \(name)(article, \(all)) SELECT ?, \(all) FROM \(name) WHERE article = ?")
        let clear = try database.cachedStatement(sql: "DELETE FROM \(name) WHERE article = ?")
        let witness = try database.cachedStatement(sql: "UPDATE \(name) SET text_hash = ? WHERE article = ?")
        for move in moves where move.old != move.new {
            let target = Self.onTheWay + move.new.rawValue
            try (move.keepsOld ? copy : leave).execute(arguments: [target, move.old.rawValue])
            if !move.keepsOld { try clear.execute(arguments: [move.old.rawValue]) }
        }
        for move in moves {
            if move.old != move.new {
                let target = Self.onTheWay + move.new.rawValue
                try leave.execute(arguments: [move.new.rawValue, target])
                try clear.execute(arguments: [target])
            }
            if let hash = move.textHash { try witness.execute(arguments: [hash, move.new.rawValue]) }
        }
    }
}
