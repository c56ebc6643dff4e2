import CLibArchive

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Opens what holds documents: compressed streams (gzip, zstd, xz, bzip2), zip and tar, within bounds.
enum ContainerReader {
    /// Endings of files that hold documents.
    static let endings: Set<String> = ["zip", "tar", "tgz"]

    struct Entry {
        var name: String
        var bytes: [UInt8]
    }

    enum Content {
        /// One document under the name without the ending of the compression.
        case document(Entry)
        /// Several, in their order, and what was passed over.
        case documents([Entry], issues: [ParseIssue])
    }

    /// More bytes than this are taken for a bomb and left.
    static let mostBytes = 1 << 30
    /// Above some size, text that grows so many times is one as well.
    private static let mostGrowth = 400
    private static let freeBytes = 64 << 20
    private static let mostEntries = 50_000

    private static let streams: [[UInt8]] = [
        [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x42, 0x5A, 0x68],
    ]
    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let tarMark = Array("ustar".utf8)
    private static let tarMarkOffset = 257

    static func isContainer(_ head: [UInt8]) -> Bool {
        streams.contains { head.starts(with: $0) } || head.starts(with: zip)
            || head.count > tarMarkOffset + tarMark.count && head[tarMarkOffset...].starts(with: tarMark)
    }

    /// Nil where there is no libarchive.
    private static let library: dossier_libarchive? = {
        var functions = dossier_libarchive()
        return dossier_libarchive_load(&functions) == 1 ? functions : nil
    }()

    /// - Returns: the bytes themselves where they are no container.
    static func open(_ bytes: [UInt8], name: String, path: String) throws(DocumentError) -> Content {
        guard isContainer(bytes) else { return .document(Entry(name: name, bytes: bytes)) }
        guard let library else {
            throw .unreadable(path: path, reason: "it is compressed, and libarchive is not installed")
        }
        guard let archive = library.read_new() else { throw .unreadable(path: path, reason: "no memory") }
        defer { _ = library.read_free(archive) }
        for support in [
            library.support_filter_all, library.support_format_zip, library.support_format_tar,
            library.support_format_raw,
        ] { _ = support?(archive) }
        let result: Result<Content, DocumentError> = bytes.withUnsafeBytes { raw in
            do throws(DocumentError) {
                guard library.open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
                    throw .unreadable(path: path, reason: "the compressed data are damaged")
                }
                return .success(try read(library, archive, packed: bytes.count, name: name, path: path))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private static func read(
        _ library: dossier_libarchive, _ archive: OpaquePointer, packed: Int, name: String, path: String
    ) throws(DocumentError) -> Content {
        var entries: [Entry] = []
        var issues: [ParseIssue] = []
        var total = 0
        var entry: OpaquePointer?
        while true {
            let status = library.next_header(archive, &entry)
            if status == ARCHIVE_EOF { break }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
                // What came before the damage is still of use.
                if entries.isEmpty { throw .unreadable(path: path, reason: "the compressed data are damaged") }
                issues.append(ParseIssue(.malformed, "the container is damaged behind its \(entries.count)th document"))
                break
            }
            if library.format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW {
                let content = try data(library, archive, packed: packed, total: &total, path: path)
                return .document(Entry(name: withoutEnding(name), bytes: content))
            }
            guard entries.count < mostEntries else {
                issues.append(ParseIssue(.bounded, "only the first \(mostEntries) entries of the container were read"))
                break
            }
            let entryName = library.pathname_utf8(entry).map { String(cString: $0) } ?? ""
            let isFile = library.filetype(entry) & S_IFMT == S_IFREG
            guard isFile, isWanted(entryName) else { continue }
            let content = try data(library, archive, packed: packed, total: &total, path: path)
            if !content.isEmpty { entries.append(Entry(name: entryName, bytes: content)) }
        }
        return .documents(entries, issues: issues)
    }

    /// Hidden files and what macOS packs beside each file are no documents.
    private static func isWanted(_ name: String) -> Bool {
        !name.split(separator: "/").contains { ($0.hasPrefix(".") && $0 != "." && $0 != "..") || $0 == "__MACOSX" }
    }

    private static func data(
        _ library: dossier_libarchive, _ archive: OpaquePointer, packed: Int, total: inout Int, path: String
    ) throws(DocumentError) -> [UInt8] {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { library.read_data(archive, $0.baseAddress, $0.count) }
            if count == 0 { return content }
            guard count > 0 else { throw .unreadable(path: path, reason: "the compressed data are damaged") }
            content.append(contentsOf: chunk[..<count])
            total += count
            if total > mostBytes || total > freeBytes && total / max(1, packed) > mostGrowth {
                throw .bomb(path: path, bytes: total)
            }
        }
    }

    static func withoutEnding(_ name: String) -> String {
        let ending = [".gz", ".zst", ".xz", ".bz2"].first { name.lowercased().hasSuffix($0) }
        return ending.map { String(name.dropLast($0.count)) } ?? name
    }
}
