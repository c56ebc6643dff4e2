import Foundation

/// The JSON-LD objects of a page (schema.org), flat; broken JSON is repaired where that is easy.
struct JSONLD {
    typealias Object = [String: Any]

    private var objects: [Object] = []
    private var objectsByID: [String: Object] = [:]
    /// The object that describes an article best.
    private(set) var article: Object?
    /// The one that describes the page.
    private(set) var page: Object?

    private static let deepest = 8
    private static let articleTypes = [
        "Article", "Posting", "Report", "Recipe", "Review", "PodcastEpisode", "CreativeWork", "Event", "Episode",
        "MediaObject", "Book",
    ]

    init(_ root: MarkupNode) {
        for script in root.all(named: "script")
        where script.attribute("type")?.lowercased().contains("ld+json") == true {
            if let value = Self.parse(script.text) { flatten(value, depth: 0) }
        }
        let telling = ["headline", "datePublished", "author", "articleBody"]
        var best = 0
        for object in objects {
            if let id = object["@id"] as? String, object.count > 1, objectsByID[id] == nil { objectsByID[id] = object }
            let types = Self.types(of: object)
            if page == nil, types.contains(where: { $0.hasSuffix("Page") }) { page = object }
            guard types.contains(where: { type in Self.articleTypes.contains { type.hasSuffix($0) } }),
                ["headline", "datePublished", "articleBody"].contains(where: { object[$0] != nil })
            else { continue }
            let score = telling.count { object[$0] != nil }
            if score > best { (article, best) = (object, score) }
        }
    }

    static func types(of object: Object) -> [String] {
        let types = object["@type"] as? [String] ?? [object["@type"] as? String].compactMap { $0 }
        return types.map { $0.split(separator: "/").last.map { String($0) } ?? $0 }
    }

    /// Names of the first object of a type.
    func names(ofType type: String) -> [String] {
        objects.lazy.filter { Self.types(of: $0).contains(type) }.map { Self.strings($0["name"]) }.first { !$0.isEmpty }
            ?? []
    }

    /// The texts of a value: a string, an object with a name, or a list of these.
    static func strings(_ value: Any?) -> [String] {
        if let text = value as? String {
            let line = HTMLText.line(text)
            return line.isEmpty ? [] : [line]
        }
        if let object = value as? Object { return strings(object["name"] ?? object["@value"]) }
        return (value as? [Any])?.flatMap { strings($0) } ?? []
    }

    /// Objects that are only named elsewhere.
    func resolve(_ value: Any?) -> [Any] {
        if let list = value as? [Any] { return list.flatMap { resolve($0) } }
        guard let object = value as? Object, object["name"] == nil, let id = object["@id"] as? String,
            let known = objectsByID[id]
        else { return value.map { [$0] } ?? [] }
        return [known]
    }

    private mutating func flatten(_ value: Any, depth: Int) {
        guard depth <= Self.deepest else { return }
        if let list = value as? [Any] {
            for item in list { flatten(item, depth: depth + 1) }
        } else if let object = value as? Object {
            objects.append(object)
            for key in object.keys.sorted() {
                if let inner = object[key], inner is [Any] || inner is Object { flatten(inner, depth: depth + 1) }
            }
        }
    }

    private static func parse(_ text: String) -> Any? {
        var raw = text.trimmingBlanks()
        for mark in ["//", "<![CDATA[", "<!--"] where raw.hasPrefix(mark) {
            raw = String(raw.dropFirst(mark.count)).trimmingBlanks()
        }
        for mark in ["//]]>", "]]>", "-->", ";"] where raw.hasSuffix(mark) {
            raw = String(raw.dropLast(mark.count)).trimmingBlanks()
        }
        for attempt in [raw, escapingControls(raw), withoutTrailingCommas(escapingControls(raw))] {
            if let value = try? JSONSerialization.jsonObject(with: Data(attempt.utf8)) { return value }
        }
        return salvage(raw)
    }

    /// Line ends inside of strings are no JSON, and common.
    private static func escapingControls(_ text: String) -> String {
        var (result, isInString, isEscaped) = ("", false, false)
        for scalar in text.unicodeScalars {
            if isInString, scalar.value < 0x20 {
                result += scalar == "\n" ? "\\n" : " "
                continue
            }
            if scalar == "\"", !isEscaped { isInString.toggle() }
            isEscaped = scalar == "\\" && !isEscaped
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    private static func withoutTrailingCommas(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                let last = result.lastIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) }
                if let last, result[last] == UInt8(ascii: ",") { result.remove(at: last) }
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Beyond repair: the plain members that matter.
    private static func salvage(_ text: String) -> Any? {
        var found: Object = [:]
        for key in ["headline", "datePublished", "dateModified"] {
            guard let name = text.firstRange(of: "\"\(key)\"") else { continue }
            let rest = text[name.upperBound...].drop { $0.isBlank || $0 == ":" }
            guard rest.first == "\"" else { continue }
            found[key] = String(rest.dropFirst().prefix { $0 != "\"" })
        }
        guard !found.isEmpty else { return nil }
        found["@type"] = "Article"
        return found
    }
}
