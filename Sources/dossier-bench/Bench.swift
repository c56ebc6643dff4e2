import ArgumentParser

@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier-bench", abstract: "Measure Dossier on documents that it makes itself.",
        subcommands: [LibraryBench.self, KeyBench.self, WireBench.self, BudgetBench.self, ParseBench.self],
        defaultSubcommand: LibraryBench.self)
}
