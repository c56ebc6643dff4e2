/// Times work and prints rows of a table.
enum Measurement {
    static func measure(
        _ name: String, rate: (unit: String, amount: Double)? = nil, runs: Int, _ work: () throws -> Void
    ) throws {
        var times: [Double] = []
        for _ in 0..<max(1, runs) {
            let start = ContinuousClock.now
            try work()
            let elapsed = ContinuousClock.now - start
            times.append(Double(elapsed.components.seconds) * 1000 + Double(elapsed.components.attoseconds) / 1e15)
        }
        times.sort()
        let median = times[times.count / 2]
        let speed = rate.map { "\(shown($0.amount / median * 1000)) \($0.unit)" } ?? ""
        print(row(name, shown(median) + " ms", shown(times.last ?? 0) + " ms", speed))
    }

    static func row(_ name: String, _ median: String, _ worst: String, _ rate: String) -> String {
        func left(_ text: String, _ columns: Int) -> String {
            text + String(repeating: " ", count: max(0, columns - text.count))
        }
        func right(_ text: String, _ columns: Int) -> String {
            String(repeating: " ", count: max(0, columns - text.count)) + text
        }
        return left(name, 34) + right(median, 14) + right(worst, 14) + right(rate, 20)
    }

    static func shown(_ number: Double) -> String {
        number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
    }
}
