#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The time of day, asked only outside of the update function.
enum Clock {
    /// Seconds since 1970.
    static var second: Int64 { Int64(time(nil)) }
}
