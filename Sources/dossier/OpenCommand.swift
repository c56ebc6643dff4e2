import ArchiveModel
import ArgumentParser
import Foundation
import ReaderApp

/// `dossier PATH…`: imports what is new and opens the reader; prints the list where there is no screen.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open documents, folders or the library in the reader. (default)")

    @Argument(help: "Documents and folders; none opens the library.", completion: .file())
    var paths: [String] = []

    @Option(help: "The theme; `dossier themes` lists them.", completion: .custom { _, _, _ in ThemesCommand.names })
    var theme: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Spare a slow line to the terminal: small frames, no preview. (default: by its answers)")
    var slow: Bool?

    @Flag(help: "For screen readers and Braille lines: no boxes, one pane at a time, the cursor on what is selected.")
    var linear = false

    @OptionGroup(title: "For guests") var guest: GuestOptions
    @OptionGroup var options: LibraryOptions

    func run() throws {
        MemoryPolicy.set()
        if guest.restricted {
            return try GuestSession(
                guest: guest, options: options, paths: paths, theme: theme, slow: slow, linear: linear
            ).run()
        }
        let configuration = try options.configuration()
        let documents = try options.documentReader(configuration)
        let found = try Self.resolve(paths, documents)
        let notes = WaitingNotes()
        let library = try options.open(notes)
        if !StandardOutput.isTerminal {
            let isIncomplete = try importNow(library, found.paths, documents)
            let count = try ListCommand.print(library, Query(scope: found.paths), format: .text)
            if isIncomplete || !found.missing.isEmpty { throw ExitCode.input }
            if count == 0, let path = paths.first {
                throw CommandFailure("there are no articles in \(path)", code: .nothingMatched)
            }
            return
        }
        if found.paths.isEmpty, try orFail({ () throws(LibraryError) in try library.isEmpty() }) {
            return try HandbookCommand.open(options, configuration, theme: theme)
        }
        var reader = ReaderOptions(
            library: library, paths: found.paths, configuration: configuration, themesFolder: options.xdg.themes,
            themeName: theme,
            environment: ProcessInfo.processInfo.environment,
            warning: found.missing.first.map { DocumentError.missing(path: $0).sentence }
                ?? configuration.clashes.first.map {
                    $0.sentence.prefix(1).uppercased() + $0.sentence.dropFirst()
                })
        reader.isLinear = linear || configuration.linear
        reader.isSlow = slow ?? configuration.slow
        reader.reader = documents
        reader.layouts = LayoutFolder(path: options.xdg.layouts)
        reader.cutCommand = Bundle.main.executablePath.map { [$0, "cut"] + options.arguments } ?? []
        // From here on the screen is the reader's.
        notes.end()
        try ReaderStart.run(reader)
    }

    /// Absolute paths of what is there.
    ///
    /// When nothing is, there is nothing to open.
    private static func resolve(_ paths: [String], _ reader: DocumentReader) throws(CommandFailure) -> (
        paths: [String], missing: [String]
    ) {
        var found: [String] = []
        var missing: [String] = []
        for path in paths {
            try refuseStandardInput(path)
            if let absolute = DocumentFinder.absolute(path) { found.append(absolute) } else { missing.append(path) }
        }
        for path in missing { StandardError.write("dossier: \(DocumentError.missing(path: path).sentence)") }
        if found.isEmpty, let first = missing.first {
            // It may be meant for a command.
            let isWord = first.allSatisfy { $0.isLetter || $0 == "-" }
            let advice = isWord ? "; `dossier --help` lists the commands" : ""
            throw CommandFailure("nothing to open" + advice, code: .input)
        }
        if found.count == 1, FileManager.default.fileExists(atPath: found[0]) {
            try refuseHopeless(found[0], reader)
        }
        return (found, missing)
    }

    /// A library keeps documents by their paths.
    static func refuseStandardInput(_ path: String) throws(CommandFailure) {
        guard path == "-" && DocumentFinder.absolute("./-") == nil || isPipe(path) else { return }
        throw CommandFailure(
            "what comes through a pipe can't be kept in a library; write it to a file and open that, or see `dossier parse \(path)`",
            code: .usage)
    }

    /// A named pipe, or one that a shell made (`<(command)`).
    private static func isPipe(_ path: String) -> Bool {
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        if type == .typeSymbolicLink, path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/") { return true }
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFIFO
    }

    /// One file that can't be read is told at once, without opening a screen on nothing.
    private static func refuseHopeless(_ path: String, _ reader: DocumentReader) throws(CommandFailure) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue {
            guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
                throw CommandFailure(
                    DocumentError.unreadable(path: path, reason: "the folder can't be listed").sentence, code: .input)
            }
            return
        }
        switch FileBytes.head(path) {
        case .failure(let error): throw CommandFailure(error.sentence, code: .input)
        case .success(let head):
            if let refusal = reader.refusal(of: head, path: path) {
                throw CommandFailure(refusal.sentence, code: .input)
            }
        }
    }

    /// - Returns: whether something could not be read; it has been told.
    private func importNow(_ library: Library, _ paths: [String], _ reader: DocumentReader) throws(CommandFailure)
        -> Bool
    {
        guard !paths.isEmpty, library.isWritable else { return false }
        let summary = try orFail { () throws(LibraryError) in
            try library.importDocuments(paths, reader: reader) { _ in true }
        }
        for problem in summary.problems { StandardError.write("dossier: \(problem.error.sentence)") }
        return !summary.problems.isEmpty
    }
}
