import Foundation

/// Places in the working copy.
public enum Repository {
    /// The folder of Package.swift.
    public static let root: String = {
        var path = #filePath
        for _ in 0..<3 { path = (path as NSString).deletingLastPathComponent }
        return path
    }()

    /// Real documents that lie beside the working copy on the machines of the developers, and nowhere else.
    public static let sharedDocuments: [String] = {
        let folder = (root as NSString).deletingLastPathComponent + "/shared/documents"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder + "/" + $0 }
    }()

    public static func swiftFiles(below folder: String) -> [String] {
        let enumerator = FileManager.default.enumerator(atPath: root + "/" + folder)
        return (enumerator?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
            .map { root + "/" + folder + "/" + $0 }
    }

    public static func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
