import GRDB

/// The tables of `archive.sqlite`.
///
/// Migrations are appended, never edited.
enum ArchiveSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("documents, articles, tags, search") { database in
            try database.execute(sql: Self.first)
        }
        migrator.registerMigration("enclosures") { database in
            try database.execute(sql: "ALTER TABLE body ADD COLUMN enclosures TEXT NOT NULL DEFAULT ''")
        }
        migrator.registerMigration("rules of a document") { database in
            try database.execute(sql: "ALTER TABLE document ADD COLUMN rules TEXT NOT NULL DEFAULT ''")
        }
        // Measured on 20,000 articles of 63 MB, 5000 of them a transaction: 12,300 articles a second against 9,400 with the usual
        // megabyte, and half as many segments for each question to look through.
        migrator.registerMigration("index in larger pieces") { database in
            try database.execute(
                sql: "INSERT INTO search(search, rank) VALUES ('hashsize', ?)", arguments: [32 << 20])
        }
        migrator.registerMigration("one index for words and properties") { database in
            try database.execute(sql: Self.properties)
            try database.execute(
                sql: """
                    INSERT INTO search(search, rank) VALUES ('hashsize', ?);
                    INSERT INTO search(search, rank) VALUES ('rank', 'bm25(10.0, 1.0, 0.0)');
                    """, arguments: [32 << 20])
            try database.execute(sql: "INSERT INTO search(search) VALUES ('rebuild')")
        }
        migrator.registerMigration("first letters in the index") { _ in
            // Emptied, as the next one does it for the first two letters: an archive is not indexed twice.
        }
        migrator.registerMigration("first two letters in the index") { database in
            try database.execute(
                sql: """
                    UPDATE facet SET tokens = substr(tokens, 1, instr(tokens, ' ' || char(0xE008)) - 1)
                        WHERE instr(tokens, ' ' || char(0xE008)) > 0;
                    DROP VIEW indexed;
                    CREATE VIEW indexed AS
                        SELECT b.article_id AS id, index_text(b.title) AS title, index_text(b.text) AS text,
                            f.tokens || beginning_tokens(b.title, b.text) AS facets
                        FROM body b JOIN facet f ON f.article_id = b.article_id;
                    INSERT INTO search(search) VALUES ('rebuild');
                    """)
        }
        migrator.registerMigration("documents that share articles") { database in
            try database.execute(
                sql: """
                    -- `other_id` has articles that come in `document_id` too, and was imported later.
                    CREATE TABLE document_share (
                        document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
                        other_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
                        PRIMARY KEY (document_id, other_id)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX document_share_by_other ON document_share(other_id);
                    """)
        }
        migrator.registerMigration("texts by their hash, moved articles") { database in
            try database.execute(
                sql: """
                    -- NULL until the article is written again.
                    ALTER TABLE article ADD COLUMN text_hash INTEGER;
                    CREATE TABLE archive_name (name TEXT NOT NULL) STRICT;
                    INSERT INTO archive_name(name) VALUES (lower(hex(randomblob(16))));
                    -- batch: the moves of one transaction have the same. text_hash: of what the article says now. keeps_old: marks stay
                    -- under the old identity too. old and new are the same where only the text has changed.
                    CREATE TABLE moved_article (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        batch INTEGER NOT NULL,
                        old TEXT NOT NULL,
                        new TEXT NOT NULL,
                        text_hash INTEGER,
                        keeps_old INTEGER NOT NULL
                    ) STRICT;
                    CREATE INDEX moved_article_by_old ON moved_article(old);
                    -- Texts that articles had before the import of their document that is not at its end yet.
                    CREATE TABLE replaced_text (
                        document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
                        key TEXT NOT NULL,
                        title TEXT NOT NULL,
                        text_hash INTEGER NOT NULL,
                        text_bytes INTEGER NOT NULL,
                        PRIMARY KEY (document_id, key)
                    ) STRICT, WITHOUT ROWID;
                    -- Of what the archive has of a document while it is read again; `sha256` is empty until that is done.
                    ALTER TABLE document ADD COLUMN earlier_sha256 TEXT NOT NULL DEFAULT '';
                    ALTER TABLE document ADD COLUMN is_half_read INTEGER NOT NULL DEFAULT 0;
                    """)
        }
        migrator.registerMigration("what was left out, doubts") { database in
            try database.execute(
                sql: """
                    ALTER TABLE body ADD COLUMN left_out TEXT NOT NULL DEFAULT '';
                    ALTER TABLE body ADD COLUMN doubts TEXT NOT NULL DEFAULT '';
                    ALTER TABLE article ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
                    """)
        }
        migrator.registerMigration("facts of exports") { database in
            try database.execute(sql: "ALTER TABLE body ADD COLUMN facts TEXT NOT NULL DEFAULT ''")
        }
        return migrator
    }

    /// The tokens are those of `FacetToken`.
    private static let properties = """
        UPDATE OR IGNORE tag SET folded = tag_key(name);
        UPDATE author SET folded = search_key(name);
        UPDATE document SET folded = search_key(path);

        -- The sequence within a day takes 20 bits in place of 24: the index keeps the steps between rows in a byte less.
        UPDATE article SET id = ((id >> 24) << 20) | (id & 0xFFFFF);
        UPDATE body SET article_id = ((article_id >> 24) << 20) | (article_id & 0xFFFFF);
        UPDATE article_tag SET article_id = ((article_id >> 24) << 20) | (article_id & 0xFFFFF);
        UPDATE article_author SET article_id = ((article_id >> 24) << 20) | (article_id & 0xFFFFF);

        -- What lists are sorted and counted by, in few pages.
        CREATE TABLE facet (
            article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
            tokens TEXT NOT NULL,
            title TEXT NOT NULL,
            author TEXT NOT NULL,
            words INTEGER NOT NULL
        ) STRICT;
        INSERT INTO facet(article_id, tokens, title, author, words)
        SELECT a.id,
            char(0xE000)
            || ifnull((SELECT group_concat(' ' || char(CASE t.origin WHEN 'caption' THEN 0xE006 WHEN 'suggested' THEN 0xE007 ELSE 0xE001 END) || t.tag_id, '') FROM article_tag t WHERE t.article_id = a.id), '')
            || ifnull((SELECT group_concat(' ' || char(0xE002) || u.author_id, '') FROM article_author u WHERE u.article_id = a.id), '')
            || ' ' || char(0xE003) || a.document_id
            || iif(a.language <> '', ' ' || char(0xE004) || replace(lower(a.language), '-', ''), '')
            || iif(a.published <> '', ' ' || char(0xE005) || 'd', '')
            || iif(a.has_link, ' ' || char(0xE005) || 'l', '')
            || iif(a.has_caption, ' ' || char(0xE005) || 'c', '')
            || iif(a.issues > 0, ' ' || char(0xE005) || 'i', ''),
            sort_key(a.title), sort_key(a.authors), a.words
        FROM article a;

        CREATE VIEW indexed AS
            SELECT b.article_id AS id, index_text(b.title) AS title, index_text(b.text) AS text, f.tokens AS facets
            FROM body b JOIN facet f ON f.article_id = b.article_id;
        DROP TABLE search;
        CREATE VIRTUAL TABLE search USING fts5(
            title, text, facets, content='indexed', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
        );
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab(search, 'row');
        """

    private static let first = """
        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            folded TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            format TEXT NOT NULL,
            layout TEXT NOT NULL,
            is_missing INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        -- id: the day in the high bits, a sequence in the low ones; larger is newer.
        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
            byte_from INTEGER NOT NULL,
            byte_to INTEGER NOT NULL,
            title TEXT NOT NULL,
            authors TEXT NOT NULL,
            published TEXT NOT NULL,
            not_before TEXT NOT NULL,
            not_after TEXT NOT NULL,
            updated TEXT NOT NULL,
            day_from INTEGER,
            day_through INTEGER,
            language TEXT NOT NULL,
            link TEXT NOT NULL,
            words INTEGER NOT NULL,
            has_link INTEGER NOT NULL,
            has_caption INTEGER NOT NULL,
            issues INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX article_by_document ON article(document_id);

        CREATE TABLE body (
            article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            marks TEXT NOT NULL,
            related TEXT NOT NULL,
            issues TEXT NOT NULL
        ) STRICT;

        CREATE TABLE tag (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE article_tag (
            tag_id INTEGER NOT NULL REFERENCES tag(id),
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            origin TEXT NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (tag_id, article_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tag_by_article ON article_tag(article_id, position);

        CREATE TABLE author (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            folded TEXT NOT NULL
        ) STRICT;
        CREATE TABLE article_author (
            author_id INTEGER NOT NULL REFERENCES author(id),
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            PRIMARY KEY (author_id, article_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX author_by_article ON article_author(article_id);

        -- The index reads the text as it is stored.
        CREATE VIRTUAL TABLE search USING fts5(
            title, text, content='body', content_rowid='article_id', tokenize="unicode61 remove_diacritics 2"
        );
        """
}
