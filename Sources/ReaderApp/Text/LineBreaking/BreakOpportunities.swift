import CTextLayout

/// Finds where lines may end, after UAX #14 as ICU has it; this includes kinsoku shori, and numbers with their signs.
///
/// For one thread.
struct BreakOpportunities: ~Copyable {
    private let breaks: OpaquePointer?

    init() { breaks = dossier_line_breaks_open() }

    deinit { if let breaks { dossier_line_breaks_close(breaks) } }

    /// UTF-8 offsets of all places where a line may or has to end, the end of the text among them, rising.
    func places(in text: borrowing [UInt8]) -> [Int] {
        guard let breaks, !text.isEmpty else { return text.isEmpty ? [] : [text.count] }
        // A word has some four letters and a blank.
        var places = [Int32](repeating: 0, count: text.count / 4 + 8)
        var count = find(breaks, text, &places)
        if count > places.count {
            places = [Int32](repeating: 0, count: Int(count))
            count = find(breaks, text, &places)
        }
        guard count > 0 else { return [text.count] }
        var found: [Int] = []
        found.reserveCapacity(Int(count))
        for place in places.prefix(Int(count))
        where !Self.followsOpeningDash(Int(place), text) && !Self.precedesSpacedDash(Int(place), text) {
            found.append(Int(place))
        }
        return found
    }

    /// A dash between blanks ends a line and does not begin one.
    private static func precedesSpacedDash(_ place: Int, _ text: borrowing [UInt8]) -> Bool {
        place > 0 && place + 3 < text.count && text[place - 1] == UInt8(ascii: " ") && text[place] == 0xE2
            && text[place + 1] == 0x80 && (0x93...0x94).contains(text[place + 2])
            && text[place + 3] == UInt8(ascii: " ")
    }

    /// A dash with a blank before it and none behind it opens an insertion, and stays with its first word.
    private static func followsOpeningDash(_ place: Int, _ text: borrowing [UInt8]) -> Bool {
        place >= 4 && place < text.count && text[place - 3] == 0xE2 && text[place - 2] == 0x80
            && (0x93...0x94).contains(text[place - 1]) && text[place - 4] == UInt8(ascii: " ")
    }

    private func find(_ breaks: OpaquePointer, _ text: borrowing [UInt8], _ places: inout [Int32]) -> Int32 {
        text.withUnsafeBytes { bytes in
            dossier_line_breaks_find(
                breaks, bytes.bindMemory(to: CChar.self).baseAddress, Int64(bytes.count), &places, Int32(places.count)
            )
        }
    }
}
