import ArchiveModel
import Foundation
import Terminal

/// Finds the themes: those of the program and those in the reader's folder.
public enum ReaderThemes {
    /// A file in the folder goes before a theme of the program with its name.
    public static func load(folder: String) -> ThemeCatalogue {
        var catalogue = ThemeCatalogue.builtIn()
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
        where name.hasSuffix(".toml") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            catalogue.add(name: String(name.dropLast(5)), toml: String(decoding: data, as: UTF8.self))
        }
        return catalogue
    }

    /// By option, by configuration, by what was chosen last, else the default.
    ///
    /// One that was named has to be there and to be right.
    static func choose(_ catalogue: ThemeCatalogue, named: String?, remembered: String?) throws(ReaderError) -> Theme {
        if named == nil, let remembered, let theme = try? catalogue.theme(named: remembered) { return theme }
        let name = named ?? ThemeCatalogue.defaultName
        let found: Theme?
        do { found = try catalogue.theme(named: name) } catch { throw .theme(error) }
        guard let found else { throw .unknownTheme(name: name, known: catalogue.names) }
        return found
    }
}
