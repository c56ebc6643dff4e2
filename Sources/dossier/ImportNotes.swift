import ArchiveModel
import ReaderApp

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells on standard error how far an import is: one line that changes on a terminal, else a line now and then.
final class ImportNotes {
    private static let onTerminal = Duration.milliseconds(100)
    private static let inFile = Duration.seconds(5)
    /// Doubtful documents that are told by name.
    private static let mostNamed = 3

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let isQuiet: Bool
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private var hasLine = false

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    func note(_ progress: ImportProgress) {
        let now = ContinuousClock.now
        // Short imports say nothing on their way.
        guard !isQuiet, now - last >= (isTerminal ? Self.onTerminal : Self.inFile) else { return }
        last = now
        let line = TextSanitiser.sanitise(
            ProgressText.line(progress, seconds: seconds(now), columns: isTerminal ? columns : 0)
        ).text
        if isTerminal {
            // Back to the start of the line, and clear what was longer.
            put("\r" + line + "\u{1B}[K")
            hasLine = true
        } else {
            put(line + "\n")
        }
    }

    /// What came of it, in place of the line.
    func finish(_ summary: ImportSummary) {
        if hasLine { put("\r\u{1B}[K") }
        for problem in summary.problems { StandardError.write("dossier: \(problem.error.sentence)") }
        guard !isQuiet else { return }
        let elapsed = seconds(ContinuousClock.now)
        let rate =
            elapsed >= 1 && summary.articles > 0
            ? " in \(Int(elapsed.rounded())) s, \(NumberText.grouped(Int(Double(summary.articles) / elapsed))) a second"
            : ""
        let missing = summary.missing > 0 ? ", \(summary.missing) gone from disk" : ""
        let shared = summary.shared > 0 ? ", \(NumberText.grouped(summary.shared)) of them in others too" : ""
        let documents = "\(NumberText.grouped(summary.read)) document\(summary.read == 1 ? "" : "s")"
        StandardError.write(
            "\(NumberText.grouped(summary.articles)) article\(summary.articles == 1 ? "" : "s") from \(documents)\(rate)\(shared), "
                + "\(NumberText.grouped(summary.unchanged)) unchanged\(missing)")
        if summary.doubtful > 0 {
            let articles =
                "\(NumberText.grouped(summary.doubtful)) article\(summary.doubtful == 1 ? " is" : "s are") doubtful"
            let names = summary.doubtfulDocuments.prefix(Self.mostNamed).joined(separator: ", ")
            let rest = summary.doubtfulDocuments.count - Self.mostNamed
            StandardError.write(
                "\(articles), in \(names)\(rest > 0 ? " and \(rest) more" : ""): "
                    + "is:doubtful finds them, `dossier cut FILE` shows how a text archive was split")
        }
        guard !summary.passedOver.isEmpty else { return }
        let kinds = summary.passedOver.sorted { $0.key < $1.key }.map { "\($1) .\($0)" }.joined(separator: ", ")
        StandardError.write("Passed over, as they are no text: \(kinds); name one of them to be told what to do")
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private func seconds(_ now: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (now - start).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    private var columns: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) - 1 : 79
    }
}
