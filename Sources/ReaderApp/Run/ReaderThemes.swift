import ArchiveModel
import Foundation
import Terminal

/// Finds the themes: those of the program and those in the reader's folder.
public enum ReaderThemes {
    /// A file in the folder goes before a theme of the program with its name.
    public static func load(folder: String) throws(ReaderError) -> ThemeCatalogue {
        do {
            var catalogue = try ThemeCatalogue.builtIn()
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
            where name.hasSuffix(".toml") {
                guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
                try catalogue.add(name: String(name.dropLast(5)), toml: String(decoding: data, as: UTF8.self))
            }
            return catalogue
        } catch { throw .theme(error) }
    }

    static func adapted(_ catalogue: ThemeCatalogue, depth: ColorDepth) -> [Theme] {
        catalogue.names.compactMap { try? catalogue.theme(named: $0)?.adapted(to: depth) }
    }

    /// By option, by configuration, by what was chosen last, else the default.
    static func choose(_ themes: [Theme], _ options: ReaderOptions) throws(ReaderError) -> Theme {
        let named = options.themeName ?? options.configuration.theme
        let remembered = try? options.library.setting("theme")
        let name = named ?? remembered ?? ThemeCatalogue.defaultName
        if let theme = themes.first(where: { $0.name == name }) { return theme }
        if named == nil, let theme = themes.first(where: { $0.name == ThemeCatalogue.defaultName }) { return theme }
        throw .unknownTheme(name: name, known: themes.map(\.name))
    }
}
