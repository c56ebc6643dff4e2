import ArchiveModel
import ArgumentParser
import ReaderApp

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a script can rely on.
extension ExitCode {
    static let nothingMatched = ExitCode(1)
    static let usage = ExitCode(2)
    static let input = ExitCode(3)
    static let library = ExitCode(4)
    /// As where SIGPIPE ends a program.
    static let outputClosed = ExitCode(141)
}

/// An end with a sentence: what happened, to which file, what to do; without one where nobody reads it.
struct CommandFailure: Error {
    var sentence: String
    var code: ExitCode

    init(_ sentence: String, code: ExitCode) {
        self.sentence = sentence
        self.code = code
    }

    init(_ error: LibraryError) {
        self.init(error.sentence, code: .library)
    }
}

enum StandardError {
    static func write(_ line: String) {
        var text = TextSanitiser.sanitise(line.hasSuffix("\n") ? line : line + "\n").text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = systemWrite(STDERR_FILENO, UnsafeRawBufferPointer(rebasing: rest))
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}

/// Lets a call of the library end the command with its sentence.
func orFail<Value>(_ work: () throws(LibraryError) -> Value) throws(CommandFailure) -> Value {
    do { return try work() } catch { throw CommandFailure(error) }
}
