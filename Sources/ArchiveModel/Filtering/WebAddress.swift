/// Addresses of the web that name the same page: with `http` or `https`, with and without a slash at the end, whatever part they point to.
enum WebAddress {
    private static let schemes = ["https://", "http://"]

    static func variants(of address: String) -> [String] {
        var stem = address.prefix { $0 != "#" }
        if let scheme = schemes.first(where: { stem.hasPrefix($0) }) { stem = stem.dropFirst(scheme.count) }
        if stem.hasSuffix("/") { stem = stem.dropLast() }
        return (schemes + [""]).flatMap { [$0 + stem, $0 + stem + "/"] }
    }
}
