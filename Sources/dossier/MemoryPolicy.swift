import CMemory

/// Keeps what the process holds close to what it uses.
enum MemoryPolicy {
    /// Bytes; larger pieces, such as the lists that the index merges, go back to the system as soon as they are free.
    private static let largestKept: Int32 = 256 << 10
    /// Heaps that threads share, instead of one or more for each.
    private static let heaps: Int32 = 2

    static func set() { dossier_limit_heaps(heaps, largestKept) }
}
