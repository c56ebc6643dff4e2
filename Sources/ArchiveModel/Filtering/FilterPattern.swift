import Foundation

/// A regular expression of a filter, in the syntax of ICU.
///
/// Small letters find capitals too, a capital wants itself (smart case). A search that tries too long gives up.
public struct FilterPattern: Sendable {
    private let expression: NSRegularExpression
    /// A search of one text that has found nothing for so long gives up.
    private static let patience = Duration.milliseconds(200)

    /// Nil for what is no regular expression.
    public init?(_ pattern: String) {
        // `\\D` and its like are no capitals.
        let isExact = pattern.replacing(/\\./, with: "").contains { $0.isUppercase }
        guard
            let expression = try? NSRegularExpression(
                pattern: pattern, options: isExact ? [.anchorsMatchLines] : [.anchorsMatchLines, .caseInsensitive])
        else { return nil }
        self.expression = expression
    }

    /// UTF-8 ranges of what it finds, none of them empty, as far as patience and number go.
    public func ranges(in text: String, limit: Int = WantedWords.mostHits) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let end = ContinuousClock.now + Self.patience
        let range = NSRange(location: 0, length: text.utf16.count)
        var (place, offset) = (text.startIndex, 0)
        expression.enumerateMatches(in: text, options: .reportProgress, range: range) { match, _, stop in
            if let match, match.range.length > 0, let range = Range(match.range, in: text) {
                offset += text.utf8.distance(from: place, to: range.lowerBound)
                place = range.lowerBound
                found.append(offset..<offset + text.utf8.distance(from: range.lowerBound, to: range.upperBound))
            }
            if found.count >= limit || ContinuousClock.now > end { stop.pointee = true }
        }
        return found
    }

    public func occurs(in text: String) -> Bool {
        var found = false
        let end = ContinuousClock.now + Self.patience
        let range = NSRange(location: 0, length: text.utf16.count)
        expression.enumerateMatches(in: text, options: .reportProgress, range: range) { match, _, stop in
            found = match != nil
            if found || ContinuousClock.now > end { stop.pointee = true }
        }
        return found
    }
}
