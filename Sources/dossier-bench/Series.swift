/// Milliseconds of one kind of work, done many times.
struct Series {
    private var times: [Double] = []

    init(_ times: [Double] = []) { self.times = times.sorted() }

    /// Does the work so often and takes the time of each.
    init(runs: Int, _ work: () throws -> Void) rethrows {
        var times: [Double] = []
        for _ in 0..<max(1, runs) {
            let start = ContinuousClock.now
            try work()
            times.append((ContinuousClock.now - start).milliseconds)
        }
        self.init(times)
    }

    mutating func add(_ other: Series) { times = (times + other.times).sorted() }

    var isEmpty: Bool { times.isEmpty }
    var median: Double { rank(0.5) }
    var p95: Double { rank(0.95) }
    var p99: Double { rank(0.99) }
    var worst: Double { times.last ?? 0 }

    private func rank(_ share: Double) -> Double {
        times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * share))]
    }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}

/// Rows of a table on standard output.
enum Table {
    /// A name and columns that end at the same place.
    static func row(_ name: String, _ columns: [String], width: Int = 13) -> String {
        func blanks(_ text: String, _ count: Int) -> String {
            String(repeating: " ", count: max(1, count - text.count))
        }
        return name + blanks(name, 34) + columns.map { blanks($0, width) + $0 }.joined()
    }

    static func number(_ number: Double) -> String {
        number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
    }

    static func milliseconds(_ number: Double) -> String { Table.number(number) + " ms" }
}
