/// The fingerprint of a text by which it is found again under another identity: the first 64 bits of its SHA-256.
enum TextHash {
    static func of(_ text: String) -> Int64 {
        var hash = SHA256()
        hash.update(text.utf8)
        return Int64(bitPattern: UInt64(hash.finalize().prefix(16), radix: 16) ?? 0)
    }
}
