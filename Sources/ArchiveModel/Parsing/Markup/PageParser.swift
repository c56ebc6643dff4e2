import CGumbo

/// Reads HTML by the rules of HTML5 (HTML Standard, section 13.2) with Gumbo, into a `MarkupTree`.
///
/// An element that is left open then ends where browsers end it, and doesn't hold the rest of the page.
enum PageParser {
    /// Deeper elements, or more that are left open, cost more memory than a page is worth: browsers stop there too.
    private static let deepest = 2000
    private static let mostOpen = 200

    /// `bytes`: UTF-8.
    ///
    /// - Returns: nil for markup that is better read by rules that follow each tag, see `isBounded`.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> MarkupTree? {
        guard let base = bytes.baseAddress, isBounded(bytes) else { return nil }
        let output = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            dossier_gumbo_parse($0, bytes.count)
        }
        guard let output, let root = output.pointee.root else { return nil }
        defer { dossier_gumbo_free(output) }
        var reader = Reader(base, count: bytes.count)
        reader.read(root)
        return reader.builder.entries.contains { $0.name > 0 } ? MarkupTree(reader.builder) : nil
    }

    /// Elements of formatting that are left open are opened again in each block behind them, and deep elements are freed one within the
    /// other: a page made for it could take all memory, or the stack.
    private static func isBounded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var depth = 0
        var mostDepth = 0
        var open = 0
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            guard index < bytes.count else { break }
            let isEnd = bytes[index] == UInt8(ascii: "/")
            let name = bytes[(isEnd ? index + 1 : index)...].prefix {
                (0x61...0x7A).contains($0 | 0x20) || $0.isASCIIDigit
            }
            guard let first = name.first, first.isASCIILetter else { continue }
            if isEnd { depth = max(0, depth - 1) } else { depth += isVoid(name) ? 0 : 1 }
            mostDepth = max(mostDepth, depth)
            if isFormatting(name) { open += isEnd ? -1 : 1 }
            if mostDepth > deepest || open > mostOpen { return false }
        }
        return true
    }

    private static let void = names(
        "area base br col embed hr img input link meta param source track wbr p li dd dt option tr td th")
    private static let formatting = names("a b big code em font i nobr s small strike strong tt u")

    private static func names(_ list: String) -> Set<[UInt8]> {
        Set(list.split(separator: " ").map { Array($0.utf8) })
    }

    private static func isVoid(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        name.count <= 6 && void.contains(name.map { $0.isASCIIDigit ? $0 : $0 | 0x20 })
    }

    private static func isFormatting(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        name.count <= 6 && formatting.contains(name.map { $0.isASCIIDigit ? $0 : $0 | 0x20 })
    }
}

/// Packs Gumbo's tree, without recursion.
private struct Reader {
    private(set) var builder: MarkupBuilder
    private var names: [UInt32: Int32] = [:]

    init(_ base: UnsafePointer<UInt8>, count: Int) { builder = MarkupBuilder(byteCount: count) }

    mutating func read(_ root: UnsafeMutablePointer<GumboNode>) {
        // Nodes that are open, with the number of their next child.
        var open: [(node: UnsafeMutablePointer<GumboNode>, next: UInt32)] = []
        begin(root)
        open.append((root, 0))
        while let (node, next) = open.last {
            let children = node.pointee.v.element.children
            guard next < children.length, let raw = children.data[Int(next)] else {
                builder.end()
                open.removeLast()
                continue
            }
            open[open.count - 1].next += 1
            let child = raw.assumingMemoryBound(to: GumboNode.self)
            switch child.pointee.type {
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                begin(child)
                open.append((child, 0))
            case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE: add(child.pointee.v.text.text)
            default: break
            }
        }
    }

    private mutating func begin(_ node: UnsafeMutablePointer<GumboNode>) {
        let element = node.pointee.v.element
        let isStated = element.original_tag.length > 0
        builder.begin(
            name: name(of: element), namespace: 0, byteOffset: isStated ? Int(element.start_pos.offset) : -1)
        let attributes = element.attributes
        for index in 0..<Int(attributes.length) {
            guard let raw = attributes.data[index] else { continue }
            let attribute = raw.assumingMemoryBound(to: GumboAttribute.self).pointee
            guard let name = attribute.name, let value = attribute.value else { continue }
            builder.attribute(builder.name(String(cString: name).lowercased()), String(cString: value))
        }
    }

    private mutating func name(of element: GumboElement) -> Int32 {
        guard element.tag == GUMBO_TAG_UNKNOWN else {
            let number = element.tag.rawValue
            if let known = names[number] { return known }
            let index = builder.name(String(cString: gumbo_normalized_tagname(element.tag)))
            names[number] = index
            return index
        }
        var piece = element.original_tag
        gumbo_tag_from_original_text(&piece)
        guard let start = piece.data else { return builder.name("unknown") }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(piece.length))
        let local = String(decoding: bytes, as: UTF8.self).lowercased()
        return builder.name(local.isEmpty ? "unknown" : local)
    }

    private mutating func add(_ text: UnsafePointer<CChar>?) {
        guard let text else { return }
        var count = 0
        while text[count] != 0 { count += 1 }
        text.withMemoryRebound(to: UInt8.self, capacity: count) {
            builder.add(text: UnsafeBufferPointer(start: $0, count: count))
        }
    }
}
