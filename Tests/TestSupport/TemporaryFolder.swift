public import Foundation

/// A folder of its own for a test; gone when the test is over.
public final class TemporaryFolder: Sendable {
    public let path: String

    public init() throws {
        // The real path: on macOS the temporary folder lies behind a link.
        let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        path = base + "/dossier-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        try write(Data(text.utf8), to: name)
    }

    @discardableResult
    public func write(_ data: Data, to name: String) throws -> String {
        let file = path + "/" + name
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: file))
        return file
    }
}
