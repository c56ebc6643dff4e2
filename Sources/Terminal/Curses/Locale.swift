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
        if adopted, isSetInEnvironment { return .ascii }
        for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil && isUTF8 {
            return .unicode
        }
        return .ascii
    }

    private static var isUTF8: Bool {
        guard let codeset = dossier_codeset() else { return false }
        return String(cString: codeset).uppercased().replacing("-", with: "") == "UTF8"
    }

    /// POSIX: LC_ALL goes before LC_CTYPE before LANG, and an empty one counts as not set.
    private static var isSetInEnvironment: Bool {
        ["LC_ALL", "LC_CTYPE", "LANG"].contains { name in
            guard let value = getenv(name) else { return false }
            return value.pointee != 0
        }
    }
}
