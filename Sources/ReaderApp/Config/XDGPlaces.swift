/// Where files lie by the XDG Base Directory Specification.
public struct XDGPlaces: Sendable {
    public let archive: String
    public let reader: String
    public let configuration: String
    public let themes: String
    /// How text archives are to be cut, a file each.
    public let layouts: String

    /// - Parameter environment: of the process; relative values are ignored, as the specification says.
    public init(environment: [String: String]) {
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/"
        func base(_ name: String, _ fallback: String) -> String {
            if let value = environment[name], value.hasPrefix("/") { return value }
            return home + "/" + fallback
        }
        archive = base("XDG_DATA_HOME", ".local/share") + "/dossier/archive.sqlite"
        reader = base("XDG_STATE_HOME", ".local/state") + "/dossier/reader.sqlite"
        let configurationFolder = base("XDG_CONFIG_HOME", ".config") + "/dossier"
        configuration = configurationFolder + "/config.toml"
        themes = configurationFolder + "/themes"
        layouts = configurationFolder + "/layouts"
    }
}
