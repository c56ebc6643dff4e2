import ArchiveModel
import CGuard
import Foundation
import ReaderApp

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A guest's evening: the command line decides, and nothing that the guest could set.
///
/// What the program does passes `EffectGate`. Behind it the kernel closes the process, where it can: files by Landlock, programs and the
/// network by seccomp.
struct GuestSession {
    /// What libraries read, and everybody may: terminfo, locales, the cache of the linker.
    private static let systemFolders = ["/usr", "/lib", "/lib64", "/etc", "/proc/self", "/sys/devices/system/cpu"]
    private static let devices = ["/dev/tty", "/dev/pts", "/dev/null", "/dev/urandom"]

    let guest: GuestOptions
    let options: LibraryOptions
    let paths: [String]
    let theme: String?
    let slow: Bool?
    let linear: Bool

    func run() throws {
        dossier_forget_environment()
        let configuration = options.config == nil ? Configuration() : try options.configuration().withoutPrograms
        let root = try guest.root.map(Self.realFolder)
        // Without a library the guest reads what lies below the root, all of it or what the command line names.
        let named = paths.isEmpty && options.library == nil ? [root].compactMap(\.self) : paths
        let paths = try named.map { try Self.resolve($0, within: root) }
        if options.library != nil, !paths.isEmpty {
            throw CommandFailure("documents can't be brought into a library that is shared", code: .usage)
        }
        let own = try ownFolder()
        defer { if guest.ephemeral { try? FileManager.default.removeItem(atPath: own) } }
        // A reader of the output that goes away may not keep the folder from being taken away.
        signal(SIGPIPE, SIG_IGN)
        // Where SQLite puts what does not fit into memory; elsewhere it may not.
        setenv("SQLITE_TMPDIR", own, 1)
        let places = LibraryPlaces(
            archive: options.library.map(LibraryOptions.absolute) ?? own + "/guest-archive.sqlite",
            reader: guest.ephemeral
                ? own + "/reader.sqlite" : options.reader.map(LibraryOptions.absolute) ?? own + "/reader.sqlite")
        try close(places, root: root, own: own)
        let library = try orFail { () throws(LibraryError) in
            try Library(places: places, isShared: options.library != nil)
        }
        var documents = DocumentReader(takesHashtags: configuration.hashtags)
        documents.suggestsTags = configuration.suggest
        guard StandardOutput.isTerminal else {
            if !paths.isEmpty {
                let summary = try orFail { () throws(LibraryError) in
                    try library.importDocuments(paths, within: root, reader: documents) { _ in true }
                }
                for problem in summary.problems { StandardError.write("dossier: \(problem.error.sentence)") }
            }
            if try ListCommand.print(library, Query(scope: paths), format: .text) == 0 {
                throw CommandFailure("there are no articles to read here", code: .nothingMatched)
            }
            return
        }
        var reader = ReaderOptions(
            library: library, paths: paths, configuration: configuration, themesFolder: "/nonexistent",
            themeName: theme,
            environment: Self.environment)
        reader.permissions = guest.allowClipboard ? .clipboard : []
        reader.root = root ?? "/nowhere"
        reader.reader = documents
        reader.isLinear = linear || configuration.linear
        reader.isSlow = slow ?? configuration.slow
        try ReaderStart.run(reader)
    }

    /// After it was made safe.
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    private static func realFolder(_ path: String) throws(CommandFailure) -> String {
        var isFolder: ObjCBool = false
        guard let real = DocumentFinder.absolute(path),
            FileManager.default.fileExists(atPath: real, isDirectory: &isFolder),
            isFolder.boolValue
        else { throw CommandFailure("\(path): there is no such folder", code: .input) }
        return real
    }

    private static func resolve(_ path: String, within root: String?) throws(CommandFailure) -> String {
        guard let root else { throw CommandFailure("guests open documents only where --root says", code: .usage) }
        let name = path.hasPrefix("/") ? path : root + "/" + path
        guard let real = DocumentFinder.absolute(name) else {
            throw CommandFailure(DocumentError.missing(path: path).sentence, code: .input)
        }
        guard real == root || DocumentFinder.lies(real, below: root) else {
            throw CommandFailure("\(path) lies outside of \(root)", code: .input)
        }
        return real
    }

    /// Where the guest's own marks are: where the command line says, in the home that the system knows, or in memory.
    private func ownFolder() throws(CommandFailure) -> String {
        if guest.ephemeral { return try EphemeralFolder.make() }
        let folder: String
        if let reader = options.reader {
            folder = (LibraryOptions.absolute(reader) as NSString).deletingLastPathComponent
        } else {
            guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir.map({ String(cString: $0) }) else {
                throw CommandFailure("the system knows no home of this user; --ephemeral needs none", code: .input)
            }
            folder = home + "/.local/state/dossier/guest"
        }
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    private func close(_ places: LibraryPlaces, root: String?, own: String) throws(CommandFailure) {
        func folder(_ path: String) -> String { (path as NSString).deletingLastPathComponent }
        let readable =
            Self.systemFolders + [root, options.library == nil ? nil : folder(places.archive)].compactMap(\.self)
        let writable = Self.devices + [own, folder(places.reader)]
        let isClosed = Self.withPointers(readable) { readable in
            Self.withPointers(writable) { writable in
                dossier_close_files(
                    readable, Int32(readable.count), writable, Int32(writable.count),
                    guest.ephemeral ? folder(own) : nil)
            }
        }
        // A kernel that has no such thing leaves it to the gate; one that failed is a reason to stop.
        guard isClosed >= 0, dossier_close_programs() >= 0 else {
            throw CommandFailure("the kernel refused to close this process to a guest", code: .input)
        }
    }

    private static func withPointers<Result>(
        _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies.map { UnsafePointer($0) })
    }
}
