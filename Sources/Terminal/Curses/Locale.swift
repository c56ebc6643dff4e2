import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which characters the terminal can be sent.
public enum CharacterRepertoire: Sendable {
    case unicode
    case ascii

    /// Sets the C library's locale from the environment and says what it can encode.
    ///
    /// Without a usable locale (often so over SSH or in a container) UTF-8 is taken, as terminals of the last twenty years
    /// speak it; an explicit `C` or `POSIX`, or one with another encoding, gets ASCII.
    public static func adoptLocale() -> CharacterRepertoire {
        let adopted = setlocale(LC_ALL, "") != nil
        if adopted, isUTF8 { return .unicode }
        if let name = nameInEnvironment, adopted || Self.namesOtherEncoding(name) { return .ascii }
        for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil && isUTF8 {
            return .unicode
        }
        return .ascii
    }

    private static var isUTF8: Bool {
        guard let codeset = dossier_codeset() else { return false }
        return isUTF8(String(cString: codeset))
    }

    private static func isUTF8(_ codeset: some StringProtocol) -> Bool {
        codeset.uppercased().replacing("-", with: "") == "UTF8"
    }

    /// Whether a locale such as `de_DE.ISO-8859-1@euro` says itself that it is not in UTF-8, installed or not.
    static func namesOtherEncoding(_ locale: String) -> Bool {
        let parts = locale.prefix { $0 != "@" }.split(separator: ".", maxSplits: 1)
        return parts.count == 2 && !isUTF8(parts[1])
    }

    /// POSIX: LC_ALL goes before LC_CTYPE before LANG, and an empty one counts as not set.
    private static var nameInEnvironment: String? {
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            if let value = getenv(name), value.pointee != 0 { return String(cString: value) }
        }
        return nil
    }
}
