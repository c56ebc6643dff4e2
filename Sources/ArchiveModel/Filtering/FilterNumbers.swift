/// Reads the lengths of a filter: `>800`, `<=200`, `200..400`, `..400`, `800`.
struct FilterNumbers {
    /// An unfinished number filters nothing yet.
    let isTyping: Bool

    func filter(_ value: String, range: Range<Int>) throws(FilterError) -> Filter {
        guard let (from, through) = bounds(value) else {
            if isTyping, [">", "<", ">=", "<=", ".", "..", "="].contains(value) { return .all }
            throw FilterError(range: range, message: "expected a number of words such as >800, <200 or 200..400")
        }
        if let from, let through, from > through {
            throw FilterError(range: range, message: "the end lies before the start; turn the two around")
        }
        return .words(from: from, through: through)
    }

    private func bounds(_ value: String) -> (from: Int?, through: Int?)? {
        if let dots = value.firstRange(of: "..") {
            let (start, end) = (value[..<dots.lowerBound], value[dots.upperBound...])
            let (from, through) = (Self.number(start), Self.number(end))
            guard from != nil || start.isEmpty, through != nil || end.isEmpty, from != nil || through != nil else {
                return nil
            }
            return (from, through)
        }
        for (sign, isFrom, shift) in [(">=", true, 0), ("<=", false, 0), (">", true, 1), ("<", false, -1)]
        where value.hasPrefix(sign) {
            guard let number = Self.number(value.dropFirst(sign.count)) else { return nil }
            return isFrom ? (number + shift, nil) : (nil, number + shift)
        }
        return Self.number(value[...]).map { ($0, $0) }
    }

    private static func number(_ text: Substring) -> Int? {
        guard text.count <= 9, text.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }
}
