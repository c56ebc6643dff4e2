#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that has the terminal until its end: in the process group of Dossier, so that keys and interrupts reach it.
enum ForegroundProcess {
    /// - Returns: its exit status, 128 and more for a signal; nil where it could not be started.
    static func run(_ arguments: [String], input: String?, environment: [String: String]) -> Int32? {
        var ends: [Int32] = [-1, -1]
        if input != nil {
            guard pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        guard let child = spawn(arguments, environment, standardInput: ends[0]) else {
            for end in ends where end >= 0 { close(end) }
            return nil
        }
        if ends[0] >= 0 { close(ends[0]) }
        if let input {
            feed(Array(input.utf8), to: ends[1])
            close(ends[1])
        }
        return waitForEnd(of: child)
    }

    private static func spawn(_ arguments: [String], _ environment: [String: String], standardInput: Int32) -> pid_t? {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if standardInput >= 0 { posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO) }
        // What Dossier ignores or catches, the other program has as usual.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [
            SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGXFSZ, SIGHUP, SIGTERM, SIGWINCH, SIGCHLD,
        ] {
            sigaddset(&signals, signal)
        }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var argumentList: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var environmentList: [UnsafeMutablePointer<CChar>?] =
            environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argumentList + environmentList { free(text) } }
        var child: pid_t = 0
        let status = posix_spawn(&child, arguments[0], &actions, &attributes, &argumentList, &environmentList)
        return status == 0 ? child : nil
    }

    /// A program that reads only a part ends the pipe early.
    private static func feed(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard sent > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(0, sent))
        }
    }

    private static func waitForEnd(of child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return -1 } }
        // The macros of wait(2).
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}
