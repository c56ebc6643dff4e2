import Foundation

/// A regular expression of a filter, in the syntax of ICU.
///
/// Small letters find capitals too, a capital wants itself (smart case). A search that tries too long gives up.
public struct FilterPattern: Sendable {
    private let expression: NSRegularExpression
    /// How often a search that has found nothing yet is asked whether it should go on, each after some thousand steps.
    private static let mostPauses = 200

    /// Nil for what is no regular expression.
    public init?(_ pattern: String) {
        let isExact = pattern.contains { $0.isUppercase }
        guard
            let expression = try? NSRegularExpression(
                pattern: pattern, options: isExact ? [.anchorsMatchLines] : [.anchorsMatchLines, .caseInsensitive])
        else { return nil }
        self.expression = expression
    }

    public func occurs(in text: String) -> Bool {
        var found = false
        var pauses = 0
        let range = NSRange(location: 0, length: text.utf16.count)
        expression.enumerateMatches(in: text, options: .reportProgress, range: range) { match, _, stop in
            found = match != nil
            pauses += 1
            if found || pauses > Self.mostPauses { stop.pointee = true }
        }
        return found
    }
}
