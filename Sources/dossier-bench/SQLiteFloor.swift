import ArchiveModel
import Foundation

/// The shell of SQLite inserts the rows of an archive once more: what an import can't be faster than.
enum SQLiteFloor {
    /// Articles a transaction, as the import's largest.
    private static let batch = 5000
    private static let tables = ["article": "id", "body": "article_id", "facet": "article_id"]
    private static let links = ["article_tag", "article_author"]

    /// - Returns: nil where there is no sqlite3 to ask.
    static func insertSeconds(of archive: ArchiveFolder) throws -> Double? {
        let copy = archive.path + "/floor.sqlite"
        let tokens = archive.path + "/tokens.sqlite"
        func remove() {
            for file in [copy, tokens] {
                for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + end) }
            }
        }
        remove()
        defer { remove() }
        try Library(places: archive.places).copyIndexTokens(to: tokens)
        guard let schema = shell(archive.places.archive, schemaQuestion),
            let starts = shell(
                archive.places.archive,
                "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM article) WHERE n % \(batch) = 0"
            )
        else { return nil }
        let script = script(archive.places.archive, tokens, schema, starts.split(separator: "\n").map { String($0) })
        let start = ContinuousClock.now
        guard shell(copy, script) != nil else { return nil }
        return (ContinuousClock.now - start).milliseconds / 1000
    }

    /// The tables and their indexes; the shell can't have the functions that views and triggers call.
    private static let schemaQuestion = """
        SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
            AND name NOT LIKE 'search_%' AND name NOT LIKE 'grdb%' AND name <> 'vocabulary' AND name <> 'sqlite_sequence'
        """

    private static func script(_ archive: String, _ tokens: String, _ schema: String, _ starts: [String]) -> String {
        var lines = [
            ".bail on", "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
            "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;", schema,
            "INSERT INTO search(search, rank) VALUES ('hashsize', \(32 << 20));",
            "ATTACH '\(archive.replacing("'", with: "''"))' AS old;",
            "ATTACH '\(tokens.replacing("'", with: "''"))' AS tokens;",
        ]
        for table in ["document", "tag", "author"] { lines.append("INSERT INTO \(table) SELECT * FROM old.\(table);") }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : "\(Int64.max)"
            lines.append("BEGIN;")
            for (table, key) in tables.sorted(by: { $0.key < $1.key }) {
                lines.append(
                    "INSERT INTO \(table) SELECT * FROM old.\(table) WHERE \(key) >= \(start) AND \(key) < \(end);")
            }
            for table in links {
                lines.append(
                    "INSERT INTO \(table) SELECT * FROM old.\(table) WHERE article_id >= \(start) AND article_id < \(end);"
                )
            }
            lines.append(
                """
                INSERT INTO search(rowid, title, text, facets) SELECT b.article_id, b.title, b.text, t.facets
                    FROM old.body b JOIN tokens.tokens t ON t.id = b.article_id
                    WHERE b.article_id >= \(start) AND b.article_id < \(end) ORDER BY b.article_id;
                COMMIT;
                """)
        }
        return lines.joined(separator: "\n")
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
