/// Writes a filter as the reader would type it; reading it again gives the same filter.
public enum FilterPrinter {
    public static func text(_ filter: Filter) -> String { text(filter, within: .outermost) }

    private enum Place { case outermost, inOr, inAnd, inNot }

    private static func text(_ filter: Filter, within place: Place) -> String {
        switch filter {
        case .or(let parts):
            let text = parts.map { self.text($0, within: .inOr) }.joined(separator: " OR ")
            return place == .outermost ? text : "(\(text))"
        case .and(let parts):
            let text = parts.map { self.text($0, within: .inAnd) }.joined(separator: " ")
            return place == .outermost || place == .inOr ? text : "(\(text))"
        case .not(let inner): return "-" + text(inner, within: .inNot)
        default: return term(filter)
        }
    }

    private static func term(_ filter: Filter) -> String {
        switch filter {
        case .word(let text, let isPrefix): text + (isPrefix ? "*" : "")
        case .phrase(let text): "\"\(text)\""
        case .near(let text, let distance): "\"\(text)\"~\(distance)"
        case .fuzzy(let text): "~" + text
        case .pattern(let pattern, _): "/" + pattern.replacing("/", with: "\\/") + "/"
        case .tag(let name, let isPrefix): field(.tag, name) + (isPrefix ? "*" : "")
        case .tagged(let origin, let name, let isPrefix): field(origin.rawValue, name) + (isPrefix ? "*" : "")
        case .address(let address): address
        case .author(let name): field(.author, name)
        case .title(let text, let isPrefix): field(.title, text) + (isPrefix ? "*" : "")
        case .source(let name): field(.source, name)
        case .leftOut(let text, let isPrefix): field(.leftout, text) + (isPrefix ? "*" : "")
        case .language(let code): field(.lang, code)
        case .id(let id): field(.id, id)
        case .days(let from, let through): "date:" + days(from, through)
        case .words(let from, let through):
            from == through
                ? "words:\(from ?? 0)" : "words:\(from.map(String.init) ?? "")..\(through.map(String.init) ?? "")"
        case .state(let state): "is:" + state.rawValue
        case .has(let property): "has:" + property.rawValue
        case .saved(let name, _): field(.in, name)
        case .order(let order): "sort:" + order.name
        case .all, .not, .and, .or: ""
        }
    }

    private static func field(_ field: FilterField, _ value: String) -> String { self.field(field.rawValue, value) }

    private static func field(_ name: String, _ value: String) -> String {
        let isPlain = !value.isEmpty && !value.contains { " \t()\",*".contains($0) }
        return name + ":" + (isPlain ? value : "\"\(value)\"")
    }

    private static func days(_ from: Int?, _ through: Int?) -> String {
        func day(_ number: Int?) -> String { number.flatMap { DateStamp(dayNumber: $0) }?.iso8601 ?? "" }
        return from == through ? day(from) : day(from) + ".." + day(through)
    }
}
