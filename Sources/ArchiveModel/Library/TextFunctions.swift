import GRDB
import Synchronization

/// What filters ask of texts in SQL: `holds_pattern(pattern, text)` for regular expressions, `begins_word(beginning, text)`.
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

    static func add(to database: Database) {
        let compiled = Compiled()
        database.add(
            function: DatabaseFunction("holds_pattern", argumentCount: 2, pure: true) { values in
                guard let pattern = String.fromDatabaseValue(values[0]), let text = String.fromDatabaseValue(values[1])
                else { return false }
                return compiled.pattern(pattern)?.occurs(in: text) ?? false
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
