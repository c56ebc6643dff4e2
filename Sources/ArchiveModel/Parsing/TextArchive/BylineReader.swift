/// Reads a line as a by-line, or finds that it is none.
///
/// A line is one when all of it is explained: dates, times, the fixed words of `BylineVocabulary`, and the names and subjects that
/// those words announce. One word left over, and it is text.
struct BylineReader {
    /// Longer lines are text.
    private static let longestLine = 300
    private static let longestSubject = 5

    private let tokens: [LineTokens.Token]
    private let dates: DateScanner
    private var index = 0
    private var byline = Byline()
    private var template: [String] = []
    private var role: BylineVocabulary.Role?
    private var hasBareName = false
    private var datedRole: BylineVocabulary.Role = .date

    /// - Returns: nil when the line is text.
    static func read(_ line: LineBytes) -> Byline? {
        line.count <= longestLine && BylineOpening.couldBegin(line) ? readWords(line.string) : nil
    }

    static func read(_ line: String) -> Byline? {
        var line = line
        return line.withUTF8 { read($0) }
    }

    private static func readWords(_ line: String) -> Byline? {
        let tokens = LineTokens(CJKLabels.translated(line))
        guard !tokens.tokens.isEmpty else { return nil }
        if line.utf8.first == UInt8(ascii: "#"), let hashtags = hashtags(line) { return hashtags }
        var reader = BylineReader(tokens)
        return reader.read()
    }

    private init(_ line: LineTokens) {
        tokens = line.tokens
        dates = DateScanner(line)
    }

    private mutating func read() -> Byline? {
        while index < tokens.count {
            guard step() else { return nil }
        }
        byline.template = template.joined(separator: "|")
        guard byline.saysSomething || byline.saysPermalink else { return nil }
        // A name that nothing announces is one only beside a date.
        if hasBareName, byline.published == nil, byline.updated == nil { return nil }
        // A name or a subject alone is a line like any other.
        return template.contains { $0 != "name" } ? byline : nil
    }

    private mutating func step() -> Bool {
        if readPhrase() { return true }
        if readDate() { return true }
        switch role {
        case .author?: if readIdeographs() || readNames(announced: true) || readHandle() { return true }
        case .categories?: return readSubjects(into: \.categories)
        case .tags?: return readSubjects(into: \.tags)
        default: break
        }
        if skipMark() { return true }
        if tokens[index].kind == .number { return readCount() }
        if BylineVocabulary.weekdays.contains(tokens[index].folded) {
            index += 1
            return true
        }
        guard byline.authors.isEmpty else { return false }
        return readNames(announced: false) || index == 0 && isHandleAndDate && readHandle()
    }

    /// `boone — 2018-04-21` and nothing else.
    private var isHandleAndDate: Bool {
        guard let (_, end) = handle(at: index), end < tokens.count, tokens[end].kind == .mark,
            let date = dates.date(at: end + 1)
        else { return false }
        return date.range.upperBound == tokens.count
    }

    /// `#china #huawei` alone on a line.
    private static func hashtags(_ line: String) -> Byline? {
        let words = line.split(separator: " ")
        let names = words.filter { $0.first == "#" && $0.count > 1 && $0.dropFirst().first?.isWordLetter == true }
        guard !words.isEmpty, names.count == words.count else { return nil }
        return Byline(tags: names.map { String($0.dropFirst()) }, template: "#tag")
    }
}

extension BylineReader {
    private mutating func readPhrase() -> Bool {
        guard let phrase = phrase(at: index) else { return false }
        // "Text by", "in" and the like announce nothing when nothing follows them.
        let end = index + phrase.words.count
        let isClosed = end < tokens.count && tokens[end].text == ":"
        let startsIdeographs = end < tokens.count && tokens[end].text.first?.isIdeograph == true
        guard phrase.role != .author || isClosed || startsIdeographs || startsName(end) || handle(at: end) != nil else {
            return false
        }
        guard isClosed || !template.isEmpty || !BylineVocabulary.needsSign(phrase) || listsSubjects(from: end) else {
            return false
        }
        index = isClosed ? end + 1 : end
        role = phrase.role
        if phrase.role == .date || phrase.role == .updated { datedRole = phrase.role }
        if phrase.isPermalink { byline.saysPermalink = true }
        template.append(phrase.words.joined(separator: " ") + (isClosed ? ":" : ""))
        return true
    }

    /// Whether subjects stand behind a label, apart by commas or other separators.
    private func listsSubjects(from start: Int) -> Bool {
        tokens[min(start, tokens.count)...].contains { $0.kind == .mark && ",;|•·".contains($0.text) }
    }

    private func phrase(at start: Int) -> BylineVocabulary.Phrase? {
        guard start < tokens.count, tokens[start].kind == .word else { return nil }
        let phrases = BylineVocabulary.phrases[tokens[start].folded] ?? []
        guard let longest = phrases.first(where: { matches($0, at: start) }) else { return nil }
        // "Publicado em" stands before a date and before a subject.
        guard longest.role == .date, dates.date(at: start + longest.words.count) == nil else { return longest }
        return phrases.first { $0.words == longest.words && $0.role != .date } ?? longest
    }

    private func matches(_ phrase: BylineVocabulary.Phrase, at start: Int) -> Bool {
        guard start + phrase.words.count <= tokens.count else { return false }
        for (offset, word) in phrase.words.enumerated().dropFirst() {
            let token = tokens[start + offset]
            guard (token.isMark ? token.text : token.folded) == word else { return false }
        }
        return true
    }

    private mutating func readDate() -> Bool {
        if let found = dates.date(at: index) {
            if datedRole == .updated || byline.published != nil {
                byline.updated = byline.updated ?? found.stamp
            } else {
                byline.published = found.stamp
            }
            index = found.range.upperBound
            template.append("date")
            role = nil
            datedRole = .date
            return true
        }
        if let time = dates.time(at: index) {
            index = time.range.upperBound
            return true
        }
        return false
    }

    private mutating func skipMark() -> Bool {
        guard tokens[index].kind == .mark else { return false }
        let text = tokens[index].text
        guard text.count == 1, let mark = text.first, "|•·—–-/,.:;()[]&+»«›‹>~*→".contains(mark) else { return false }
        if "|•·—–/»›".contains(mark) { role = nil }
        index += 1
        return true
    }

    /// `14 Comments`, `Comments (4)`, `5 min read`; any other number is text.
    private mutating func readCount() -> Bool {
        guard role == .noise || phrase(at: index + 1)?.role == .noise else { return false }
        index += 1
        return true
    }
}

extension BylineReader {
    private func startsName(_ start: Int) -> Bool {
        guard start < tokens.count, tokens[start].kind == .word, let first = tokens[start].text.first else {
            return false
        }
        return first.isCapital || !first.isCased
            || BylineVocabulary.nameParticles.contains(tokens[start].folded)
                && start + 1 < tokens.count && tokens[start + 1].text.first?.isCapital == true
    }

    /// Names in Han, Kana or Hangul: what stands up to a blank, a mark or a date.
    private mutating func readIdeographs() -> Bool {
        var name = ""
        var next = index
        while next < tokens.count, name.count < 12, name.isEmpty || !tokens[next].isSpaced,
            let first = tokens[next].text.first, first.isIdeograph || first.isWordLetter && !first.isCased,
            dates.date(at: next) == nil
        {
            name += tokens[next].text
            next += 1
        }
        guard name.count >= 2 else { return false }
        byline.authors.append(name)
        index = next
        role = nil
        template.append("name")
        return true
    }

    /// One to five capitalised words, then perhaps more of them behind a comma or an "and".
    private mutating func readNames(announced: Bool) -> Bool {
        var names: [String] = []
        var next = index
        while let (name, end) = name(at: next, announced: announced) {
            names.append(name)
            next = end
            guard next < tokens.count,
                tokens[next].text == "," || tokens[next].text == "&"
                    || BylineVocabulary.nameJoiners.contains(tokens[next].folded), startsName(next + 1),
                phrase(at: next + 1) == nil || announced, dates.date(at: next + 1) == nil
            else { break }
            next += 1
        }
        guard !names.isEmpty else { return false }
        byline.authors += names
        hasBareName = hasBareName || !announced
        index = next
        role = nil
        template.append("name")
        return true
    }

    /// `by jane-doe`, `Author mh`, `18F`: a login of one word, where the line ends or another statement begins behind it.
    private mutating func readHandle() -> Bool {
        guard byline.authors.isEmpty, let (handle, end) = handle(at: index) else { return false }
        byline.authors.append(handle)
        index = end
        role = nil
        template.append("name")
        return true
    }

    private func handle(at start: Int) -> (String, Int)? {
        guard start < tokens.count, tokens[start].kind != .mark, phrase(at: start) == nil, dates.date(at: start) == nil
        else { return nil }
        var handle = String(tokens[start].text)
        var next = start + 1
        while next < tokens.count, !tokens[next].isSpaced,
            ["-", "_", "."].contains(tokens[next].text) || tokens[next].kind != .mark
        {
            handle += tokens[next].text
            next += 1
        }
        guard handle.contains(where: \.isWordLetter) else { return nil }
        let isClosed =
            next == tokens.count || "|•·—–,-".contains(tokens[next].text) || phrase(at: next) != nil
            || dates.date(at: next) != nil
        // Something else has to make a by-line of the line: a date, or nothing but the announcement.
        let isAlone = next == tokens.count && template.count <= 1
        let hasDate = template.contains("date") || (next..<tokens.count).contains { dates.date(at: $0) != nil }
        return isClosed && (isAlone || hasDate) ? (handle, next) : nil
    }

    private func name(at start: Int, announced: Bool) -> (String, Int)? {
        guard startsName(start) else { return nil }
        var words: [String] = []
        var next = start
        while next < tokens.count, words.count < 5 {
            let token = tokens[next]
            if token.kind == .word {
                if token.isSpaced || words.isEmpty {
                    let isCapital = token.text.first.map { $0.isCapital || !$0.isCased } ?? false
                    guard isCapital || BylineVocabulary.nameParticles.contains(token.folded) && startsName(next + 1)
                    else { break }
                    if !words.isEmpty,
                        dates.date(at: next) != nil || phrase(at: next).map({ $0.words.count > 1 }) == true
                    {
                        break
                    }
                    words.append(String(token.text))
                } else {
                    words[words.count - 1] += token.text
                }
            } else if token.text == "." || token.text == "-", !token.isSpaced, let last = words.last,
                token.text == "-" || last.count <= 3
            {
                words[words.count - 1] += token.text
            } else {
                break
            }
            next += 1
        }
        guard !words.isEmpty, announced || words.count >= 2 else { return nil }
        return (words.joined(separator: " "), next)
    }

    private static let subjectEnds: Set<String> = ["|", "•", "·", "—", "–"]

    /// Subjects up to the next separator or phrase, apart by commas.
    private mutating func readSubjects(into list: WritableKeyPath<Byline, [String]>) -> Bool {
        var words: [String] = []
        var subjects: [String] = []
        func isEnd(_ token: LineTokens.Token) -> Bool {
            token.kind == .mark && token.isSpaced && Self.subjectEnds.contains(token.text)
        }
        while index < tokens.count, !isEnd(tokens[index]) {
            if let phrase = phrase(at: index), endsSubjects(phrase, after: words) { break }
            if dates.date(at: index) != nil { break }
            let token = tokens[index]
            if token.text == "," || token.text == ";" || token.text == "•" {
                subjects.append(words.joined(separator: " "))
                words = []
            } else if token.isSpaced || words.isEmpty {
                words.append(String(token.text))
            } else {
                words[words.count - 1] += token.text
            }
            guard words.count <= Self.longestSubject else { return false }
            index += 1
        }
        subjects.append(words.joined(separator: " "))
        let named = subjects.map(Self.withoutMarks).filter { !$0.isEmpty }
        byline[keyPath: list] += named
        template.append("subjects")
        role = nil
        return true
    }

    /// Short words such as "in" and "text" are part of a subject as often as not.
    private func endsSubjects(_ phrase: BylineVocabulary.Phrase, after words: [String]) -> Bool {
        switch phrase.role {
        case .tags:
            phrase.words.count > 1 || phrase.words == ["tagged"]
                || (words.isEmpty == false && tokens.indices.contains(index + 1) && tokens[index + 1].text == ":")
        case .noise: phrase.words.count > 1 || phrase.words[0].hasPrefix("permal") || phrase.words == ["comments"]
        case .author: ["by", "von", "par", "por"].contains(phrase.words[0]) && startsName(index + 1)
        case .date, .updated: dates.date(at: index + phrase.words.count) != nil
        case .categories: phrase.words.count > 1
        }
    }

    private static func withoutMarks(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, ".:,;#".contains(last) { text = text.dropLast() }
        while let first = text.first, "#.:,;".contains(first) { text = text.dropFirst() }
        return String(text)
    }
}
