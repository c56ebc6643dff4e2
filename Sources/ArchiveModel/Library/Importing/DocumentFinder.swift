import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that may be a document.
public struct FoundDocument: Equatable, Sendable {
    /// Absolute, without symbolic links.
    public var path: String
    /// Bytes.
    public var size: Int
    /// Nanoseconds since 1970.
    public var modified: Int
}

/// Finds the documents below paths: files as they are named, folders with everything in them that looks like text.
public struct DocumentFinder {
    /// Found, in the order of their names.
    public private(set) var documents: [FoundDocument] = []
    public private(set) var problems: [ImportProblem] = []
    /// Documents in folders that are of a kind that can't be read, by the endings of their names.
    public private(set) var passedOver: [String: Int] = [:]
    private var visitedFolders: Set<FileIdentity> = []
    private var visitedFiles: Set<FileIdentity> = []

    private struct FileIdentity: Hashable {
        var device: UInt64
        var node: UInt64
    }

    /// What a folder is searched for.
    ///
    /// A file that is named on the command line may end as it likes.
    private static let endings = DocumentParsers.standard.endings.union(OfficePackage.endings).union(
        ContainerReader.endings)
    private static let unreadable: Set<String> = [
        "pdf", "doc", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "pages", "djvu", "mobi", "azw3",
    ]
    private static let compressed: Set<String> = ["gz", "zst", "xz", "bz2"]

    /// Rules of the folders around the one that is listed, with the folder they are for.
    private var rules: [(folder: String, rules: IgnoreRules)] = []

    /// Endings of the kinds that are read with the help of other programs.
    private let converted: Set<String>

    public init(paths: [String], converters: Converters = Converters()) {
        converted = converters.endings
        for path in paths { visit(path, isNamed: true) }
    }

    private mutating func visit(_ path: String, isNamed: Bool) {
        var information = stat()
        guard let resolved = Self.absolute(path), stat(resolved, &information) == 0 else {
            let missing = errno == ENOENT || errno == ENOTDIR
            if isNamed || !missing {
                let reason = String(cString: strerror(errno))
                problems.append(
                    ImportProblem(error: missing ? .missing(path: path) : .unreadable(path: path, reason: reason)))
            }
            return
        }
        let identity = FileIdentity(device: UInt64(information.st_dev), node: UInt64(information.st_ino))
        switch information.st_mode & S_IFMT {
        case S_IFDIR:
            // A folder that links lead back to is read once.
            if visitedFolders.insert(identity).inserted { list(resolved) }
        case S_IFREG:
            guard isNamed || Self.looksLikeText(resolved) || converted.contains(Self.ending(of: resolved)) else {
                let ending = Self.ending(of: resolved)
                if Self.unreadable.contains(ending) { passedOver[ending, default: 0] += 1 }
                return
            }
            guard visitedFiles.insert(identity).inserted else { return }
            #if canImport(Glibc)
                let time = information.st_mtim
            #else
                let time = information.st_mtimespec
            #endif
            documents.append(
                FoundDocument(
                    path: resolved, size: Int(information.st_size),
                    modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)))
        default:
            if isNamed {
                problems.append(
                    ImportProblem(error: .unreadable(path: path, reason: "it is neither a file nor a folder")))
            }
        }
    }

    private mutating func list(_ folder: String) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            problems.append(ImportProblem(error: .unreadable(path: folder, reason: "the folder can't be listed")))
            return
        }
        let outer = rules.count
        for name in IgnoreRules.fileNames where names.contains(name) {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            rules.append((folder, IgnoreRules(String(decoding: data, as: UTF8.self))))
        }
        let all = Set(names)
        for name in names.sorted()
        where !name.hasPrefix(".") && !Self.belongsToPage(name, all) && !isExcluded(folder + "/" + name) {
            visit(folder + "/" + name, isNamed: false)
        }
        rules.removeLast(rules.count - outer)
    }

    /// Browsers save the pictures and scripts of `x.html` in `x_files`.
    private static func belongsToPage(_ name: String, _ names: Set<String>) -> Bool {
        for ending in ["_files", "-files", "_Dateien", "_fichiers", "_archivos"] where name.hasSuffix(ending) {
            let stem = name.dropLast(ending.count)
            if names.contains(stem + ".html") || names.contains(stem + ".htm") { return true }
        }
        return false
    }

    /// The innermost rule that says something decides.
    private func isExcluded(_ path: String) -> Bool {
        guard !rules.isEmpty else { return false }
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        for (folder, rules) in rules.reversed() {
            let below = path.dropFirst(folder.count).split(separator: "/")
            if let excludes = rules.excludes(below, isFolder: isFolder.boolValue) { return excludes }
        }
        return false
    }

    private static func ending(of path: String) -> String {
        path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
    }

    private static func looksLikeText(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        var parts = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map { $0.lowercased() }
        if let last = parts.last, compressed.contains(last) { parts.removeLast() }
        return endings.contains(parts.last ?? "")
    }

    /// Whether a path lies in a folder or in one below it; both are absolute.
    public static func lies(_ path: String, below folder: String) -> Bool {
        path.hasPrefix(folder == "/" ? folder : folder + "/")
    }

    /// The absolute path without symbolic links; nil where nothing is there.
    public static func absolute(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
