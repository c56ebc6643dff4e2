import CLibXML2

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads XML, and HTML that `PageParser` doesn't take, with libxml2 in recovering mode, without network and entities from outside, into a `MarkupTree`.
///
/// Takes the parser's events and not its own tree, which refuses deep documents, takes several times the memory and forgets where
/// in the bytes an element began.
enum MarkupParser {
    /// Larger documents are cut.
    static let mostBytes = 256 << 20

    enum Language { case html, xml }

    /// - Returns: nil where there is no element at all.
    static func parse(_ text: String, as language: Language) -> MarkupTree? {
        // The parser takes a zero for the end of all; a blank leaves offsets as they are.
        var text = text.utf8.contains(0) ? String(decoding: text.utf8.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self) : text
        return text.withUTF8 { parse($0, as: language) }
    }

    /// `bytes`: UTF-8.
    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, as language: Language) -> MarkupTree? {
        guard let base = bytes.baseAddress else { return nil }
        if language == .html, bytes.count <= mostBytes, let tree = PageParser.parse(bytes) { return tree }
        xmlInitParser()
        let count = Int32(clamping: min(bytes.count, mostBytes))
        let events = MarkupEvents(UnsafeBufferPointer(start: base, count: Int(count)))
        base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
            switch language {
            case .html: parseHTML(start, count, events)
            case .xml: parseXML(start, count, events)
            }
        }
        let builder = events.builder
        return builder.entries.contains { $0.name > 0 } ? MarkupTree(builder) : nil
    }

    private static func parseHTML(_ start: UnsafePointer<CChar>, _ count: Int32, _ events: MarkupEvents) {
        guard let context = htmlCreateMemoryParserCtxt(start, count) else { return }
        defer { htmlFreeParserCtxt(context) }
        var options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        options |= HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(context, Int32(options))
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        events.listen(to: context, as: .html)
        htmlParseDocument(context)
        events.stop(context)
    }

    private static func parseXML(_ start: UnsafePointer<CChar>, _ count: Int32, _ events: MarkupEvents) {
        guard let context = xmlCreateMemoryParserCtxt(start, count) else { return }
        defer { xmlFreeParserCtxt(context) }
        var options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        options |= XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        events.listen(to: context, as: .xml)
        xmlParseDocument(context)
        events.stop(context)
    }
}

/// Builds a tree of the parser's events.
private final class MarkupEvents {
    var builder: MarkupBuilder
    private let bytes: UnsafeBufferPointer<UInt8>
    private var context: xmlParserCtxtPtr?
    /// The parser keeps its names; the same name has the same address.
    private var names: [UnsafePointer<xmlChar>: Int32] = [:]
    private var namespaces: [UnsafePointer<xmlChar>: Int32] = [:]

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        builder = MarkupBuilder(byteCount: bytes.count)
    }

    func listen(to context: xmlParserCtxtPtr, as language: MarkupParser.Language) {
        self.context = context
        context.pointee.hasExternalSubset = 1
        context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
        guard let sax = context.pointee.sax else { return }
        sax.pointee.startElement = { context, name, attributes in MarkupEvents.of(context)?.begin(name, attributes) }
        sax.pointee.endElement = { context, _ in MarkupEvents.of(context)?.builder.end() }
        if language == .xml {
            sax.pointee.startElementNs = { context, name, prefix, address, _, _, count, _, attributes in
                MarkupEvents.of(context)?.begin(name, prefix: prefix, address: address, count, attributes)
            }
            sax.pointee.endElementNs = { context, _, _, _ in MarkupEvents.of(context)?.builder.end() }
            // Entities that the document declares itself are not expanded: nothing can be multiplied by them.
            sax.pointee.getEntity = { _, _ in nil }
            sax.pointee.getParameterEntity = { _, _ in nil }
            sax.pointee.entityDecl = nil
            sax.pointee.reference = { context, name in MarkupEvents.of(context)?.reference(name) }
        }
        sax.pointee.characters = { context, text, count in MarkupEvents.of(context)?.add(text, count) }
        sax.pointee.ignorableWhitespace = sax.pointee.characters
        sax.pointee.cdataBlock = sax.pointee.characters
        sax.pointee.comment = nil
        sax.pointee.processingInstruction = nil
        sax.pointee.internalSubset = nil
        sax.pointee.externalSubset = nil
    }

    func stop(_ context: xmlParserCtxtPtr) {
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        context.pointee.myDoc = nil
        self.context = nil
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MarkupEvents? {
        guard let own = context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private else { return nil }
        return Unmanaged<MarkupEvents>.fromOpaque(own).takeUnretainedValue()
    }

    /// HTML: attributes are name, value, name, value, …, nil.
    private func begin(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        builder.begin(name: interned(name), namespace: 0, byteOffset: offset)
        guard let attributes else { return }
        var index = 0
        while let name = attributes[index] {
            builder.attribute(interned(name), attributes[index + 1].map { Self.string($0) } ?? "")
            index += 2
        }
    }

    /// XML: an attribute is local name, prefix, address, start and end of its value.
    private func begin(
        _ name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?, address: UnsafePointer<xmlChar>?,
        _ count: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        var local = interned(name)
        var space = namespace(prefix, address)
        if address == nil {
            // A prefix that nothing declares.
            let parts = builder.names[Int(local)].split(separator: ":", maxSplits: 1)
            if let prefix, let name = parts.last {
                space = builder.name(Self.string(prefix).lowercased())
                local = builder.name(String(name))
            } else if parts.count == 2 {
                space = builder.name(String(parts[0]))
                local = builder.name(String(parts[1]))
            }
        }
        builder.begin(name: local, namespace: space, byteOffset: offset)
        guard let attributes else { return }
        for index in 0..<Int(count) {
            guard let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { continue }
            let value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
            let local = interned(attributes[index * 5])
            guard let prefix = attributes[index * 5 + 1] else {
                builder.attribute(local, value)
                continue
            }
            builder.attribute(
                builder.name(Self.string(prefix).lowercased() + ":" + builder.names[Int(local)]), value)
        }
    }

    private func add(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, count > 0 else { return }
        builder.add(text: UnsafeBufferPointer(start: text, count: Int(count)))
    }

    /// `&nbsp;` and its like stand in feeds that declare no entity.
    private func reference(_ name: UnsafePointer<xmlChar>?) {
        guard let name else { return }
        let known = htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
        var text = known.map { String(Character($0)) } ?? "&\(Self.string(name));"
        text.withUTF8 { builder.add(text: $0) }
    }

    private func interned(_ name: UnsafePointer<xmlChar>?) -> Int32 {
        guard let name else { return 0 }
        if let known = names[name] { return known }
        let index = builder.name(Self.string(name).lowercased())
        names[name] = index
        return index
    }

    private func namespace(_ prefix: UnsafePointer<xmlChar>?, _ address: UnsafePointer<xmlChar>?) -> Int32 {
        guard let address else { return 0 }
        if let known = namespaces[address] { return known }
        let name = MarkupNamespaces.name(
            address: Self.string(address), prefix: prefix.map { Self.string($0) } ?? "")
        let index = builder.name(name)
        namespaces[address] = index
        return index
    }

    /// Where the start tag begins that the parser has just read.
    private var offset: Int {
        guard let input = context?.pointee.input, let base = input.pointee.base, let current = input.pointee.cur else {
            return -1
        }
        var index = min(Int(input.pointee.consumed) + (current - base), bytes.count - 1)
        while index >= 0, bytes[index] != UInt8(ascii: "<") { index -= 1 }
        return index
    }

    private static func string(_ text: UnsafePointer<xmlChar>) -> String {
        let count = strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}
