import Foundation

/// The programs that make text of documents which Dossier does not understand itself.
public struct Converters: Equatable, Sendable {
    /// Argument vectors; the first of each is the path of a program.
    private var programs: [ForeignKind: [String]] = [:]

    /// None.
    public init() {}

    /// The programs that a configuration names, and the usual ones where it names none.
    ///
    /// `configured`: argument vectors by kind, an empty one for none; `path`: folders that are searched, as in `PATH`.
    public init(configured: [ForeignKind: [String]], path: String) {
        for kind in ForeignKind.allCases {
            guard var arguments = configured[kind] ?? ForeignKind.standardConverters[kind], let name = arguments.first,
                let program = Self.program(name, path)
            else { continue }
            arguments[0] = program
            programs[kind] = arguments
        }
    }

    /// The endings of the names of documents that can be read with them.
    var endings: Set<String> { Set(programs.keys.map(\.rawValue)) }

    /// In words that change when other programs are taken.
    var rules: String {
        programs.map { "\($0.key) \($0.value.joined(separator: " "))" }.sorted().joined(separator: ", ")
    }

    /// For each kind its name and what reads it.
    public var descriptions: [(String, String)] {
        ForeignKind.allCases.map { kind in
            (".\(kind.rawValue)", programs[kind]?.joined(separator: " ") ?? "can't be read: \(kind.advice)")
        }
    }

    func converts(_ kind: ForeignKind) -> Bool { programs[kind] != nil }

    /// The text of a document.
    ///
    /// - Throws: where no program is known, or it failed.
    func text(of bytes: [UInt8], _ kind: ForeignKind, path: String) throws(DocumentError) -> OfficeText {
        guard let arguments = programs[kind] else {
            throw .unsupported(path: path, kind: kind.sentence, advice: kind.advice)
        }
        do throws(ConverterProcess.Failure) {
            let output = try ConverterProcess(arguments).run(bytes)
            guard output.contains(where: { $0 > 0x20 }) else {
                throw ConverterProcess.Failure.noText
            }
            return OfficeText(kind: kind.rawValue.uppercased(), convertedText: output)
        } catch {
            let name = arguments[0].split(separator: "/").last ?? ""
            throw .unreadable(path: path, reason: "it is \(kind.sentence), and \(name) \(error.sentence)")
        }
    }

    private static func program(_ name: String, _ path: String) -> String? {
        let candidates = name.contains("/") ? [name] : path.split(separator: ":").map { $0 + "/" + name }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
