extension DocumentParser {
    /// Documents of which another program makes text.
    static let foreign = DocumentParser(
        format: .textArchive, endings: [],
        claims: { ForeignKind($0.bytes) != nil },
        parse: { entry, options throws(DocumentError) in
            guard let kind = ForeignKind(entry.bytes) else { throw .binary(path: options.path) }
            return try options.converters.text(of: entry.bytes, kind, path: options.path).document(options)
        })
}
