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
}
