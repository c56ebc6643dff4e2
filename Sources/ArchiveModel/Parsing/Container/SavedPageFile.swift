/// A page with its pictures in one file, as browsers save them: MHTML (RFC 2557).
enum SavedPageFile {
    /// Whether a file begins as a message with several parts.
    static func isSavedPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
        guard
            head.hasPrefix("from:") || head.hasPrefix("mime-version:") || head.hasPrefix("content-type:")
                || head.hasPrefix("subject:") || head.hasPrefix("date:") || head.hasPrefix("snapshot-content-location:")
        else { return false }
        return head.contains("multipart/related")
    }

    /// The page and its address; nil where no part is a page.
    static func page(in bytes: [UInt8]) -> (html: [UInt8], address: String?)? {
        guard let message = MIMEEntity(bytes[...]),
            let page = message.parts.first(where: { $0.mediaType == "text/html" })
        else { return nil }
        return (page.bytes, message.header["snapshot-content-location"] ?? page.header["content-location"])
    }
}
