import Foundation

/// The months by name, as ICU writes them in the languages of newspapers: in dates, alone and short.
enum MonthNames {
    static func number(_ folded: String) -> Int? {
        if let number = table[folded] { return number }
        // Hebrew writes "in March" as one word.
        guard folded.first == "ב" else { return nil }
        return table[String(folded.dropFirst())]
    }

    static var all: [String] { Array(table.keys) }

    /// UTF-8 bytes.
    static let longest = (table.keys.map(\.utf8.count).max() ?? 0) + 2

    /// The languages that are read most come first: where two call different months alike, the first one is right, as with Polish
    /// and Croatian "listopad".
    private static let languages = [
        "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "da", "nb", "nn", "fi", "cs", "uk", "hu", "tr",
        "el", "ro",
        "ar", "fa", "he", "hi", "th", "id", "af", "az", "be", "bg", "bn", "bs", "ca", "cy", "et", "eu", "fil", "ga",
        "gl", "gu",
        "hr", "hy", "is", "ka", "kk", "km", "kn", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "my", "ne", "pa", "si",
        "sk", "sl",
        "sq", "sr", "sw", "ta", "te", "ur", "uz", "zu",
    ]

    /// What people write and ICU does not know.
    private static let others = [
        "mär maerz mär. 3", "feber 2", "jän 1", "sept 9", "aout 8", "fevr 2", "decembre 12", "setiembre 9", "set 9",
        "ott 10",
        "okt 10", "dez 12", "mrt 3", "ene 1", "gen 1", "abr 4", "ago 8", "dic 12", "out 10",
    ]

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        func add(_ name: String, _ number: Int) {
            let word = name.lowercased().trimmingCharacters(in: .punctuationCharacters)
            // Numbers, single letters, and names of several words are none.
            guard word.unicodeScalars.count >= shortest, word.allSatisfy({ $0.isWordLetter }), table[word] == nil else {
                return
            }
            table[word] = number
        }
        for row in others {
            let words = row.split(separator: " ")
            for word in words.dropLast() { add(String(word), Int(words[words.count - 1]) ?? 0) }
        }
        for language in languages {
            var calendar = Calendar(identifier: .gregorian)
            calendar.locale = Locale(identifier: language)
            for names in [calendar.monthSymbols, calendar.standaloneMonthSymbols, calendar.shortMonthSymbols] {
                for (index, name) in names.enumerated() { add(name, index + 1) }
            }
        }
        return table
    }()

    /// Letters.
    private static let shortest = 3
}
