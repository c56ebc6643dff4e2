import Dispatch
import Synchronization

/// Reads documents on other threads, some ahead of the one that is being written.
///
/// Some threads read and parse, a document each; one more goes through their articles in the order of the documents and suggests
/// tags, so that what it has learned is the same in each run; the writer takes what comes out of it.
final class DocumentFeeds: Sendable {
    /// Articles a step; the first ones are few, so that they show soon.
    private static let batches = [50, 200, 500]
    /// UTF-8 bytes of text that end a step early.
    private static let mostBytes = 8 << 20

    private let documents: [FoundDocument]
    private let known: [String: KnownDocument]
    private let reader: DocumentReader
    private let parsed: [StepPipe<ImportStep<PreparedArticle>>]
    private let ready = StepPipe<(document: Int, step: ImportStep<ArticleRecord>)>(mostWaiting: 12)
    private let next = Atomic<Int>(0)
    /// Documents may be read that far ahead of the one that is written.
    private let ahead = DispatchSemaphore(value: 0)
    private let isCancelled = Atomic<Bool>(false)

    /// `model`: what the archive's own articles of a source taught; asked for by the first article that needs it.
    init(
        _ documents: [FoundDocument], known: [String: KnownDocument], reader: DocumentReader, threads: Int,
        model: @escaping @Sendable (TagSource) -> TagModel?
    ) {
        self.documents = documents
        self.known = Self.whole(known, among: documents)
        self.reader = reader
        parsed = documents.map { _ in StepPipe(mostWaiting: 2) }
        for _ in 0..<threads * 4 { ahead.signal() }
        for _ in 0..<min(threads, documents.count) { BackgroundThread.start { [self] in parse() } }
        BackgroundThread.start { [self] in suggestTags(model) }
    }

    /// Without documents whose articles went to others that are not among these, or older: they are read again.
    private static func whole(_ known: [String: KnownDocument], among documents: [FoundDocument]) -> [String:
        KnownDocument]
    {
        guard known.values.contains(where: { !$0.others.isEmpty }) else { return known }
        let paths = Set(documents.map(\.path))
        return known.filter { _, document in
            document.others.allSatisfy { paths.contains($0.path) && $0.modified >= document.modified }
        }
    }

    /// Waits for the next step of the documents in their order; nil behind the last one.
    func step() -> (document: Int, step: ImportStep<ArticleRecord>)? { ready.next() }

    /// Whether `step` would not have to wait.
    var isReady: Bool { ready.isReady }

    func cancel() {
        isCancelled.store(true, ordering: .relaxed)
        ready.cancel()
        for pipe in parsed { pipe.cancel() }
        ahead.signal()
    }

    private func parse() {
        while true {
            ahead.wait()
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < documents.count, !isCancelled.load(ordering: .relaxed) else {
                ahead.signal()
                return
            }
            do throws(DocumentError) {
                try parse(documents[index], into: parsed[index])
            } catch {
                _ = parsed[index].put(.problem(error))
            }
            parsed[index].close()
        }
    }

    private func parse(_ document: FoundDocument, into pipe: StepPipe<ImportStep<PreparedArticle>>)
        throws(DocumentError)
    {
        let rules = reader.rules(path: document.path)
        if let known = known[document.path], known.rules == rules {
            if known.size == document.size, known.modified == document.modified, !known.isMissing {
                _ = pipe.put(.unchanged)
                return
            }
            if known.size == document.size, try SHA256.digest(ofFile: document.path) == known.sha256 {
                _ = pipe.put(.touched(sha256: known.sha256))
                return
            }
        }
        var stream = try DocumentStream(document, reader: reader)
        var number = 0
        while let batch = try Self.batch(from: &stream, most: Self.batches[min(number, Self.batches.count - 1)]) {
            number += 1
            guard pipe.put(.articles(batch, bytesRead: stream.bytesRead)) else { return }
        }
        _ = pipe.put(.end(sha256: stream.sha256()))
    }

    private static func batch(from stream: inout DocumentStream, most: Int) throws(DocumentError) -> [PreparedArticle]?
    {
        var batch: [PreparedArticle] = []
        var bytes = 0
        while batch.count < most, bytes < mostBytes, let article = try stream.next() {
            bytes += article.body.text.utf8.count
            batch.append(PreparedArticle(article))
        }
        return batch.isEmpty ? nil : batch
    }

    private func suggestTags(_ model: @escaping @Sendable (TagSource) -> TagModel?) {
        defer { ready.close() }
        var lesson = reader.suggestsTags ? TagLesson(model) : nil
        for index in documents.indices {
            while let step = parsed[index].next() {
                guard ready.put((index, step.map { lesson?.tagged($0) ?? $0.map { ArticleRecord($0) } })) else {
                    return
                }
            }
            lesson?.end(of: documents[index].path)
            ahead.signal()
        }
    }
}

extension SHA256 {
    /// Of a file, a piece at a time.
    fileprivate static func digest(ofFile path: String) throws(DocumentError) -> String {
        let piece = 4 << 20
        var hash = SHA256()
        var offset = 0
        while true {
            let bytes = try FileBytes.read(path, from: offset, count: piece).get()
            hash.update(bytes)
            offset += bytes.count
            if bytes.count < piece { return hash.finalize() }
        }
    }
}
