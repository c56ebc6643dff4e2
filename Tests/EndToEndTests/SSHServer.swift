import Foundation
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A real sshd on the loopback, with keys and a port of its own.
final class SSHServer {
    static let program = "/usr/sbin/sshd"

    let port: UInt16
    private let folder: TemporaryFolder
    private let process: pid_t

    /// `forcing`: the command that everybody gets who logs in.
    init(forcing command: String? = nil) throws {
        folder = try TemporaryFolder()
        port = try Self.freePort()
        for name in ["host", "user"] {
            try Self.run("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder.path + "/" + name])
        }
        let configuration = """
            ListenAddress 127.0.0.1
            Port \(port)
            HostKey \(folder.path)/host
            PidFile none
            AuthorizedKeysFile \(folder.path)/user.pub
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin yes
            PrintMotd no
            PrintLastLog no
            \(command.map { "ForceCommand " + $0 } ?? "")
            """
        let file = try folder.write(configuration, to: "sshd_config")
        // Started as root it wants a folder that packages make at boot.
        if getuid() == 0 {
            try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
        }
        process = try TerminalSession.spawn([Self.program, "-D", "-f", file])
        let end = Date(timeIntervalSinceNow: 10)
        while Date() < end, !Self.answers(port) { Thread.sleep(forTimeInterval: 0.05) }
    }

    deinit {
        kill(process, SIGTERM)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// A command line that logs in and runs a command in a terminal.
    ///
    /// `port`: of a relay; nil is the server's own.
    func login(running command: String, port: UInt16? = nil) -> String {
        "ssh -tt -p \(port ?? self.port) -i \(folder.path)/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "
            + "-o LogLevel=ERROR -o IdentitiesOnly=yes 127.0.0.1 \"\(command)\""
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
    }

    static func freePort() throws -> UInt16 {
        let (descriptor, port) = try Loopback.listen()
        close(descriptor)
        return port
    }

    /// Whether it says who it is, and not only that somebody listens.
    private static func answers(_ port: UInt16) -> Bool {
        guard let descriptor = Loopback.connect(port) else { return false }
        defer { close(descriptor) }
        var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var bytes = [UInt8](repeating: 0, count: 64)
        return poll(&source, 1, 2000) > 0 && read(descriptor, &bytes, bytes.count) > 4
            && bytes.starts(with: "SSH-".utf8)
    }
}

/// TCP on this machine.
enum Loopback {
    struct Failed: Error {}

    static func listen() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = address(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> UInt16? in
                guard bind(descriptor, generic, length) == 0, listenOn(descriptor, 4) == 0,
                    getsockname(descriptor, generic, &length) == 0
                else { return nil }
                return UInt16(bigEndian: pointer.pointee.sin_port)
            }
        }
        guard let port else { throw Failed() }
        return (descriptor, port)
    }

    static func connect(_ port: UInt16) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = address(port: port)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connectTo(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func address(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}

/// A line that takes its time: what comes in goes out later, and no faster than so many bytes a second.
final class SlowRelay: @unchecked Sendable {
    let port: UInt16
    private let target: UInt16
    private let listener: Int32
    private let delay: Double
    private let bytesPerSecond: Double
    private let lock = NSLock()
    private var most = 0

    /// The most bytes that ever waited for their turn, in one direction.
    var mostWaiting: Int { lock.withLock { most } }

    /// `delay`: seconds in each direction.
    init(to target: UInt16, delay: Double, bytesPerSecond: Double) throws {
        (listener, port) = try Loopback.listen()
        self.target = target
        self.delay = delay
        self.bytesPerSecond = bytesPerSecond
        Thread.detachNewThread { [self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0, let server = Loopback.connect(target) else { return }
                Thread.detachNewThread { self.carry(from: client, to: server) }
                Thread.detachNewThread { self.carry(from: server, to: client) }
            }
        }
    }

    deinit { close(listener) }

    /// A side that is gone is no signal.
    private static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        #if os(Linux)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        return Foundation.send(socket, bytes, bytes.count, flags) == bytes.count
    }

    private func carry(from: Int32, to: Int32) {
        var queue: [(due: Date, bytes: [UInt8])] = []
        var free = Date()
        var isOpen = true
        while isOpen || !queue.isEmpty {
            var source = pollfd(fd: from, events: Int16(POLLIN), revents: 0)
            let wait = queue.first.map { max(0, $0.due.timeIntervalSinceNow) } ?? 0.2
            if isOpen, poll(&source, 1, Int32(wait * 1000) + 1) > 0 {
                var bytes = [UInt8](repeating: 0, count: 512)
                let count = read(from, &bytes, bytes.count)
                if count > 0 {
                    // Each piece takes the line for a while, and then its way.
                    free = max(free, Date()).addingTimeInterval(Double(count) / bytesPerSecond)
                    queue.append((free.addingTimeInterval(delay), Array(bytes[..<count])))
                    let waiting = queue.reduce(0) { $0 + $1.bytes.count }
                    lock.withLock { most = max(most, waiting) }
                } else {
                    isOpen = false
                }
            }
            while let first = queue.first, first.due <= Date() {
                guard Self.send(first.bytes, to: to) else {
                    isOpen = false
                    queue = []
                    break
                }
                queue.removeFirst()
            }
            if !isOpen, let first = queue.first { Thread.sleep(until: first.due) }
        }
        shutdown(to, Int32(SHUT_WR))
    }
}

/// The functions of the C library, whose names the ones above take.
private func listenOn(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }
private func connectTo(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
    connect(descriptor, address, length)
}
