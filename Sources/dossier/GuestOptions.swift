import ArgumentParser

/// What a guest may do, said by the command line that the machine's owner fixes.
struct GuestOptions: ParsableArguments {
    @Flag(help: "For guests: only reading; no programs, no files but the reader's own marks, no clipboard.")
    var restricted = false

    @Option(help: "With --restricted: the folder outside of which no document is read.", completion: .directory)
    var root: String?

    @Flag(help: "With --restricted: marks are forgotten at the end.") var ephemeral = false
    @Flag(help: "With --restricted: copies go to the guest's own clipboard, through the terminal.")
    var allowClipboard = false

    func validate() throws {
        guard !restricted, root != nil || ephemeral || allowClipboard else { return }
        throw ValidationError("--root, --ephemeral and --allow-clipboard belong to --restricted")
    }
}
