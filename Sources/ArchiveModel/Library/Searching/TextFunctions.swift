import GRDB
import Synchronization

/// What filters and migrations ask of texts in SQL: `holds_pattern(pattern, text)` for regular expressions, `begins_word(beginning, text)`,
/// `leaves_out(words, is_prefix, left_out, facts)`, `beginning_tokens(title, text)` for the index, and the folded forms `index_text`, `search_key`, `tag_key` and `sort_key`.
enum TextFunctions {
    /// A statement asks for the same pattern row after row.
    private final class Compiled: Sendable {
        private let last = Mutex<(text: String, pattern: FilterPattern?)?>(nil)

        func pattern(_ text: String) -> FilterPattern? {
            last.withLock { last in
                if let last, last.text == text { return last.pattern }
                let pattern = FilterPattern(text)
                last = (text, pattern)
                return pattern
            }
        }
    }

    /// UTF-8 of a folded text that lists are sorted by; what follows decides nothing that anybody sees.
    private static let sortedBytes = 48

    static func sortKey(_ text: String) -> String {
        String(decoding: SearchFolding.key(text).utf8.prefix(sortedBytes), as: UTF8.self)
    }

    static func add(to database: Database) {
        for (name, fold) in [
            ("index_text", SearchFolding.indexText), ("search_key", SearchFolding.key), ("tag_key", TagKey.key),
            ("sort_key", sortKey),
        ] as [(String, @Sendable (String) -> String)] {
            database.add(
                function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                    String.fromDatabaseValue(values[0]).map(fold)
                })
        }
        database.add(
            function: DatabaseFunction("beginning_tokens", argumentCount: 2, pure: true) { values in
                FacetToken.beginnings(
                    String.fromDatabaseValue(values[0]) ?? "", String.fromDatabaseValue(values[1]) ?? "")
            })
        database.add(
            function: DatabaseFunction("text_hash", argumentCount: 1, pure: true) { values in
                String.fromDatabaseValue(values[0]).map(TextHash.of)
            })
        let compiled = Compiled()
        database.add(
            function: DatabaseFunction("holds_pattern", argumentCount: 2, pure: true) { values in
                guard let pattern = String.fromDatabaseValue(values[0]), let text = String.fromDatabaseValue(values[1])
                else { return false }
                return compiled.pattern(pattern)?.occurs(in: text) ?? false
            })
        database.add(
            function: DatabaseFunction("leaves_out", argumentCount: 4, pure: true) { values in
                guard let wanted = String.fromDatabaseValue(values[0]),
                    let isPrefix = Bool.fromDatabaseValue(values[1]),
                    let leftOut = String.fromDatabaseValue(values[2]),
                    let facts = String.fromDatabaseValue(values[3])
                else { return false }
                let texts = LeftOutCoding.decode(leftOut).map(\.text) + FactCoding.decode(facts).map(\.line)
                return texts.contains { FilterMatcher.holds($0, wanted, isPrefix: isPrefix) }
            })
        database.add(
            function: DatabaseFunction("begins_word", argumentCount: 2, pure: true) { values in
                guard let beginning = String.fromDatabaseValue(values[0]),
                    let text = String.fromDatabaseValue(values[1])
                else { return false }
                return WordBeginning(beginning).occurs(in: text)
            })
    }
}
