/// What keeps a library from working.
public enum LibraryError: Error, Equatable, Sendable {
    /// The database can't be opened or is no database.
    case unusable(path: String, reason: String)
    case full(path: String)
    case failed(reason: String)
    /// Another process writes to the database, and did so for longer than was waited.
    case busy(path: String)
    /// The database was written by an older Dossier, and may not be changed here.
    case tooOld(path: String)
    /// The database was written by a newer Dossier.
    case tooNew(path: String)
}
