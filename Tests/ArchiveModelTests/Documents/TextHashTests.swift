import Testing

@testable import ArchiveModel

@Suite("Fingerprints of texts")
struct TextHashTests {
    @Test("differ where texts do, by a letter, by their length, by the order of their words")
    func differ() {
        let texts = (0..<5000).flatMap { number in
            ["ferry \(number) boat", "ferry boat \(number)", String(repeating: "\0", count: number), "\(number)"]
        }
        #expect(Set(texts.map { TextHash.of($0) }).count == Set(texts).count)
    }

    @Test("stay what they are: archives hold them")
    func stable() {
        #expect(
            TextHash.of("A winter ferry for the islands")
                == TextHash.of(["A winter ferry ", "for the islands"].joined()))
        #expect(TextHash.of("A winter ferry for the islands") == -4_840_061_992_661_313_817)
    }
}
