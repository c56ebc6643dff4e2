/// The form in which codes of languages are compared.
enum LanguageKey {
    /// Letters and digits of a BCP 47 code, in small letters.
    static func key(_ code: String) -> String {
        String(code.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }
}
