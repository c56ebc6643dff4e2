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
        return migrator
    }

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
