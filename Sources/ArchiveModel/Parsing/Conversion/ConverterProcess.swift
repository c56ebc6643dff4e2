internal import CGuard
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs a converter: a document on its standard input, text on its standard output.
///
/// It may read the files of the system and nothing else, has no network, starts no other program, and ends after a bounded time with a
/// bounded amount of memory and of text. No shell takes part.
struct ConverterProcess {
    enum Failure: Error {
        case didNotStart
        case status(Int32)
        case tookTooLong
        case wroteTooMuch
        case noText

        /// What happened, behind the program's name.
        var sentence: String {
            switch self {
            case .didNotStart: "can't be started"
            case .status(let status): "failed (status \(status))"
            case .tookTooLong: "took longer than \(ConverterProcess.seconds) seconds"
            case .wroteTooMuch: "made more than \(ConverterProcess.longestOutput >> 20) MB of text of it"
            case .noText: "found no text in it; it may hold pictures of pages"
            }
        }
    }

    /// By the clock.
    private static let seconds = 60
    /// Bytes.
    private static let longestOutput = 256 << 20
    /// Bytes of memory, shared libraries among them.
    private static let memory: UInt64 = 4 << 30

    private let arguments: [String]

    /// `arguments`: the path of the program first.
    init(_ arguments: [String]) { self.arguments = arguments }

    func run(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        var ends: [Int32] = [-1, -1]
        // A file, since a program may want to go back and forth in it, and a pipe would have to be fed meanwhile.
        guard let input = tmpfile() else { throw .didNotStart }
        defer { fclose(input) }
        let sent = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, input) }
        guard sent == bytes.count, fflush(input) == 0, lseek(fileno(input), 0, SEEK_SET) == 0, pipe(&ends) == 0 else {
            throw .didNotStart
        }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var list: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for text in list { free(text) } }
        let limits = dossier_limits(seconds: UInt64(Self.seconds), bytes: Self.memory)
        let child = dossier_start_converter(&list, fileno(input), ends[1], limits)
        close(ends[1])
        guard child > 0 else { throw .didNotStart }
        let output: [UInt8]
        do throws(Failure) { output = try Self.output(ends[0]) } catch {
            kill(child, SIGKILL)
            _ = Self.waitForEnd(of: child)
            throw error
        }
        let status = Self.waitForEnd(of: child)
        // What `dossier_start_converter` ends with where it can't become the program.
        guard status != 126 else { throw .didNotStart }
        guard status == 0 else { throw .status(status) }
        return output
    }

    private static func output(_ descriptor: Int32) throws(Failure) -> [UInt8] {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw .tookTooLong }
            var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&poller, 1, Int32(left.components.seconds) * 1000 + 1000)
            if ready == 0 || ready < 0 && errno == EINTR { continue }
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return output }
            output += buffer[..<count]
            guard output.count <= longestOutput else { throw .wroteTooMuch }
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
