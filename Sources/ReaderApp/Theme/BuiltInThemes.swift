/// The themes that the program carries inside.
enum BuiltInThemes {
    static let documents: [(name: String, bytes: [UInt8])] = [
        ("contrast-dark", PackageResources.contrast_dark_toml),
        ("contrast-light", PackageResources.contrast_light_toml),
        ("dusk", PackageResources.dusk_toml), ("forest", PackageResources.forest_toml),
        ("night", PackageResources.night_toml),
        ("paper", PackageResources.paper_toml), ("plain", PackageResources.plain_toml),
        ("sepia", PackageResources.sepia_toml),
        ("terminal", PackageResources.terminal_toml), ("ice", PackageResources.ice_toml),
    ]
}

extension ThemeCatalogue {
    /// The catalogue with every theme of the program.
    public static func builtIn() -> ThemeCatalogue {
        var catalogue = ThemeCatalogue()
        for (name, bytes) in BuiltInThemes.documents {
            catalogue.add(name: name, toml: String(decoding: bytes, as: UTF8.self))
        }
        return catalogue
    }
}
