import CLibXML2

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads HTML and XML with libxml2 in recovering mode, without network and entities from outside, into values of our own.
enum MarkupTree {
    /// Deeper elements are flattened into the last level.
    static let deepest = 200
    /// Larger documents are cut.
    static let mostBytes = 256 << 20

    enum Language { case html, xml }

    /// - Returns: the root element, nil where there is none.
    static func parse(_ bytes: UnsafeRawBufferPointer, as language: Language, encoding: TextEncoding?) -> MarkupNode? {
        let count = Int32(clamping: min(bytes.count, mostBytes))
        guard count > 0, let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
        let document: xmlDocPtr?
        switch language {
        case .html:
            let options =
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_NONET.rawValue
            document = htmlReadMemory(start, count, nil, encoding?.rawValue, Int32(options))
        case .xml:
            let options =
                XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                | XML_PARSE_NONET.rawValue
                | XML_PARSE_NOCDATA.rawValue
            document = xmlReadMemory(start, count, nil, encoding?.rawValue, Int32(options))
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { return nil }
        return node(root, depth: 0)
    }

    private static func node(_ element: xmlNodePtr, depth: Int) -> MarkupNode {
        var result = MarkupNode(name: string(element.pointee.name).lowercased())
        result.prefix = element.pointee.ns?.pointee.prefix.map { string($0).lowercased() } ?? ""
        var attribute = element.pointee.properties
        while let current = attribute {
            var value = ""
            if let content = xmlNodeListGetString(element.pointee.doc, current.pointee.children, 1) {
                value = string(content)
                dossier_xml_free(content)
            }
            let prefix = current.pointee.ns?.pointee.prefix.map { string($0) + ":" } ?? ""
            result.attributes[(prefix + string(current.pointee.name)).lowercased()] = value
            attribute = current.pointee.next
        }
        var child = element.pointee.children
        while let current = child {
            switch current.pointee.type {
            case XML_ELEMENT_NODE:
                if depth < deepest {
                    result.children.append(node(current, depth: depth + 1))
                } else if let content = xmlNodeGetContent(current) {
                    result.children.append(MarkupNode(name: "", content: string(content)))
                    dossier_xml_free(content)
                }
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                result.children.append(MarkupNode(name: "", content: string(current.pointee.content)))
            default: break
            }
            child = current.pointee.next
        }
        return result
    }

    private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer else { return "" }
        return String(
            decoding: UnsafeBufferPointer(
                start: pointer, count: strlen(UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))),
            as: UTF8.self)
    }
}
