/// What the person at the terminal may have done on this machine.
public struct Permissions: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Programs: a browser, clipboard tools, own commands.
    public static let programs = Permissions(rawValue: 1)
    /// New files, where the person says.
    public static let files = Permissions(rawValue: 2)
    /// The clipboard, through the terminal.
    public static let clipboard = Permissions(rawValue: 4)
    /// The shell behind the program.
    public static let shell = Permissions(rawValue: 8)

    public static let all: Permissions = [.programs, .files, .clipboard, .shell]
}

/// The one gate that every effect passes on its way out of the state.
enum EffectGate {
    /// Why an effect is not carried out; nil where it is.
    static func refusal(of effect: Effect, with permissions: Permissions) -> String? {
        switch effect {
        case .loadRows, .loadFacets, .loadSavedUnread, .loadSnippets, .loadOffers, .loadArticle, .loadAuthors,
            .followLink,
            .loadHistory, .lookForMarks, .readMarks, .loadForCopy, .loadForOpening, .redraw, .quit:
            // They read the library, and change the screen.
            return nil
        case .store, .readAll, .tagAll, .renameTag, .removeTagEverywhere, .savePlace, .saveSetting, .refresh:
            // They write what is the reader's own.
            return nil
        case .openOutside(let address):
            if permissions.contains(.programs) || permissions.contains(.clipboard) { return nil }
            return "Guests open no browser: \(address)"
        case .copy: return permissions.contains(.clipboard) ? nil : "Guests have no clipboard here"
        case .export: return permissions.contains(.files) ? nil : "Guests write no files"
        case .loadForPipe, .runHere, .cutDocument:
            return permissions.contains(.programs) ? nil : "Guests run no programs"
        case .loadHyphenation: return permissions.contains(.programs) ? nil : "Guests have no divided words"
        case .suspend: return permissions.contains(.shell) ? nil : "Guests have no shell to go to"
        }
    }
}
