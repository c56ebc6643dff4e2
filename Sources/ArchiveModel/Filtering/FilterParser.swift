/// Reads the filter language of the bar, of saved filters and of the commands.
///
///     filter = and { "OR" and }      and = unary { unary }      unary = "-" unary | "(" filter ")" | term
///     term = word | "phrase" | #tag | field:value
public struct FilterParser: Sendable {
    /// Days since 1970-01-01, for relative dates.
    public var today: Int
    /// The last word counts as the start of one, as while typing.
    public var lastWordIsPrefix: Bool

    public init(today: Int, lastWordIsPrefix: Bool = false) {
        self.today = today
        self.lastWordIsPrefix = lastWordIsPrefix
    }

    public func parse(_ text: String) throws(FilterError) -> Filter {
        var reading = Reading(tokens: try FilterLexer.tokens(of: text), parser: self, end: text.utf8.count)
        guard !reading.isAtEnd else { return .all }
        let filter = try reading.disjunction()
        guard reading.isAtEnd else {
            throw FilterError(range: reading.place, message: "this parenthesis was never opened")
        }
        return filter
    }
}

/// One pass over the tokens.
private struct Reading {
    let tokens: [FilterLexer.Token]
    let parser: FilterParser
    let end: Int
    var index = 0

    var isAtEnd: Bool { index == tokens.count }
    var place: Range<Int> { isAtEnd ? end..<end : tokens[index].range }

    mutating func disjunction() throws(FilterError) -> Filter {
        var parts = [try conjunction()]
        while !isAtEnd, tokens[index].kind == .or {
            let place = place
            index += 1
            guard !isAtEnd, tokens[index].kind != .close else {
                throw FilterError(range: place, message: "after OR another condition has to follow")
            }
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    mutating func conjunction() throws(FilterError) -> Filter {
        var parts: [Filter] = []
        while !isAtEnd, tokens[index].kind != .close, tokens[index].kind != .or { parts.append(try unary()) }
        guard !parts.isEmpty else { throw FilterError(range: place, message: "here a condition has to stand") }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    mutating func unary() throws(FilterError) -> Filter {
        let token = tokens[index]
        index += 1
        switch token.kind {
        case .not:
            guard !isAtEnd, tokens[index].kind != .close, tokens[index].kind != .or else {
                throw FilterError(range: token.range, message: "after the minus a condition has to follow")
            }
            return .not(try unary())
        case .open:
            let inner = try disjunction()
            guard !isAtEnd, tokens[index].kind == .close else {
                throw FilterError(range: token.range, message: "this parenthesis is never closed")
            }
            index += 1
            return inner
        case .word(let text):
            return .word(text, isPrefix: isPrefix(token))
        case .phrase(let text): return .phrase(text)
        case .field(let name, let value, let isQuoted): return try field(name, value, isQuoted: isQuoted, token)
        case .or, .close: throw FilterError(range: token.range, message: "here a condition has to stand")
        }
    }

    private func isPrefix(_ token: FilterLexer.Token) -> Bool {
        parser.lastWordIsPrefix && token.range.upperBound == end
    }

    private func field(_ name: String, _ value: String, isQuoted: Bool, _ token: FilterLexer.Token) throws(FilterError)
        -> Filter
    {
        guard let field = FilterField(rawValue: name.lowercased()) else {
            let known = FilterField.allCases.map { $0.rawValue + ":" }.joined(separator: " ")
            throw FilterError(
                range: token.range.lowerBound..<token.range.lowerBound + name.utf8.count + 1,
                message: "there is no field “\(name)”; there are \(known)")
        }
        guard !value.isEmpty else {
            if parser.lastWordIsPrefix, token.range.upperBound == end { return .all }
            throw FilterError(range: token.range, message: "after “\(name):” a value has to follow")
        }
        let valueRange = token.range.upperBound - value.utf8.count - (isQuoted ? 1 : 0)..<token.range.upperBound
        let isPrefix = isPrefix(token) && !isQuoted
        switch field {
        case .tag: return .tag(value, isPrefix: isPrefix)
        case .author: return .author(value)
        case .title: return .title(value, isPrefix: isPrefix)
        case .source: return .source(value)
        case .lang: return .language(value)
        case .id: return .id(value)
        case .is: return .state(try choice(value, valueRange, isPrefix: isPrefix))
        case .has: return .has(try choice(value, valueRange, isPrefix: isPrefix))
        case .date, .after, .before:
            return try FilterDates(today: parser.today, isTyping: isPrefix).filter(field, value, range: valueRange)
        }
    }

    private func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ value: String, _ range: Range<Int>, isPrefix: Bool
    ) throws(FilterError) -> Choice {
        if let exact = Choice(rawValue: value.lowercased()) { return exact }
        if isPrefix, let begun = Choice.allCases.first(where: { $0.rawValue.hasPrefix(value.lowercased()) }) {
            return begun
        }
        throw FilterError(
            range: range, message: "expected one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
}
