/// Finds the names in a text: countries and organisations by table, everything else by how it is written.
struct NameFinder {
    struct Name {
        var count = 0
        var isInTitle = false
        var forms: [String: Int] = [:]
        var isKnown = false
        /// Whether it stands elsewhere than at the start of a sentence.
        var isInsideSentence = false
    }

    /// By the name that would be the tag.
    private(set) var names: [String: Name] = [:]
    /// Hashes of the words that begin with a small letter.
    private(set) var smallWords: WordHashes
    /// Whether the language of the text gives all nouns a capital.
    let hasCapitalNouns: Bool

    init(title: String, text: String) {
        let body = TextWords(text)
        hasCapitalNouns = Self.areGerman(body)
        smallWords = WordHashes(most: body.words.count)
        for word in body.words where word.begins == .small { smallWords.insert(word.hash) }
        // In a title every word may have a capital: only what the text confirms counts there.
        scan(body, inTitle: false)
        scan(TextWords(title), inTitle: true)
        foldShortForms()
    }

    /// German and Luxembourgish: of a hundred words so many are these.
    private static func areGerman(_ text: TextWords) -> Bool {
        let words = text.words.prefix(wordsOfLanguage)
        return words.count { germanWords.contains($0.hash) } * 100 >= words.count * 4
    }

    /// So many words tell the language.
    private static let wordsOfLanguage = 400

    private static let germanWords: WordHashes = {
        var hashes = WordHashes()
        let words = [
            "der", "die", "das", "und", "nicht", "mit", "ist", "für", "den", "ein", "eine", "auf", "sich", "dem", "zu",
        ]
        for word in words { hashes.insert(WordFilter.hash(word.utf8)) }
        return hashes
    }()

    private mutating func scan(_ text: TextWords, inTitle: Bool) {
        var index = 0
        while index < text.words.count {
            if let (tag, form, length) = known(text, at: index) {
                note(tag, form: form, inTitle: inTitle, known: true)
                index += length
            } else if isCapital(text.words[index]) {
                index = readRun(text, from: index, inTitle: inTitle)
            } else {
                index += 1
            }
        }
    }

    /// Words of the longest form in the tables by its first word: most words begin none.
    private static let longestForms: [String: Int] = {
        var longest: [String: Int] = [:]
        for form in Array(OrganisationTable.tagByForm.keys) + Array(CountryTable.tagByForm.keys) {
            let words = form.split(separator: " ")
            guard let first = words.first else { continue }
            longest[String(first)] = max(longest[String(first)] ?? 0, words.count)
        }
        return longest
    }()

    private static let firstWords = WordFilter(longestForms.keys)

    /// The longest form of the tables that starts here.
    private func known(_ text: TextWords, at index: Int) -> (tag: String, form: String, length: Int)? {
        guard Self.firstWords.contains(text.words[index].hash),
            let longestForm = Self.longestForms[text.text(of: text.words[index])]
        else { return nil }
        let longest = min(longestForm, text.words.count - index)
        for length in stride(from: longest, through: 1, by: -1) {
            let run = text.words[index..<index + length]
            guard run.dropFirst().allSatisfy(\.continues) else { continue }
            let form = run.map { text.text(of: $0) }.joined(separator: " ")
            if let tag = OrganisationTable.tagByForm[form] ?? CountryTable.tagByForm[form] {
                return (tag, form, length)
            }
        }
        return nil
    }

    /// Reads a run of capitalised words and notes the name in it; returns where to go on.
    private mutating func readRun(_ text: TextWords, from start: Int, inTitle: Bool) -> Int {
        let words = text.words
        func isInside(_ index: Int) -> Bool {
            words[index].begins == .small && NameWords.inside.contains(text.text(of: words[index]))
        }
        var end = start + 1
        while end < words.count, words[end].continues, end - start < 6, known(text, at: end) == nil || isInside(end - 1)
        {
            if isCapital(words[end]) {
                end += 1
            } else if isInside(end), end + 1 < words.count, words[end + 1].continues, isCapital(words[end + 1]),
                text.text(of: words[end]) != "in" || end - start == 1
            {
                end += 2
            } else {
                break
            }
        }
        if end - start == 1, words[start].opensSentence, let small = text.smallHash(of: words[start]),
            smallWords.contains(small)
        {
            // Most capitals: a single word that is ordinary, see below.
            return end
        }
        var run = words[start..<end].map { (text: text.text(of: $0), word: $0) }[...]
        if let rank = run.lastIndex(where: { NameWords.ranks.contains($0.text) }), rank + 1 < run.endIndex {
            run = run[(rank + 1)...]
        }
        while let first = run.first, isOrdinary(first.text, first.word) || NameWords.inside.contains(first.text) {
            if run.count > 1, NameWords.leading.contains(first.text), !first.word.opensSentence { break }
            run = run.dropFirst()
        }
        while let last = run.last,
            NameWords.inside.contains(last.text) || Self.saysNothing(last.text)
                || (run.count == 1 && NameWords.stop.contains(last.text))
        { run = run.dropLast() }
        guard !run.isEmpty, !run.contains(where: { Self.isAddress($0.text) }), isName(run.map(\.text)),
            !inTitle || run.count > 1 || names[run.first?.text ?? ""] != nil || isAcronym(run.first?.text ?? "")
        else { return end }
        let name = run.map(\.text).joined(separator: " ")
        guard name.count > 2, !inTitle || names[name] != nil || isAcronym(name) else { return end }
        note(name, form: name, inTitle: inTitle, known: false)
        if !inTitle, let first = run.first, !first.word.opensSentence { names[name]?.isInsideSentence = true }
        return end
    }

    private mutating func note(_ tag: String, form: String, inTitle: Bool, known: Bool) {
        var name = names[tag] ?? Name()
        name.count += 1
        name.isInTitle = name.isInTitle || inTitle
        name.isKnown = name.isKnown || known
        name.forms[form, default: 0] += 1
        names[tag] = name
    }

    /// Of more than one letter.
    private func isCapital(_ word: TextWords.Word) -> Bool { word.begins == .capital && word.range.count > 1 }

    private func isAcronym(_ word: String) -> Bool {
        word.count >= 3 && word.count <= 8 && word.allSatisfy { $0.isCapital || $0.isWordNumber || $0 == "-" }
            && word.contains { $0.isWordLetter }
    }

    /// Where all nouns have a capital, only several of them without a word between, or an abbreviation, are a name.
    private func isName(_ words: [String]) -> Bool {
        guard hasCapitalNouns else { return true }
        return words.count > 1 ? !words.contains { NameWords.inside.contains($0) } : words.allSatisfy(isAcronym)
    }

    /// Function words of any language, contractions such as `I’m`, addresses.
    private static func saysNothing(_ word: String) -> Bool {
        let letters = word.utf8
        let hash = WordFilter.hash(letters.lazy.map { $0.isASCIICapital ? $0 | 0x20 : $0 })
        if functionWords.contains(hash), FunctionWords.all.contains(word.lowercased()[...]) { return true }
        if letters.contains(where: { $0 == UInt8(ascii: "'") || $0 == 0xE2 }),
            let mark = word.firstIndex(where: { $0 == "'" || $0 == "’" }),
            contractions.contains(word[word.index(after: mark)...].lowercased())
        {
            return true
        }
        return isAddress(word)
    }

    private static func isAddress(_ word: String) -> Bool {
        word.utf8.contains { addressMarks.contains($0) }
            || word.utf8.count <= longestAddressWord && addressWords.contains(word.lowercased())
    }

    private static let functionWords = WordFilter(FunctionWords.all.map(String.init))
    private static let addressMarks = Array("./@_:".utf8)
    private static let longestAddressWord = 6
    private static let contractions: Set<String> = ["m", "s", "d", "t", "re", "ve", "ll"]
    private static let addressWords: Set<String> = ["http", "https", "www", "mailto", "com", "html"]

    /// A word that has its capital from the sentence, or that is no part of names.
    private func isOrdinary(_ text: String, _ word: TextWords.Word) -> Bool {
        if NameWords.stop.contains(text) || Self.saysNothing(text) { return true }
        return word.opensSentence && smallWords.contains(WordFilter.hash(text.lowercased().utf8))
    }

    /// "Pompeo" is "Mike Pompeo", "Belt and Road" is "Belt and Road Initiative": short forms count for the long one.
    private mutating func foldShortForms() {
        let before = names
        let long = before.filter { $0.key.utf8.contains(UInt8(ascii: " ")) }.sorted {
            ($0.value.count, $0.key) > ($1.value.count, $1.key)
        }
        var owners: [String: String] = [:]
        for (name, _) in long {
            for blank in name.indices where name[blank] == " " {
                for part in [name[name.index(after: blank)...], name[..<blank]] {
                    let short = String(part)
                    if owners[short] == nil, before[short] != nil { owners[short] = name }
                }
            }
        }
        for (short, owner) in owners.sorted(by: { $0.key < $1.key }) {
            guard let value = before[short], !value.isKnown, var name = names[owner], !name.isKnown else { continue }
            name.count += value.count
            name.isInTitle = name.isInTitle || value.isInTitle
            names[owner] = name
            names[short] = nil
        }
    }
}
