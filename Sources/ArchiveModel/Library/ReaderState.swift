import GRDB

/// What the reader does with articles. Kept in the reader's own database, by ArticleID.
extension Library {
    /// Marks articles as read or unread.
    public func setRead(_ ids: [ArticleID], _ isRead: Bool, at second: Int64) throws(LibraryError) {
        try mark(
            ids, isRead, set: "INSERT OR IGNORE INTO read_mark(article, text_hash, read_at) VALUES (?, ?, ?)",
            clear: "DELETE FROM read_mark WHERE article = ?", at: second)
    }

    public func setStar(_ ids: [ArticleID], _ isStarred: Bool, at second: Int64) throws(LibraryError) {
        try mark(
            ids, isStarred, set: "INSERT OR IGNORE INTO star(article, text_hash, starred_at) VALUES (?, ?, ?)",
            clear: "DELETE FROM star WHERE article = ?", at: second)
    }

    public func addOwnTag(_ name: String, to ids: [ArticleID]) throws(LibraryError) {
        let articles = try current(ids)
        try write { database in
            for article in articles {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO own_tag(article, text_hash, folded, name) VALUES (?, ?, ?, ?)",
                    arguments: [article.id.rawValue, article.textHash, TagKey.key(name), name])
            }
        }
    }

    public func removeOwnTag(_ name: String, from ids: [ArticleID]) throws(LibraryError) {
        let articles = try current(ids)
        try write { database in
            for article in articles {
                try database.execute(
                    sql: "DELETE FROM own_tag WHERE article = ? AND folded = ?",
                    arguments: [article.id.rawValue, TagKey.key(name)])
            }
        }
    }

    /// Keeps where the first line on screen stands.
    public func setPlace(_ id: ArticleID, _ place: StoredPlace, at second: Int64) throws(LibraryError) {
        let articles = try current([id])
        try write { database in
            for article in articles {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO place(article, text_hash, byte_offset, words, percent, visited_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        article.id.rawValue, article.textHash, place.byteOffset, place.words, place.percent, second,
                    ])
            }
        }
    }

    /// Where the reader left off; nil for an article never opened.
    public func place(_ id: ArticleID) throws(LibraryError) -> StoredPlace? {
        try readReader {
            try Row.fetchOne(
                $0, sql: "SELECT byte_offset, words, percent FROM place WHERE article = ?", arguments: [id.rawValue])
        }.map { StoredPlace(byteOffset: $0[0], words: $0[1], percent: $0[2]) }
    }

    public func setSetting(_ name: String, _ value: String) throws(LibraryError) {
        try write {
            try $0.execute(sql: "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", arguments: [name, value])
        }
    }

    public func setting(_ name: String) throws(LibraryError) -> String? { try settings()[name] }

    public func settings() throws(LibraryError) -> [String: String] {
        try readReader { database in
            let rows = try Row.fetchAll(database, sql: "SELECT name, value FROM setting")
            return Dictionary(rows.map { ($0[0], $0[1]) }) { _, last in last }
        }
    }
}

extension Library {
    /// The filters that the reader keeps, in the reader's order.
    public func savedFilters() throws(LibraryError) -> [SavedFilter] {
        try readReader { database in
            try Row.fetchAll(database, sql: "SELECT name, filter FROM saved_filter ORDER BY position, name").map {
                SavedFilter(name: $0[0], text: $0[1])
            }
        }
    }

    /// Keeps these filters in this order, and no others.
    public func setSavedFilters(_ filters: [SavedFilter]) throws(LibraryError) {
        try write { database in
            try database.execute(sql: "DELETE FROM saved_filter")
            for (position, filter) in filters.enumerated() {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO saved_filter(name, filter, position) VALUES (?, ?, ?)",
                    arguments: [filter.name, filter.text, position])
            }
        }
    }

    /// Gives an own tag another name; one that there is already takes its articles in.
    /// - Returns: the articles that bore it, and those of them that did not bear the new one yet.
    public func renameOwnTag(_ old: String, to new: String) throws(LibraryError) -> (
        articles: [ArticleID], added: [ArticleID]
    ) {
        let articles = try articles(withOwnTag: old)
        let isSame = TagKey.key(new) == TagKey.key(old)
        let tagged = isSame ? [] : Set(try self.articles(withOwnTag: new))
        let added = articles.filter { !tagged.contains($0) }
        let renamed = try current(added)
        try write { database in
            for article in articles {
                try database.execute(
                    sql: "DELETE FROM own_tag WHERE article = ? AND folded = ?",
                    arguments: [article.rawValue, TagKey.key(old)])
            }
            for article in renamed {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO own_tag(article, text_hash, folded, name) VALUES (?, ?, ?, ?)",
                    arguments: [article.id.rawValue, article.textHash, TagKey.key(new), new])
            }
        }
        return (articles, added)
    }

    /// The articles that bear an own tag.
    public func articles(withOwnTag name: String) throws(LibraryError) -> [ArticleID] {
        try readReader { database in
            try String.fetchAll(
                database, sql: "SELECT article FROM own_tag WHERE folded = ? ORDER BY article",
                arguments: [TagKey.key(name)]
            ).map { ArticleID(rawValue: $0) }
        }
    }
}

extension Library {
    private func mark(_ ids: [ArticleID], _ isSet: Bool, set: String, clear: String, at second: Int64)
        throws(LibraryError)
    {
        let articles = try current(ids)
        try write { database in
            let statement = try database.makeStatement(sql: isSet ? set : clear)
            for article in articles {
                let key = article.id.rawValue
                try statement.execute(arguments: isSet ? [key, article.textHash, second] : [key])
            }
        }
    }

    /// The articles by the identities that they have now, with the hashes of their texts, by which marks are found again.
    private func current(_ ids: [ArticleID]) throws(LibraryError) -> [(id: ArticleID, textHash: Int64?)] {
        try read { database in try ids.map { try MoveLog.current($0, in: database) } }
    }

    private func write(_ work: (Database) throws -> Void) throws(LibraryError) {
        do {
            try readerLog.write { try reader.write(work) }
            if readerLog.byteCount > Self.longestReaderLog { _ = try readerLog.takeIn(on: reader) }
        } catch { throw LibraryError(error, path: places.reader) }
    }

    /// Bytes.
    private static var longestReaderLog: Int { 4 << 20 }

    /// On the connections of the archive, which have the reader's database beside it: they are open anyway.
    func readReader<Value>(_ work: (Database) throws -> Value) throws(LibraryError) -> Value {
        do { return try archive.read(work) } catch { throw LibraryError(error, path: places.reader) }
    }
}
