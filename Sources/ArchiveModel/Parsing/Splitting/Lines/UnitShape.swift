/// Classes of characters that begin and end lines.
enum EdgeClass: Int, CaseIterable {
    case capital, small, caseless, digit, quotation, openBracket, closeBracket, dash, bullet, hash, fullStop, question,
        colon, comma,
        ellipsis, wide, wideStop, other

    init(_ scalar: Unicode.Scalar) {
        self = scalar.value < 0x80 ? Self.ofASCII[Int(scalar.value)] : Self(lookingUp: scalar)
    }

    /// Most characters are looked up here.
    private static let ofASCII: [EdgeClass] = (0..<0x80).map { EdgeClass(lookingUp: Unicode.Scalar(UInt8($0))) }

    private init(lookingUp scalar: Unicode.Scalar) {
        switch scalar {
        case "A"..."Z": self = .capital
        case "a"..."z": self = .small
        case "0"..."9": self = .digit
        case "\"", "'", "“", "”", "„", "«", "»", "‘", "’", "‚", "‹", "›": self = .quotation
        case "(", "[", "{", "<", "【", "（": self = .openBracket
        case ")", "]", "}", ">", "】", "）": self = .closeBracket
        case "-", "–", "—", "―", "_", "=", "~": self = .dash
        case "*", "•", "·", "▪", "■", "●", "◦", "+": self = .bullet
        case "#", "@", "§", "|", "/", "\\": self = .hash
        case ".": self = .fullStop
        case "!", "?", "¿", "¡": self = .question
        case ":": self = .colon
        case ",", ";": self = .comma
        case "…": self = .ellipsis
        case "。", "！", "？", "」", "』": self = .wideStop
        default:
            if ColumnWidth.isWide(scalar) {
                self = .wide
            } else if scalar.properties.isUppercase {
                self = .capital
            } else if scalar.properties.isLowercase {
                self = .small
            } else if scalar.properties.isAlphabetic {
                self = .caseless
            } else if scalar.properties.numericType != nil {
                self = .digit
            } else {
                self = .other
            }
        }
    }
}

/// What one scan of a line tells of its form, and hashes by which lines of the same form are found.
///
/// Nothing in it knows a word of any language.
struct UnitShape {
    /// Kinds of skeletons: what two lines share that are written by one template.
    enum Skeleton: Int, CaseIterable {
        /// All that the line says, case folded.
        case whole
        /// All that the line says, numbers alike.
        case digitsBlanked
        /// Classes of words and the signs between them.
        case caseShape
        /// Signs alone.
        case frame
        case firstWord
        case twoWords
        case lastWord
        /// What stands before a colon.
        case label
        /// Words without capitals; others are alike.
        case smallWords
    }

    /// Bytes from which a line is a paragraph: only its ends are looked at.
    static let longest = 400

    var columns = 0
    var words = 0
    var capitalWords = 0
    var upperWords = 0
    var smallWords = 0
    var digits = 0
    var letters = 0
    var wideLetters = 0
    var signs = 0
    /// Ends of sentences within the line.
    var stops = 0
    var first = EdgeClass.other
    var last = EdgeClass.other
    var labelWords = 0
    var labelIsUpper = false
    var hasYear = false
    var hasNumericDate = false
    var hasTime = false
    var isAddress = false
    /// A year, or a date in numbers.
    var saysDate: Bool { hasYear || hasNumericDate }
    var separators = 0
    /// `12.`, `(3)`, `IV.` before the text.
    var isEnumerated = false
    var isRule = false
    /// Whether the last blank is one at which no line breaks, as sites write it before the last word of a title.
    var bindsLastWord = false
    /// Zero where the line has none of that kind.
    ///
    /// As many as there are kinds of skeletons.
    var hashes = InlineArray<9, UInt64>(repeating: 0)

    init(_ bytes: LineBytes) {
        columns = ColumnWidth.columns(of: bytes)
        if bytes.count > Self.longest {
            scanLong(bytes)
        } else {
            var scan = Scan()
            for scalar in bytes.string.unicodeScalars { scan.take(scalar) }
            scan.finish(into: &self)
        }
    }

    private mutating func scanLong(_ bytes: LineBytes) {
        first = bytes.firstCharacter?.unicodeScalars.first.map { EdgeClass($0) } ?? .other
        last = bytes.lastCharacter?.unicodeScalars.first.map { EdgeClass($0) } ?? .other
        words = bytes.count { $0 == 0x20 } + 1
        smallWords = words
        letters = columns
        stops = 3
    }
}

/// One pass over the characters of a line.
private struct Scan {
    private enum WordClass: UInt64 {
        case capital = 1
        case upper, small, number, mixed, caseless, wide
    }

    private var all = Hash()
    private var blanked = Hash()
    private var shape = Hash()
    private var frame = Hash()
    private var small = Hash()
    private var word = Hash()
    private var firstWord: UInt64 = 0
    private var twoWords: UInt64 = 0
    private var lastWord: UInt64 = 0
    private var labelHash: UInt64 = 0

    private var result = Counts()
    private var wordLength = 0
    private var capitals = 0
    private var smalls = 0
    private var digitsInWord = 0
    private var others = 0
    private var previousClass: UInt64 = 0
    private var lastScalar: Unicode.Scalar?
    private var firstScalar: Unicode.Scalar?
    /// Digits, separator, digits …: `2014-03-12`, `12.3.2014`, `10:30`.
    private var numberParts: [Int] = []
    private var numberSign: Unicode.Scalar?
    private var pendingStop = false
    private var gapWithin = false
    private var lastBlank: Unicode.Scalar?
    private var allSame = true

    private struct Counts {
        var words = 0, capitalWords = 0, upperWords = 0, smallWords = 0, digits = 0, letters = 0, wide = 0, signs = 0,
            stops = 0
        var labelWords = 0, separators = 0
        var labelIsUpper = false, hasYear = false, hasNumericDate = false, hasTime = false, isAddress = false,
            isEnumerated = false
        var hasColon = false
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        if firstScalar == nil { firstScalar = scalar }
        if scalar != firstScalar, scalar != " " { allSame = false }
        defer { lastScalar = scalar }
        let kind = EdgeClass(scalar)
        switch kind {
        case .capital, .small, .caseless, .digit:
            letter(scalar, kind)
        case .wide:
            result.wide += 1
            result.letters += 1
            others += 1
            wordLength += 1
            if wordLength >= 2 { endWord() }
            all.add(scalar.value)
            blanked.add(scalar.value)
        default:
            if scalar == "'" || scalar == "’", wordLength > 0, result.words < 40 { return }
            endWord()
            sign(scalar, kind)
        }
    }

    private mutating func letter(_ scalar: Unicode.Scalar, _ kind: EdgeClass) {
        if pendingStop, kind == .capital { result.stops += 1 }
        pendingStop = false
        wordLength += 1
        let folded = kind == .capital && scalar.value < 0x80 ? scalar.value | 0x20 : scalar.value
        if kind == .digit {
            digitsInWord += 1
            result.digits += 1
            all.add(folded)
            if digitsInWord == 1 {
                word.add(0x30)
                blanked.add(0x30)
            }
        } else {
            result.letters += 1
            if kind == .capital { capitals += 1 } else if kind == .small { smalls += 1 } else { others += 1 }
            all.add(folded)
            word.add(folded)
            blanked.add(folded)
        }
    }

    private mutating func endWord() {
        guard wordLength > 0 else { return }
        let kind: WordClass
        if digitsInWord == wordLength {
            kind = .number
            if digitsInWord == 4 { result.hasYear = true }
            numberParts.append(digitsInWord)
        } else if digitsInWord > 0 {
            kind = .mixed
        } else if capitals == wordLength, wordLength > 1 {
            kind = .upper
        } else if capitals > 0 {
            kind = .capital
        } else if smalls > 0 {
            kind = .small
        } else {
            kind = others > 0 && result.wide > 0 ? .wide : .caseless
        }
        if kind != .number { numberParts = [] }
        result.words += 1
        switch kind {
        case .capital: result.capitalWords += 1
        case .upper: result.upperWords += 1
        case .small: result.smallWords += 1
        default: break
        }
        if kind.rawValue != previousClass {
            shape.add(UInt32(kind.rawValue))
        }
        all.add(0x20)
        blanked.add(0x20)
        previousClass = kind.rawValue
        if kind == .small {
            small.add(UInt32(truncatingIfNeeded: word.value))
        } else {
            small.addOnce(UInt32(kind.rawValue))
        }
        lastWord = word.value
        if result.words == 1 { firstWord = word.value }
        if result.words == 2 { twoWords = word.value &* 31 &+ firstWord }
        word = Hash()
        (wordLength, capitals, smalls, digitsInWord, others) = (0, 0, 0, 0, 0)
    }

    private mutating func sign(_ scalar: Unicode.Scalar, _ kind: EdgeClass) {
        if scalar == " " || scalar == "\u{A0}" || scalar == "\t" {
            if lastScalar == " " { gapWithin = true }
            lastBlank = scalar
            if scalar == "\t" { result.separators += 1 }
            return
        }
        result.signs += 1
        previousClass = 0
        numbers(scalar)
        all.add(scalar.value)
        blanked.add(scalar.value)
        shape.add(scalar.value)
        frame.add(scalar.value)
        small.add(scalar.value)
        switch kind {
        case .fullStop, .question, .wideStop:
            pendingStop = true
            if kind == .wideStop { result.stops += 1 }
        case .colon:
            if !result.hasColon, (1...4).contains(result.words) {
                labelHash = all.value
                result.labelWords = result.words
                result.labelIsUpper = result.upperWords == result.words
            }
            result.hasColon = true
        case .hash:
            if scalar == "|" || scalar == "/" { result.separators += 1 }
            if scalar == "@" || scalar == "/" && lastScalar == "/" { result.isAddress = true }
        case .bullet where scalar == "·" || scalar == "•": result.separators += 1
        case .dash where lastScalar == " ": result.separators += 1
        default: break
        }
        if result.words == 1, result.signs <= 2, scalar == "." || scalar == ")", result.digits > 0, result.letters == 0
        {
            result.isEnumerated = true
        }
    }

    private mutating func numbers(_ scalar: Unicode.Scalar) {
        guard "./-:".unicodeScalars.contains(scalar), !numberParts.isEmpty else {
            numberParts = []
            return
        }
        if scalar == ":" {
            if numberParts.last.map({ $0 <= 2 }) == true, lastScalar.map({ EdgeClass($0) == .digit }) == true {
                result.hasTime = true
            }
            numberParts = []
        }
        if numberParts.count >= 2 { result.hasNumericDate = true }
    }

    mutating func finish(into shape: inout UnitShape) {
        endWord()
        if numberParts.count >= 3 { result.hasNumericDate = true }
        shape.words = result.words
        shape.capitalWords = result.capitalWords
        shape.upperWords = result.upperWords
        shape.smallWords = result.smallWords
        shape.digits = result.digits
        shape.letters = result.letters
        shape.wideLetters = result.wide
        shape.signs = result.signs
        shape.stops = result.stops
        shape.first = firstScalar.map { EdgeClass($0) } ?? .other
        shape.last = lastScalar.map { EdgeClass($0) } ?? .other
        shape.labelWords = result.labelWords
        shape.labelIsUpper = result.labelIsUpper
        shape.hasYear = result.hasYear
        shape.hasNumericDate = result.hasNumericDate
        shape.hasTime = result.hasTime
        shape.isAddress = result.isAddress
        shape.separators = result.separators + (gapWithin ? 1 : 0)
        shape.isEnumerated = result.isEnumerated
        shape.bindsLastWord = lastBlank == "\u{A0}"
        shape.isRule = result.words == 0 || allSame && result.words <= 1 && shape.columns > 2
        shape.hashes[UnitShape.Skeleton.whole.rawValue] = all.value
        shape.hashes[UnitShape.Skeleton.digitsBlanked.rawValue] = blanked.value
        shape.hashes[UnitShape.Skeleton.caseShape.rawValue] = self.shape.value
        shape.hashes[UnitShape.Skeleton.frame.rawValue] = result.signs > 0 ? frame.value : 0
        shape.hashes[UnitShape.Skeleton.firstWord.rawValue] = firstWord
        shape.hashes[UnitShape.Skeleton.twoWords.rawValue] = twoWords
        shape.hashes[UnitShape.Skeleton.lastWord.rawValue] = lastWord
        shape.hashes[UnitShape.Skeleton.label.rawValue] = labelHash
        shape.hashes[UnitShape.Skeleton.smallWords.rawValue] = small.value
    }
}

/// FNV-1a over numbers, 64 bits.
private struct Hash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
    private var last: UInt32 = .max

    mutating func add(_ number: UInt32) {
        value = (value ^ UInt64(number)) &* 0x100_0000_01B3
        last = number
    }

    /// Not where the same number was the last one.
    mutating func addOnce(_ number: UInt32) { if number != last { add(number) } }
}
