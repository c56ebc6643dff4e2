import Synchronization

/// Tells on standard error that another process is waited for, for as long as no screen is open.
final class WaitingNotes: Sendable {
    private let isOver = Atomic<Bool>(false)

    func tell(_ sentence: String) {
        if !isOver.load(ordering: .relaxed) { StandardError.write("dossier: \(sentence)") }
    }

    func end() { isOver.store(true, ordering: .relaxed) }
}
