public import ArchiveModel
import Foundation

/// The folder in which the reader keeps layouts, a TOML file each.
public struct LayoutFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// All layouts in the order of their names; a file that can't be understood is told, and the others still hold.
    public func load() -> (layouts: ArchiveLayouts, problems: [ConfigurationError]) {
        var layouts = ArchiveLayouts()
        var problems: [ConfigurationError] = []
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names.sorted() where name.hasSuffix(".toml") {
            let file = path + "/" + name
            guard let data = FileManager.default.contents(atPath: file) else {
                problems.append(ConfigurationError(path: file, message: "it can't be read"))
                continue
            }
            do {
                layouts.entries.append(try ArchiveLayouts.Entry(toml: String(decoding: data, as: UTF8.self)))
            } catch {
                problems.append(ConfigurationError(path: file, message: error.message))
            }
        }
        return (layouts, problems)
    }

    /// The layout that is kept for a document.
    public func entry(for path: String) -> ArchiveLayouts.Entry? { load().layouts.entry(for: path) }

    /// Writes a layout, named after the documents it is for; one for the same documents is replaced.
    /// - Returns: where it is kept.
    public func save(_ entry: ArchiveLayouts.Entry) -> Result<String, ConfigurationError> {
        let name = (entry.documents.first ?? "layout").map {
            $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_"
        }
        let file = path + "/" + String(name) + ".toml"
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(entry.toml.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            return .success(file)
        } catch {
            return .failure(
                ConfigurationError(
                    path: file, message: "it can't be written; is the disk full, or the folder not yours?"))
        }
    }
}
