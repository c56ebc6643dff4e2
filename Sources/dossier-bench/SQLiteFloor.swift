import ArchiveModel
import Foundation

/// The shell of SQLite inserts the rows of an archive once more: what the rate of an import is compared with.
///
/// It inserts them in the order of the documents and in transactions as large as the import's. An archive begins with its newest
/// articles, so each transaction comes before the rows that are there: by rising rows all through, which no import could know
/// beforehand, the shell is a tenth faster. It checks no foreign keys, and takes its log in by itself, as it does for everybody.
enum SQLiteFloor {
    /// The tables with their columns for the article and for the order within a transaction.
    private static let tables = [
        (name: "article", article: "id", order: "s.id"), (name: "body", article: "article_id", order: "s.id"),
        (name: "facet", article: "article_id", order: "s.id"),
        (name: "article_tag", article: "article_id", order: "x.tag_id, s.id"),
        (name: "article_author", article: "article_id", order: "x.author_id, s.id"),
    ]

    /// - Returns: nil where there is no sqlite3 to ask.
    static func insertSeconds(of archive: ArchiveFolder) throws -> Double? {
        let (copy, rows) = (archive.path + "/floor.sqlite", archive.path + "/floor-rows.sqlite")
        func remove() {
            for file in [copy, rows] {
                for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + end) }
            }
        }
        remove()
        defer { remove() }
        try Library(places: archive.places).copyIndexTokens(to: rows)
        guard let schema = shell(archive.places.archive, schemaQuestion),
            let last = shell(rows, staging(archive.places.archive)).flatMap({
                $0.split(separator: "\n").last.flatMap { Int($0) }
            })
        else { return nil }
        let script = script(archive.places.archive, rows, schema, lastTransaction: last)
        let start = ContinuousClock.now
        guard shell(copy, script) != nil else { return nil }
        return (ContinuousClock.now - start).milliseconds / 1000
    }

    /// The tables and their indexes; the shell can't have the functions that views and triggers call.
    private static let schemaQuestion = """
        SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
            AND name NOT LIKE 'search_%' AND name NOT LIKE 'grdb%' AND name <> 'vocabulary' AND name <> 'sqlite_sequence'
        """

    /// Puts the rows in the order in which they are to be inserted, each with the number of its transaction.
    private static func staging(_ archive: String) -> String {
        var lines = [
            ".bail on", "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;", attach(archive, "old"),
            """
            CREATE TABLE step(n INTEGER NOT NULL, id INTEGER PRIMARY KEY);
            INSERT INTO step SELECT CASE WHEN p <= 50 THEN 0 WHEN p <= 250 THEN 1 WHEN p <= 1250 THEN 2 ELSE 3 + (p - 1251) / 5000 END, id
                FROM (SELECT id, row_number() OVER (ORDER BY document_id, byte_from) AS p FROM old.article);
            """,
        ]
        for table in tables {
            lines.append(
                """
                CREATE TABLE \(table.name) AS SELECT s.n, x.* FROM step s JOIN old.\(table.name) x ON x.\(table.article) = s.id
                    ORDER BY s.n, \(table.order);
                """)
        }
        lines.append(
            """
            CREATE TABLE search AS SELECT s.n, b.article_id, b.title, b.text, t.facets FROM step s
                JOIN old.body b ON b.article_id = s.id JOIN tokens t ON t.id = s.id ORDER BY s.n, s.id;
            """)
        for table in tables.map(\.name) + ["search"] { lines.append("CREATE INDEX \(table)_by_step ON \(table)(n);") }
        return (lines + ["SELECT max(n) FROM step;"]).joined(separator: "\n")
    }

    private static func script(_ archive: String, _ rows: String, _ schema: String, lastTransaction: Int) -> String {
        var lines = [
            ".bail on",
            "PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
            "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;", schema,
            "INSERT INTO search(search, rank) VALUES ('hashsize', \(32 << 20));", attach(archive, "old"),
            attach(rows, "staged"),
        ]
        for table in ["document", "tag", "author"] {
            lines.append("INSERT INTO main.\(table) SELECT * FROM old.\(table);")
        }
        let columns = tables.map { Self.columns(of: $0.name, archive) }
        for number in 0...lastTransaction {
            lines.append("BEGIN;")
            for (table, columns) in zip(tables.map(\.name), columns) {
                lines.append(
                    "INSERT INTO main.\(table) SELECT \(columns) FROM staged.\(table) WHERE n = \(number) ORDER BY rowid;"
                )
            }
            lines.append(
                """
                INSERT INTO main.search(rowid, title, text, facets) SELECT article_id, title, text, facets FROM staged.search
                    WHERE n = \(number) ORDER BY rowid;
                COMMIT;
                """)
        }
        return lines.joined(separator: "\n")
    }

    private static func columns(of table: String, _ archive: String) -> String {
        let names = shell(archive, "SELECT name FROM pragma_table_info('\(table)')") ?? ""
        return names.split(separator: "\n").joined(separator: ", ")
    }

    private static func attach(_ path: String, _ name: String) -> String {
        "ATTACH '\(path.replacing("'", with: "''"))' AS \(name);"
    }

    /// What the shell says to a script; nil where it fails.
    private static func shell(_ database: String, _ script: String) -> String? {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-batch", database]
        process.standardInput = input
        process.standardOutput = output
        guard (try? process.run()) != nil else { return nil }
        try? input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
        try? input.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? text : nil
    }
}
