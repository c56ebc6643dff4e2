/// What makes it doubtful that an article is what its document means by one.
///
/// The text is all there, in the article or in what was left out; where one article ends and the next begins may be wrong.
enum Doubts {
    /// A text that gave a single article: several lines of their own that hold a date are by-lines, most often; those of comments are not.
    static func ofWhole(_ lines: ArchiveLines, body: Body) -> [String] {
        guard body.text.utf8.count >= textOfSeveral else { return [] }
        let article = lines.indices.prefix { lines[$0].boilerplate != .commentsBegin }
        let dates = article.count { !lines[$0].isBlank && lines[$0].length <= longestByline && isDated(lines.text($0)) }
        guard dates >= datesOfSeveral else { return [] }
        return [
            "it is the only article of its document, and \(dates) lines of the text read like the by-lines of others"
        ]
    }

    /// One of many; `usual`: bytes of the article in the middle, ordered by their length.
    static func ofPart(_ body: Body, usual: Int) -> [String] {
        let times = body.text.utf8.count / max(usual, textOfBrief)
        guard times >= timesLonger else { return [] }
        guard times >= timesFarLonger || datedLines(of: body) > 0 else { return [] }
        return ["it is \(times) times as long as the articles around it usually are"]
    }

    /// `support`: how much the articles of a document have in common around their texts, from 0 to 1.
    static func ofLikeness(_ support: Double) -> [String] {
        support < leastSupport
            ? ["the articles of its document have little in common that would show where each begins"] : []
    }

    /// Much was left out that is worded like text, and is no comment.
    static func ofLeftOut(_ pieces: [LeftOut], body: Body) -> [String] {
        ofLeftOut(pieces, bytesKept: body.text.utf8.count)
    }

    /// The same, where the text around has more than one body.
    static func ofLeftOut(_ pieces: [LeftOut], bytesKept: Int) -> [String] {
        let running = pieces.reduce(0) { $0 + (isComment($1.reason) ? 0 : wordedBytes($1.text)) }
        let all = running + bytesKept
        guard all >= textOfBrief, running * shareOfMuch > all else { return [] }
        return ["\(running * 100 / all) % of its text was left out"]
    }

    /// Bytes of a text that may be several articles.
    private static let textOfSeveral = 1500
    private static let datesOfSeveral = 3
    /// Of 413 generated archives with all of it in common 403 were cut right, with less than this every second one.
    private static let leastSupport = 0.8
    private static let textOfBrief = 400
    private static let timesLonger = 8
    private static let timesFarLonger = 25
    /// More than one part of so many is much.
    private static let shareOfMuch = 10
    private static let wordsOfText = 20
    private static let sentencesOfText = 2
    /// Of Chinese or Japanese.
    private static let lettersOfText = 50
    private static let longestByline = 90

    private static func isComment(_ reason: String) -> Bool { reason.contains("comment") }

    /// Bytes of the lines with a sentence of so many words in them, or with one in a script without blanks.
    private static func wordedBytes(_ text: String) -> Int {
        var sum = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            var (blanks, stops, wide, last) = (0, 0, 0, UInt8(0))
            for byte in line {
                if byte == 0x20 { blanks += 1 }
                // A stop behind a letter, before a blank or at the end.
                if byte == UInt8(ascii: "."), last.isASCIILetter { stops += 1 }
                if byte >= 0xE3 && byte <= 0xE9 { wide += 1 }
                last = byte
            }
            if blanks >= wordsOfText && stops >= sentencesOfText || wide >= lettersOfText { sum += line.count }
        }
        return sum
    }

    /// Paragraphs of one short line with a date in it; a list of events has its dates in longer ones.
    private static func datedLines(of body: Body) -> Int {
        body.blocks.count { block in
            guard block.kind == .paragraph || block.kind == .heading, block.range.count <= longestByline else {
                return false
            }
            return isDated(String(body.text(in: block.range)))
        }
    }

    private static func isDated(_ line: String) -> Bool {
        guard line.utf8.contains(where: { $0.isASCIIDigit }), let found = DateScanner(LineTokens(line)).first() else {
            return false
        }
        return found.stamp.iso8601.utf8.count >= wholeDate
    }

    /// Bytes of a date with its day in ISO 8601.
    private static let wholeDate = 10
}
