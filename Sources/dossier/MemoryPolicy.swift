import CMemory

/// Keeps what a process that stays for hours holds close to what it uses.
enum MemoryPolicy {
    /// Bytes; larger pieces, such as the lists that the index merges, go back to the system as soon as they are free.
    private static let largestKept: Int32 = 256 << 10
    /// Heaps that threads share, instead of eight for each core; with two, threads of an import wait for each other.
    private static let heaps: Int32 = 4

    /// To be called before the library is opened.
    static func set() {
        dossier_limit_heaps(heaps, largestKept)
        dossier_count_no_memory()
    }
}
