import CScheduling
import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread that leaves the processor to others where there are not enough for all.
enum BackgroundThread {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Does the same on so many threads, the calling one among them, and waits for all; on fewer where the system has no more.
    static func together(_ threads: Int, _ run: @escaping @Sendable () -> Void) {
        let group = DispatchGroup()
        for _ in 1..<max(1, threads) {
            group.enter()
            let begins = begin {
                run()
                group.leave()
            }
            if !begins { group.leave() }
        }
        run()
        group.wait()
    }

    /// Where the system has no more threads, the work waits until it has.
    static func start(_ run: @escaping @Sendable () -> Void) {
        if !begin(run) { DispatchQueue.global(qos: .utility).async(execute: run) }
    }

    /// - Returns: whether there is a thread for it.
    private static func begin(_ run: @escaping @Sendable () -> Void) -> Bool {
        #if canImport(Glibc)
            var thread = pthread_t()
            let work = Unmanaged.passRetained(Work(run))
            let failure = pthread_create(
                &thread, nil,
                { work in
                    dossier_leave_processor_to_others()
                    if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
                    return nil
                }, work.toOpaque())
            guard failure == 0 else {
                work.release()
                return false
            }
            pthread_detach(thread)
        #else
            DispatchQueue.global(qos: .utility).async(execute: run)
        #endif
        return true
    }
}
