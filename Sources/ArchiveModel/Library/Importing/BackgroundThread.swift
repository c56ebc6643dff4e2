import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A thread that leaves the processor to others where there are not enough for all.
enum BackgroundThread {
    static func start(_ work: @escaping @Sendable () -> Void) {
        #if canImport(Glibc)
            Thread.detachNewThread {
                // Linux knows no quality of service, but takes this for the calling thread alone (setpriority(2)).
                _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
                work()
            }
        #else
            let thread = Thread(block: work)
            thread.qualityOfService = .utility
            thread.start()
        #endif
    }

    #if canImport(Glibc)
        /// As of nice(1): with two cores, the thread that writes to the archive waited for one a twentieth of the time.
        private static let niceness: Int32 = 10
    #endif
}
