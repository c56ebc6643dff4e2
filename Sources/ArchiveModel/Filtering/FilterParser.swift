/// Reads the filter language of the bar, of saved filters and of the commands.
///
///     filter = and { "OR" and }      and = unary { unary }      unary = "-" unary | "(" filter ")" | term
///     term = word | word* | "phrase" | "near words"~8 | /pattern/ | #tag | field:value
public struct FilterParser: Sendable {
    /// Days since 1970-01-01, for relative dates.
    public var today: Int
    /// The last word counts as the start of one, as while typing.
    public var lastWordIsPrefix: Bool
    /// What `in:name` stands for.
    public var saved: [SavedFilter]
    /// Names of the saved filters that are being opened.
    var opened: Set<String> = []

    public init(today: Int, lastWordIsPrefix: Bool = false, saved: [SavedFilter] = []) {
        self.today = today
        self.lastWordIsPrefix = lastWordIsPrefix
        self.saved = saved
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
    /// Inside parentheses, behind a minus or beside OR an order means nothing.
    var depth = 0

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
        if parts.count > 1, parts.contains(where: Self.statesOrder) {
            throw FilterError(range: place, message: "sort: can't stand beside OR; put the rest into parentheses")
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    mutating func conjunction() throws(FilterError) -> Filter {
        var parts: [Filter] = []
        while !isAtEnd, tokens[index].kind != .close, tokens[index].kind != .or { parts.append(try unary()) }
        guard !parts.isEmpty else { throw FilterError(range: place, message: "here a condition has to stand") }
        return parts.count == 1 ? parts[0] : .and(Self.widened(parts))
    }

    /// Beside a condition that leaves few articles, a pattern looks into their texts as well; alone it would read all there is.
    private static func widened(_ parts: [Filter]) -> [Filter] {
        guard parts.contains(where: narrows) else { return parts }
        return parts.map { part in
            if case .pattern(let pattern, _) = part { .pattern(pattern, isInText: true) } else { part }
        }
    }

    private static func statesOrder(_ filter: Filter) -> Bool {
        switch filter {
        case .order: true
        case .and(let parts): parts.contains(where: statesOrder)
        default: false
        }
    }

    private static func narrows(_ filter: Filter) -> Bool {
        switch filter {
        case .word, .phrase, .near, .tag, .address, .author, .title, .source, .id, .days: true
        default: false
        }
    }

    mutating func unary() throws(FilterError) -> Filter {
        let token = tokens[index]
        index += 1
        switch token.kind {
        case .not:
            guard !isAtEnd, tokens[index].kind != .close, tokens[index].kind != .or else {
                throw FilterError(range: token.range, message: "after the minus a condition has to follow")
            }
            depth += 1
            defer { depth -= 1 }
            return .not(try unary())
        case .open:
            depth += 1
            defer { depth -= 1 }
            let inner = try disjunction()
            guard !isAtEnd, tokens[index].kind == .close else {
                throw FilterError(range: token.range, message: "this parenthesis is never closed")
            }
            index += 1
            return inner
        // Something is still to follow.
        case .word("~") where isPrefix(token), .word("#") where isPrefix(token): return .all
        case .word(let text) where text.contains("://"): return .address(text)
        case .word(let text) where text.count > 1 && text.first == "~": return .fuzzy(String(text.dropFirst()))
        case .word(let text):
            let isOpen = text.count > 1 && text.last == "*"
            return .word(isOpen ? String(text.dropLast()) : text, isPrefix: isOpen || isPrefix(token))
        case .phrase(let text, _) where text.allSatisfy({ $0 == " " }):
            throw FilterError(range: token.range, message: "between the quotation marks something has to stand")
        case .phrase(let text, nil): return .phrase(text)
        case .phrase(let text, let distance?): return .near(text, distance: distance)
        case .pattern(let pattern): return .pattern(try checked(pattern, token.range), isInText: false)
        case .field(let name, let values): return try field(name, values, token)
        case .or, .close: throw FilterError(range: token.range, message: "here a condition has to stand")
        }
    }

    private func isPrefix(_ token: FilterLexer.Token) -> Bool {
        parser.lastWordIsPrefix && token.range.upperBound == end
    }

    private func checked(_ pattern: String, _ range: Range<Int>) throws(FilterError) -> String {
        guard FilterPattern(pattern) != nil else {
            throw FilterError(range: range, message: "this is no regular expression")
        }
        return pattern
    }

    private func unknown(_ name: String, _ token: FilterLexer.Token) -> FilterError {
        let known = FilterField.allCases.map { $0.rawValue + ":" }
        let nearest = EditDistance.nearest(to: name.lowercased(), among: FilterField.allCases.map(\.rawValue))
        return FilterError(
            range: token.range.lowerBound..<token.range.lowerBound + name.utf8.count + 1,
            message: "there is no field “\(name)”; "
                + (nearest.map { "did you mean \($0):" } ?? "there are \(known.joined(separator: " "))"))
    }

    /// One tag, or any of several apart by commas.
    private func tags(_ values: [FilterLexer.Value], _ origin: Filter.TagOrigin?, isTyped: Bool) -> Filter {
        var tags: [Filter] = []
        func tag(_ name: String, isPrefix: Bool) -> Filter {
            origin.map { .tagged($0, name, isPrefix: isPrefix) } ?? .tag(name, isPrefix: isPrefix)
        }
        for (index, value) in values.enumerated() {
            let isLast = index == values.count - 1
            guard !value.isQuoted else {
                tags.append(tag(value.text, isPrefix: value.isPrefix))
                continue
            }
            let names = value.text.split(separator: ",").map(String.init)
            for (position, name) in names.enumerated() {
                let isEnd = position == names.count - 1
                let isOpen = name.count > 1 && name.last == "*"
                tags.append(
                    tag(
                        isOpen ? String(name.dropLast()) : name,
                        isPrefix: isOpen || isEnd && (value.isPrefix || isLast && isTyped)))
            }
        }
        return tags.isEmpty ? .all : tags.count == 1 ? tags[0] : .or(tags)
    }

    private func field(_ name: String, _ values: [FilterLexer.Value], _ token: FilterLexer.Token) throws(FilterError)
        -> Filter
    {
        guard let field = FilterField(name: name) else { throw unknown(name, token) }
        let isTyped = isPrefix(token) && values.last?.isQuoted == false
        if field == .tag || field.tagOrigin != nil, values.contains(where: { !$0.text.isEmpty }) {
            return tags(values, field.tagOrigin, isTyped: isTyped)
        }
        guard let first = values.first, values.count == 1 else {
            throw FilterError(range: token.range, message: "only tag: takes several values")
        }
        let value = first.text
        guard !value.isEmpty else {
            if isPrefix(token) { return .all }
            throw FilterError(range: token.range, message: "after “\(name):” a value has to follow")
        }
        let behind = (first.isQuoted ? 1 : 0) + (first.isPrefix ? 1 : 0)
        let end = token.range.upperBound - behind
        let valueRange = end - value.utf8.count..<end
        let isPrefix = first.isPrefix || isTyped
        switch field {
        case .tag, .stated, .suggested, .own, .caption: return .all
        case .author: return .author(value)
        case .title: return .title(value, isPrefix: isPrefix)
        case .source: return .source(value)
        case .leftout: return .leftOut(value, isPrefix: isPrefix)
        case .lang: return .language(value)
        case .id: return .id(value)
        case .is: return .state(try choice(value, valueRange, isPrefix: isPrefix))
        case .has: return .has(try choice(value, valueRange, isPrefix: isPrefix))
        case .in: return try saved(value, valueRange, isPrefix: isPrefix)
        case .sort: return try order(value, valueRange, isPrefix: isPrefix)
        case .words: return try FilterNumbers(isTyping: isPrefix).filter(value, range: valueRange)
        case .date, .after, .before:
            return try FilterDates(today: parser.today, isTyping: isPrefix).filter(field, value, range: valueRange)
        }
    }

    private func saved(_ name: String, _ range: Range<Int>, isPrefix: Bool) throws(FilterError) -> Filter {
        let key = name.lowercased()
        let names = parser.saved.map(\.name)
        guard !parser.opened.contains(key) else {
            throw FilterError(range: range, message: "the filter “\(name)” refers to itself")
        }
        guard let found = parser.saved.first(where: { $0.name.lowercased() == key }) else {
            if isPrefix, names.contains(where: { $0.lowercased().hasPrefix(key) }) { return .all }
            let known = names.isEmpty ? "there is none yet" : "there are " + names.joined(separator: ", ")
            let meant = EditDistance.nearest(to: name, among: names).map { "did you mean \($0)?" }
            throw FilterError(range: range, message: "no filter is saved as “\(name)”; " + (meant ?? known))
        }
        // A filter that names itself, even by way of others, would never end.
        var inner = parser
        inner.lastWordIsPrefix = false
        inner.opened.insert(key)
        do { return .saved(name: found.name, try inner.parse(found.text)) } catch {
            throw FilterError(range: range, message: "in “\(found.name)”: " + error.message)
        }
    }

    private func order(_ value: String, _ range: Range<Int>, isPrefix: Bool) throws(FilterError) -> Filter {
        guard depth == 0 else {
            throw FilterError(range: range, message: "sort: stands for itself, not in parentheses or behind a minus")
        }
        let isReversed = value.first == "-"
        let name = isReversed ? String(value.dropFirst()) : value
        if isPrefix, name.isEmpty { return .all }
        return .order(ListOrder(try choice(name, range, isPrefix: isPrefix), isReversed: isReversed))
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
