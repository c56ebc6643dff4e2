import GRDB

/// The tables of `reader.sqlite`: all by ArticleID, so that they outlive every archive.
///
/// Migrations are appended, never edited.
enum ReaderSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("marks, tags, places, settings") { database in
            try database.execute(
                sql: """
                    CREATE TABLE read_mark (article TEXT PRIMARY KEY NOT NULL, read_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                    CREATE TABLE star (article TEXT PRIMARY KEY NOT NULL, starred_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                    CREATE TABLE own_tag (
                        article TEXT NOT NULL,
                        folded TEXT NOT NULL,
                        name TEXT NOT NULL,
                        PRIMARY KEY (article, folded)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX own_tag_by_name ON own_tag(folded);
                    -- byte_offset: UTF-8 offset into the body's text of the first line on screen.
                    CREATE TABLE place (article TEXT PRIMARY KEY NOT NULL, byte_offset INTEGER NOT NULL, visited_at INTEGER NOT NULL)
                        STRICT, WITHOUT ROWID;
                    CREATE TABLE saved_filter (name TEXT PRIMARY KEY NOT NULL, filter TEXT NOT NULL, position INTEGER NOT NULL)
                        STRICT, WITHOUT ROWID;
                    CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("nested tags") { database in
            try database.execute(sql: "UPDATE OR REPLACE own_tag SET folded = tag_key(name)")
        }
        migrator.registerMigration("places by their words") { database in
            try database.execute(sql: "ALTER TABLE place ADD COLUMN words TEXT NOT NULL DEFAULT ''")
        }
        migrator.registerMigration("how far a text was read") { database in
            try database.execute(sql: "ALTER TABLE place ADD COLUMN percent INTEGER")
        }
        migrator.registerMigration("marks by their texts, moves that were carried out") { database in
            for table in ["read_mark", "star", "own_tag", "place"] {
                try database.execute(sql: "ALTER TABLE \(table) ADD COLUMN text_hash INTEGER")
            }
            try database.execute(
                sql: """
                    -- archive: the name that an archive has for itself; number: of the last move that marks followed.
                    CREATE TABLE applied_move (archive TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                    """)
        }
        return migrator
    }
}
