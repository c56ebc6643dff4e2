/// UTF-8 text that lines are ranges of: the bytes of a document as they stand, and behind them what had to be written anew.
///
/// A document that is clean UTF-8 is in memory once, however many lines point into it.
struct TextStore: Sendable {
    private let document: [UInt8]
    private var rewritten: [UInt8] = []

    init(_ document: [UInt8]) { self.document = document }

    /// - Returns: where the text can be found from now on.
    mutating func append(_ text: some Collection<UInt8>) -> Range<Int> {
        let start = document.count + rewritten.count
        rewritten.append(contentsOf: text)
        return start..<document.count + rewritten.count
    }

    /// The bytes of a range that lies in the document or in one piece of what was appended.
    @inline(__always)
    func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let isRewritten = range.lowerBound >= document.count
        let offset = isRewritten ? document.count : 0
        return (isRewritten ? rewritten : document).withUnsafeBufferPointer { bytes in
            body(UnsafeBufferPointer(rebasing: bytes[range.lowerBound - offset..<range.upperBound - offset]))
        }
    }

    func text(_ range: Range<Int>) -> String {
        withBytes(range) { String(decoding: $0, as: UTF8.self) }
    }
}
