import CMd4c

/// Turns Markdown (CommonMark with the extensions of GitHub, and wiki links) into HTML by md4c: the reader of pages does the rest, so that
/// HTML within Markdown stands in its place.
enum MarkdownMarkup {
    private static let flags =
        MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_TASKLISTS | MD_FLAG_WIKILINKS

    static func html(of markdown: String) -> String {
        let output = Output()
        var markdown = markdown
        markdown.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                _ = md_html(
                    characters.baseAddress, UInt32(clamping: characters.count),
                    { bytes, count, context in
                        guard let bytes, let context else { return }
                        let output = Unmanaged<Output>.fromOpaque(context).takeUnretainedValue()
                        output.bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                    }, Unmanaged.passUnretained(output).toOpaque(), UInt32(flags), 0)
            }
        }
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private final class Output {
        var bytes: [UInt8] = []
    }
}
