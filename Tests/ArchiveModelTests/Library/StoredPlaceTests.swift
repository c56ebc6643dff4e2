import Testing

@testable import ArchiveModel

@Suite("Places in texts")
struct StoredPlaceTests {
    private static let text = "One paragraph of words.\n\nAnother paragraph, with ümlauts and more.\n\nA third one."

    @Test("are found again where they were, and where their words went")
    func found() throws {
        let start = try #require(Self.text.utf8.firstIndex(of: UInt8(ascii: "A")))
        let offset = Self.text.utf8.distance(from: Self.text.startIndex, to: start)
        let place = StoredPlace(byteOffset: offset, in: Self.text)
        #expect(place.words.hasPrefix("Another paragraph") && place.words.utf8.count <= 48)
        #expect(place.offset(in: Self.text) == offset)
        #expect(place.offset(in: "A new lead.\n\n" + Self.text) == offset + 13)
        #expect(place.offset(in: String(Self.text.dropFirst(10))) == offset - 10)
    }

    @Test("stay inside of a text that has become another one")
    func lost() {
        let place = StoredPlace(byteOffset: 60, in: Self.text)
        #expect(place.offset(in: "short") == 5 && place.offset(in: "") == 0)
        #expect(StoredPlace(byteOffset: 7, words: "").offset(in: Self.text) == 7)
        // Within a character.
        let inside = StoredPlace(byteOffset: 1, in: "ü and more")
        #expect(inside.offset(in: "ü and more") <= 2)
    }
}
