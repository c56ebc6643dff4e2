import Foundation

/// Makes links absolute (RFC 3986, section 5).
enum LinkResolution {
    /// - Returns: the target as it stands where there is no base, or one that is no address.
    static func absolute(_ target: String, base: String?) -> String {
        let trimmed = target.trimmingBlanks()
        guard let base, let baseURL = URL(string: base), let url = URL(string: trimmed, relativeTo: baseURL) else {
            return trimmed
        }
        return url.absoluteString
    }
}
