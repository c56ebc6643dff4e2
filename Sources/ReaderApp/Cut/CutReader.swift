import ArchiveModel
import Dispatch
import Synchronization
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `dossier cut` at the terminal: polls, updates, draws; documents are cut on another thread.
public struct CutReader {
    private var state: CutState
    private var events: TerminalEvents
    private let cutter: Cutter
    private let folder: LayoutFolder
    private let entry: ArchiveLayouts.Entry

    /// Opens a text archive; `options` tell terminal and theme, and what is kept goes into `folder`.
    public static func run(_ bytes: [UInt8], path: String, folder: LayoutFolder, _ options: ReaderOptions)
        throws(ReaderError)
    {
        let theme = try ReaderThemes.choose(
            ReaderThemes.load(folder: options.themesFolder), named: options.chosenTheme,
            remembered: try? options.library.setting("theme"))
        guard let signals = SignalPipe() else { throw .tooManyFiles }
        let events = TerminalEvents(signals)
        events.catchSignals()
        var screen = try Reader.openScreen(options)
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        let known = folder.entry(for: path)
        let entry = known ?? ArchiveLayouts.Entry(documents: [name], layout: ArchiveLayout())
        var reader = CutReader(
            state: CutState(
                size: screen.size, theme: theme.adapted(to: screen.depth), path: path,
                lines: DocumentReader.lines(of: bytes),
                layout: entry.layout),
            events: events, cutter: Cutter(bytes, path: path, waking: signals), folder: folder, entry: entry)
        reader.loop(&screen)
    }

    private mutating func loop(_ screen: inout Screen) {
        cutter.cut(by: state.layout)
        while !state.isQuitting {
            screen.present(CutView.frame(of: state))
            for event in events.wait(&screen) where !state.isQuitting {
                switch event {
                case .input(.key(let key)): handle(key, &screen)
                case .input, .marksTouched: break
                case .suspend: suspend(&screen)
                case .resized:
                    state.size = screen.size
                    state.keepInView()
                case .woken: if let outline = cutter.take() { state.adopt(outline) }
                case .terminate: state.isQuitting = true
                }
            }
        }
    }

    private mutating func handle(_ key: Key, _ screen: inout Screen) {
        if key == .control("l") { return screen.redraw() }
        if key == .control("z") { return suspend(&screen) }
        for effect in state.press(key) {
            switch effect {
            case .cut: cutter.cut(by: state.layout)
            case .save(let forSource): save(forSource: forSource)
            case .quit: state.isQuitting = true
            }
        }
    }

    /// For the document, or for all whose names differ from its in numbers only.
    private mutating func save(forSource: Bool) {
        var entry = entry
        entry.layout = state.layout
        if forSource {
            let name = state.path.split(separator: "/").last.map { String($0) } ?? state.path
            entry.documents = [Self.pattern(of: name)]
        }
        switch folder.save(entry) {
        case .success(let path):
            state.savedLayout = state.layout
            state.message = "Saved in \(path) for \(entry.documents.joined(separator: ", "))"
        case .failure(let error): state.message = "Not saved: \(error.path): \(error.message)"
        }
    }

    static func pattern(of name: String) -> String {
        var result = ""
        for character in name {
            if character.isNumber {
                if result.last != "*" { result.append("*") }
            } else {
                result.append(character)
            }
        }
        return result
    }

    private mutating func suspend(_ screen: inout Screen) {
        screen.suspend()
        events.stop()
        screen.resume()
        state.size = screen.size
        state.keepInView()
    }
}

/// Cuts on another thread; an answer that a later question overtook is dropped.
private final class Cutter: Sendable {
    private struct Box {
        var generation = 0
        var outline: DocumentOutline?
    }

    private let bytes: [UInt8]
    private let path: String
    private let pipe: SignalPipe
    private let queue = DispatchQueue(label: "dossier.cut", qos: .userInitiated)
    private let box = Mutex(Box())

    init(_ bytes: [UInt8], path: String, waking pipe: SignalPipe) {
        self.bytes = bytes
        self.path = path
        self.pipe = pipe
    }

    func cut(by layout: ArchiveLayout) {
        let generation = box.withLock { box in
            box.generation += 1
            return box.generation
        }
        queue.async { [self] in
            guard box.withLock({ $0.generation == generation }) else { return }
            var layouts = ArchiveLayouts()
            layouts.entries = [ArchiveLayouts.Entry(documents: ["*"], layout: layout)]
            guard let outline = try? DocumentReader(layouts: layouts).outlines(of: bytes, path: path).first else {
                return
            }
            box.withLock { box in
                if box.generation == generation { box.outline = outline }
            }
            pipe.wake()
        }
    }

    func take() -> DocumentOutline? {
        box.withLock { box in
            defer { box.outline = nil }
            return box.outline
        }
    }
}
