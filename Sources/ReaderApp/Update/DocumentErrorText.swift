public import ArchiveModel

extension DocumentError {
    /// What happened, to which file, what to do: the sentence for people.
    public var sentence: String {
        switch self {
        case .missing(let path): "\(path): there is no such file or folder"
        case .unreadable(let path, let reason): "\(path) can't be read: \(reason)"
        case .binary(let path): "\(path) is no text document"
        case .unsupported(let path, let kind, let advice): "\(path) is \(kind), which can't be read: \(advice)"
        case .empty(let path): "\(path) is empty"
        case .noArticle(let path, let reason): "no article in \(path): \(reason)"
        case .tooLarge(let path, let bytes): "\(path) is too large (\(bytes >> 20) MB); split it first"
        case .bomb(let path, let bytes):
            "\(path) was left alone: it grows to more than \(bytes >> 20) MB when it is unpacked"
        }
    }
}

extension LibraryError {
    public var sentence: String {
        switch self {
        case .unusable(let path, let reason): "The library can't use \(path): \(reason)"
        case .full(let path): "The disk is full, and nothing was written to \(path); free some space there"
        case .failed(let reason): "The library failed: \(reason)"
        case .busy(let path): "Another program has been writing to \(path) for minutes; try again when it is done"
        case .tooOld(let path):
            "\(path) was written by an older Dossier and can't be changed here; open it once where it can be written"
        case .tooNew(let path): "\(path) was written by a newer Dossier; update this one"
        }
    }
}
