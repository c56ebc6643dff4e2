/// The articles of a file, of a large text archive a window at a time, so that no more than some megabytes of it are in memory.
struct DocumentStream {
    /// Bytes of the pieces that a large document is read in.
    struct Windows {
        /// Small: its articles show while the next one is read.
        var first = 1 << 20
        /// Each is four times as long as the one before, up to this; longer where a window has too few articles or no line end.
        var longest = 16 << 20
        /// Smaller text archives are read as a whole.
        var whole = 4 << 20
    }

    /// Fewer in a window, and a longer one is needed to see how they are separated.
    private static let fewestArticles = 8

    private let windows: Windows
    private let document: FoundDocument
    private let reader: DocumentReader
    private let readsWindows: Bool
    private var articles: DocumentArticles?
    /// Where the next window begins, and how long it is.
    private var offset = 0
    private var length: Int
    private var isLastWindow = false
    private var hash = SHA256()
    /// Bytes that the hash has seen.
    private(set) var bytesRead = 0

    init(_ document: FoundDocument, reader: DocumentReader, windows: Windows = Windows()) throws(DocumentError) {
        self.windows = windows
        length = windows.first
        self.document = document
        self.reader = reader
        guard document.size > windows.whole else {
            readsWindows = false
            return
        }
        readsWindows = reader.readsWindows(try FileBytes.head(document.path).get(), path: document.path)
    }

    /// The next article; nil behind the last one.
    mutating func next() throws(DocumentError) -> Article? {
        while true {
            if let article = articles?.next() { return article }
            guard articles == nil || !isLastWindow else { return nil }
            try openWindow()
        }
    }

    /// SHA-256 of the whole document, once all articles are taken.
    mutating func sha256() -> String { hash.finalize() }

    private mutating func openWindow() throws(DocumentError) {
        guard readsWindows else {
            let bytes = try FileBytes.read(document.path).get()
            take(bytes, at: 0)
            isLastWindow = true
            articles = try reader.articles(of: bytes, path: document.path, sha256: "")
            return
        }
        if let restart = articles?.restart {
            offset = restart
            length = min(length * 4, windows.longest)
        }
        var opened = try window()
        while !isLastWindow, opened.count < Self.fewestArticles {
            length *= 4
            opened = try window()
        }
        articles = opened.continuing(articles, at: offset, leavesLast: !isLastWindow)
    }

    private mutating func window() throws(DocumentError) -> DocumentArticles {
        // The last window takes the rest along: of a few articles alone their layout could not be seen.
        let rest = document.size - offset
        if rest > length, rest < length * 3 / 2 { length = rest + 1 }
        var bytes = try FileBytes.read(document.path, from: offset, count: length).get()
        isLastWindow = bytes.count < length
        if !isLastWindow { bytes = try endingWithLine(bytes) }
        take(bytes, at: offset)
        return try reader.articles(of: bytes, path: document.path, sha256: "")
    }

    /// Up to the last line end, as what follows may be half a character; a longer window where there is none.
    private mutating func endingWithLine(_ bytes: [UInt8]) throws(DocumentError) -> [UInt8] {
        var bytes = bytes
        while true {
            if let end = bytes.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                return Array(bytes[...end])
            }
            length *= 4
            bytes = try FileBytes.read(document.path, from: offset, count: length).get()
            if bytes.count < length {
                isLastWindow = true
                return bytes
            }
        }
    }

    /// Windows overlap; each byte counts once.
    private mutating func take(_ bytes: [UInt8], at start: Int) {
        let isNew = start + bytes.count > bytesRead
        if isNew { hash.update(bytes[max(0, bytesRead - start)...]) }
        bytesRead = max(bytesRead, start + bytes.count)
    }
}
