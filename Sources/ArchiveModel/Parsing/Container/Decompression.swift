import CLibArchive

/// Unpacks a document that was compressed as one stream (gzip, zstd, xz, bzip2), within bounds.
enum Decompression {
    /// More than this is taken for a bomb and left.
    static let mostBytes = 1 << 30
    private static let magics: [[UInt8]] = [
        [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x42, 0x5A, 0x68],
    ]

    /// - Returns: the content and the name without the ending of the compression; the same bytes where nothing is compressed.
    static func expand(_ bytes: [UInt8], name: String, path: String) throws(DocumentError) -> ([UInt8], String) {
        guard isCompressed(bytes) else { return (bytes, name) }
        let content = try unpack(bytes, path: path)
        let stem = [".gz", ".zst", ".xz", ".bz2"].first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
        return (content, stem ?? name)
    }

    static func isCompressed(_ bytes: [UInt8]) -> Bool {
        magics.contains { bytes.starts(with: $0) }
    }

    private static func unpack(_ bytes: [UInt8], path: String) throws(DocumentError) -> [UInt8] {
        guard let archive = archive_read_new() else { throw .unreadable(path: path, reason: "no memory") }
        defer { archive_read_free(archive) }
        archive_read_support_filter_all(archive)
        archive_read_support_format_raw(archive)
        var content: [UInt8] = []
        var failure: DocumentError?
        bytes.withUnsafeBytes { raw in
            var entry: OpaquePointer?
            guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK,
                archive_read_next_header(archive, &entry) == ARCHIVE_OK
            else {
                failure = .unreadable(path: path, reason: "the compressed data are damaged")
                return
            }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = chunk.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
                if count == 0 { return }
                guard count > 0 else {
                    failure = .unreadable(path: path, reason: "the compressed data are damaged")
                    return
                }
                content.append(contentsOf: chunk[..<count])
                if content.count > mostBytes {
                    failure = .tooLarge(path: path, bytes: content.count)
                    return
                }
            }
        }
        if let failure { throw failure }
        return content
    }
}
