import Testing

@testable import Terminal

@Suite("The locale")
struct LocaleTests {
    @Test("of another encoding is known by its name, as it may not be installed")
    func encoding() {
        for name in ["de_DE.ISO-8859-1", "ru_RU.KOI8-R", "ja_JP.eucJP", "de_DE.ISO-8859-15@euro"] {
            #expect(CharacterRepertoire.namesOtherEncoding(name), "\(name)")
        }
        for name in ["de_DE.UTF-8", "C.utf8", "en_US.utf-8@euro", "de_DE", "C", "@", ""] {
            #expect(!CharacterRepertoire.namesOtherEncoding(name), "\(name)")
        }
    }
}
