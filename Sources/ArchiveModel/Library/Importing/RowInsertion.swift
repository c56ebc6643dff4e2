import GRDB

/// Inserts many rows into a table, some dozens a statement.
///
/// Not while FTS5 holds rows of the transaction: a statement of several rows could fail half done, and makes FTS5 write out all that it
/// holds beforehand.
struct RowInsertion {
    /// Values a statement.
    private static let mostValues = 250
    /// Up to so many values GRDB lends to SQLite; of more it makes copies, which stay with the statement.
    private static let mostLentValues = 20

    private let database: Database
    private let table: String
    private let columns: [String]

    init(into table: String, _ columns: String..., in database: Database) {
        self.database = database
        self.table = table
        self.columns = columns
    }

    /// `values`: in the order of the columns.
    func insert<Row>(_ rows: [Row], values: (Row) -> StatementArguments) throws {
        try insert(rows, most: Self.mostValues / columns.count, values)
    }

    /// Rows with long texts.
    func insertLong<Row>(_ rows: [Row], values: (Row) -> StatementArguments) throws {
        try insert(rows, most: max(1, Self.mostLentValues / columns.count), values)
    }

    private func insert<Row>(_ rows: [Row], most: Int, _ values: (Row) -> StatementArguments) throws {
        var rest = rows[...]
        while !rest.isEmpty {
            let count = rest.count < most ? 1 : most
            var arguments = StatementArguments()
            for row in rest.prefix(count) { _ = arguments.append(contentsOf: values(row)) }
            try database.cachedStatement(sql: sql(rows: count)).execute(arguments: arguments)
            rest = rest.dropFirst(count)
        }
    }

    private func sql(rows: Int) -> String {
        let row = "(" + repeatElement("?", count: columns.count).joined(separator: ", ") + ")"
        return "INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES "
            + repeatElement(row, count: rows).joined(separator: ", ")
    }
}
