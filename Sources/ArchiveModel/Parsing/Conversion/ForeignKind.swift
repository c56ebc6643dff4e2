/// A kind of document that needs another program to make text of it, told by its first bytes.
public enum ForeignKind: String, CaseIterable, Sendable {
    case pdf
    /// Of office programs before 2007: an OLE compound file.
    case doc

    init?(_ head: [UInt8]) {
        if head.starts(with: "%PDF-".utf8) {
            self = .pdf
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .doc
        } else {
            return nil
        }
    }

    /// What it is, for people.
    var sentence: String {
        switch self {
        case .pdf: "a PDF file"
        case .doc: "a document of an older office program"
        }
    }

    /// What to do where no converter is known.
    var advice: String {
        switch self {
        case .pdf: "install pdftotext (package poppler-utils), and Dossier reads it"
        case .doc:
            "install antiword, and Dossier reads it; or save it as .docx or .odt, or make a text of it with `soffice --convert-to txt`"
        }
    }

    /// The programs that are taken where the configuration names none: they read standard input and write text in UTF-8.
    static let standardConverters: [ForeignKind: [String]] = [
        // The layout keeps the blank lines between paragraphs.
        .pdf: ["pdftotext", "-layout", "-enc", "UTF-8", "-q", "-", "-"],
        .doc: ["antiword", "-w", "0", "-m", "UTF-8.txt", "-"],
    ]
}
