import ArchiveModel
import ArgumentParser
import Foundation
import ReaderApp

/// Where library and configuration lie; the same for every command.
struct LibraryOptions: ParsableArguments {
    @Option(help: "The archive database, derived from documents.", completion: .file())
    var library: String?

    @Option(help: "The reader's own database: marks, stars, tags.", completion: .file())
    var reader: String?

    @Option(help: "The configuration file.", completion: .file(extensions: ["toml"]))
    var config: String?

    /// What another run of the program needs to find the same places.
    var arguments: [String] {
        [("--library", library), ("--reader", reader), ("--config", config)].flatMap { name, value in
            value.map { [name, $0] } ?? []
        }
    }

    var xdg: XDGPlaces { XDGPlaces(environment: ProcessInfo.processInfo.environment) }

    var places: LibraryPlaces {
        LibraryPlaces(
            archive: library.map(Self.absolute) ?? xdg.archive, reader: reader.map(Self.absolute) ?? xdg.reader)
    }

    /// Beside the archive, so that reading the handbook leaves the library alone.
    var handbookPlaces: LibraryPlaces {
        let folder = places.archive.lastIndex(of: "/").map { places.archive[...$0] } ?? ""
        return LibraryPlaces(archive: folder + "handbook.sqlite", reader: places.reader)
    }

    /// `notes`: where it is told that another process is waited for.
    func open(_ notes: WaitingNotes = WaitingNotes()) throws(CommandFailure) -> Library {
        let places = places
        return try orFail { () throws(LibraryError) in
            try Library(places: places, tellsWaiting: { notes.tell($0) })
        }
    }

    /// A missing file is an empty one, unless it was named.
    func configuration() throws(CommandFailure) -> Configuration {
        let path = config ?? xdg.configuration
        guard let data = FileManager.default.contents(atPath: path) else {
            if config != nil { throw CommandFailure("\(path): there is no such configuration file", code: .input) }
            return Configuration()
        }
        do { return try Configuration(toml: String(decoding: data, as: UTF8.self), path: path) } catch {
            throw CommandFailure("\(error.path): \(error.message)", code: .usage)
        }
    }

    /// For commands that need nothing of it: a mistake in a configuration that was named ends them, in the usual one it is told.
    func checkConfiguration() throws(CommandFailure) {
        do throws(CommandFailure) { _ = try configuration() } catch {
            if config != nil { throw error }
            StandardError.write("dossier: \(error.sentence)")
        }
    }

    /// How documents are read: with the reader's own layouts and settings; mistakes in layouts are told and passed over.
    ///
    /// `configuration`: where it was read before.
    func documentReader(_ configuration: Configuration? = nil) throws(CommandFailure) -> DocumentReader {
        let configuration = if let configuration { configuration } else { try self.configuration() }
        let loaded = LayoutFolder(path: xdg.layouts).load()
        for problem in loaded.problems { StandardError.write("dossier: \(problem.path): \(problem.message)") }
        var reader = DocumentReader(
            layouts: loaded.layouts, converters: Self.converters(configuration), takesHashtags: configuration.hashtags)
        reader.suggestsTags = configuration.suggest
        return reader
    }

    /// The programs that make text of documents of other kinds.
    static func converters(_ configuration: Configuration) -> Converters {
        Converters(
            configured: configuration.converters,
            path: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    }

    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}

/// The articles that a command is about.
struct FilterArguments: ParsableArguments {
    @Argument(help: "A filter as in the reader's bar, such as: tag:china -tag:huawei after:2020")
    var filter: [String] = []

    /// Days since 1970-01-01.
    static var today: Int { Int(Date().timeIntervalSince1970) / 86_400 }

    /// `library`: knows the saved filters.
    func query(_ library: Library) throws(CommandFailure) -> Query {
        let saved = try orFail { () throws(LibraryError) in try library.savedFilters() }
        return try query(saved)
    }

    private func query(_ saved: [SavedFilter]) throws(CommandFailure) -> Query {
        // Words that the shell took apart belong together; one that holds a blank was quoted there.
        let text =
            filter.count == 1
            ? filter[0]
            : filter.map { $0.contains(" ") && !$0.contains("\"") ? Self.quoted($0) : $0 }.joined(separator: " ")
        do { return Query(filter: try FilterParser(today: Self.today, saved: saved).parse(text)) } catch {
            throw CommandFailure(Self.underlined(error, in: text), code: .usage)
        }
    }

    /// The end of a command whose filter nothing fits; who named a file is told what it was taken for.
    func nothingMatched() -> ExitCode {
        let files = filter.filter { $0 != "-" && FileManager.default.fileExists(atPath: $0) }
        if let file = files.first {
            StandardError.write(
                "dossier: no article fits: “\(file)” was taken for words to look for; `dossier \(file)` opens the file")
        }
        return .nothingMatched
    }

    private static func quoted(_ word: String) -> String {
        guard let colon = word.firstIndex(of: ":"), word[..<colon].allSatisfy({ $0.isLetter || $0 == "-" }) else {
            return "\"\(word)\""
        }
        return word[...colon] + "\"" + word[word.index(after: colon)...] + "\""
    }

    /// The filter, a line of carets under the mistake, and the sentence.
    static func underlined(_ error: FilterError, in text: String) -> String {
        let bytes = Array(text.utf8)
        let start = String(decoding: bytes[..<min(error.range.lowerBound, bytes.count)], as: UTF8.self).count
        let marked = String(
            decoding: bytes[min(error.range.lowerBound, bytes.count)..<min(error.range.upperBound, bytes.count)],
            as: UTF8.self
        ).count
        return
            "the filter can't be understood\n  \(text)\n  \(String(repeating: " ", count: start))\(String(repeating: "^", count: max(1, marked))) \(error.message)"
    }
}
