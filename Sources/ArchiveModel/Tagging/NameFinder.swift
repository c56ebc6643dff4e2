/// Finds the names in a text: countries and organisations by table, everything else by how it is written.
struct NameFinder {
    struct Name {
        var count = 0
        var isInTitle = false
        var forms: [String: Int] = [:]
        var isKnown = false
    }

    /// By the name that would be the tag.
    private(set) var names: [String: Name] = [:]
    private var lowerCase: Set<String> = []

    init(title: String, text: String) {
        let titleWords = TextWords(title).words
        let bodyWords = TextWords(text).words
        lowerCase = Set(bodyWords.map(\.text).filter { $0.first?.isSmall == true })
        // In a title every word may have a capital: only what the text confirms counts there.
        scan(bodyWords, inTitle: false)
        scan(titleWords, inTitle: true)
        foldShortForms()
    }

    private mutating func scan(_ words: [TextWords.Word], inTitle: Bool) {
        var index = 0
        while index < words.count {
            if let (tag, form, length) = known(words, at: index) {
                note(tag, form: form, inTitle: inTitle, known: true)
                index += length
            } else if isCapital(words[index].text) {
                index = readRun(words, from: index, inTitle: inTitle)
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

    /// The longest form of the tables that starts here.
    private func known(_ words: [TextWords.Word], at index: Int) -> (tag: String, form: String, length: Int)? {
        guard let longestForm = Self.longestForms[words[index].text] else { return nil }
        let longest = min(longestForm, words.count - index)
        for length in stride(from: longest, through: 1, by: -1) {
            let run = words[index..<index + length]
            guard run.dropFirst().allSatisfy(\.continues) else { continue }
            let form = run.map(\.text).joined(separator: " ")
            if let tag = OrganisationTable.tagByForm[form] ?? CountryTable.tagByForm[form] {
                return (tag, form, length)
            }
        }
        return nil
    }

    /// Reads a run of capitalised words and notes the name in it; returns where to go on.
    private mutating func readRun(_ words: [TextWords.Word], from start: Int, inTitle: Bool) -> Int {
        var end = start + 1
        while end < words.count, words[end].continues, end - start < 6,
            known(words, at: end) == nil || NameWords.inside.contains(words[end - 1].text)
        {
            if isCapital(words[end].text) {
                end += 1
            } else if NameWords.inside.contains(words[end].text), end + 1 < words.count, words[end + 1].continues,
                isCapital(words[end + 1].text),
                words[end].text != "in" && words[end].text != "and" || end - start == 1
            {
                end += 2
            } else {
                break
            }
        }
        var run = words[start..<end]
        if let rank = run.lastIndex(where: { NameWords.ranks.contains($0.text) }), rank + 1 < run.endIndex {
            run = run[(rank + 1)...]
        }
        while let first = run.first, isOrdinary(first) || NameWords.inside.contains(first.text) {
            if run.count > 1, NameWords.leading.contains(first.text), !first.opensSentence { break }
            run = run.dropFirst()
        }
        while let last = run.last,
            NameWords.inside.contains(last.text) || (run.count == 1 && NameWords.stop.contains(last.text))
        { run = run.dropLast() }
        guard !run.isEmpty,
            !inTitle || run.count > 1 || names[run.first?.text ?? ""] != nil || isAcronym(run.first?.text ?? "")
        else { return end }
        let name = run.map(\.text).joined(separator: " ")
        guard name.count > 2, !inTitle || names[name] != nil || isAcronym(name) else { return end }
        note(name, form: name, inTitle: inTitle, known: false)
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

    private func isCapital(_ word: String) -> Bool {
        guard let first = word.first, first.isCapital else { return false }
        return word.count > 1
    }

    private func isAcronym(_ word: String) -> Bool {
        word.count >= 3 && word.count <= 8 && word.allSatisfy { $0.isCapital || $0.isWordNumber || $0 == "-" }
            && word.contains { $0.isWordLetter }
    }

    /// A word that has its capital from the sentence, or that is no part of names.
    private func isOrdinary(_ word: TextWords.Word) -> Bool {
        if NameWords.stop.contains(word.text) { return true }
        return word.opensSentence && lowerCase.contains(word.text.lowercased())
    }

    /// "Pompeo" is "Mike Pompeo", "Belt and Road" is "Belt and Road Initiative": short forms count for the long one.
    private mutating func foldShortForms() {
        let long = names.keys.filter { $0.contains(" ") }.sorted {
            (names[$0]?.count ?? 0, $0) > (names[$1]?.count ?? 0, $1)
        }
        for (short, value) in names.sorted(by: { $0.key < $1.key }) where !value.isKnown {
            guard
                let owner = long.first(where: {
                    $0 != short && ($0.hasSuffix(" " + short) || $0.hasPrefix(short + " "))
                }),
                var name = names[owner], !name.isKnown
            else { continue }
            name.count += value.count
            name.isInTitle = name.isInTitle || value.isInTitle
            names[owner] = name
            names[short] = nil
        }
    }
}
