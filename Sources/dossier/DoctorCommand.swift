import ArchiveModel
import ArgumentParser
import CGuard
import Foundation
import ReaderApp

/// `dossier doctor`: what terminal, locale, line and library can do, to be read or put into a report.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Tell what this terminal, locale, line and library can do.")

    @OptionGroup var options: LibraryOptions

    func run() throws {
        print("Dossier \(Dossier.version)")
        for section in TerminalExamination(environment: ProcessInfo.processInfo.environment).sections() {
            show(section.title, section.lines)
        }
        show("Configuration", configuration())
        show("Library", library())
        show(
            "Documents of other kinds",
            LibraryOptions.converters((try? options.configuration()) ?? Configuration()).descriptions)
        show("Guests", guests())
    }

    private func show(_ title: String, _ lines: [(String, String)]) {
        print("\n\(title)")
        let width = lines.map { $0.0.count }.max() ?? 0
        for (name, value) in lines {
            print("  " + TerminalExamination.padded(name, to: width) + "  " + TextSanitiser.sanitise(value).text)
        }
    }

    private func configuration() -> [(String, String)] {
        let path = options.config ?? options.xdg.configuration
        guard options.config != nil || FileManager.default.fileExists(atPath: path) else {
            return [("file", path + ": not there, which is fine")]
        }
        do {
            let clashes = try options.configuration().clashes
            return [
                ("file", path),
                ("understood", clashes.isEmpty ? "yes" : clashes.map(\.sentence).joined(separator: "; ")),
            ]
        } catch {
            return [("file", path), ("understood", "no: \(error.sentence)")]
        }
    }

    private func library() -> [(String, String)] {
        let places = options.places
        var lines = [("archive", places.archive), ("marks", places.reader)]
        do {
            let health = try Library(places: places).health()
            lines.append(
                ("articles", "\(health.articles) in \(health.documents) documents, \(health.missing) of them gone"))
            lines.append(("size", "\(health.bytes >> 20) MB"))
            lines.append(("can be written", health.isWritable ? "yes" : "no: it is read as it is"))
            lines.append(("marks are whole", health.problems.isEmpty ? "yes" : health.problems.joined(separator: "; ")))
            lines.append(("SQLite", Self.sentence(health.sqlite)))
        } catch {
            lines.append(("problem", error.sentence))
        }
        return lines
    }

    private static func sentence(_ sqlite: SQLiteVersion) -> String {
        sqlite.canLoseCommits
            ? "\(sqlite.text): it can lose a commit when another program takes its log in at the same moment; Dossier prevents that among its own sessions, so let no other program write to the library"
            : "\(sqlite.text)"
    }

    private func guests() -> [(String, String)] {
        let files = dossier_can_close_files()
        let gateAlone = "no: --restricted has its own gate alone"
        return [
            ("files closed by the kernel (Landlock)", files > 0 ? "yes, version \(files)" : gateAlone),
            ("programs and sockets (seccomp)", dossier_can_close_programs() > 0 ? "yes" : gateAlone),
        ]
    }
}
