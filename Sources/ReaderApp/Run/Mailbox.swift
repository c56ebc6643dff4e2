import Synchronization
import Terminal

/// Where other threads leave messages for the loop; each one wakes it.
final class Mailbox: Sendable {
    private let messages = Mutex<[Message]>([])
    private let pipe: SignalPipe

    init(waking pipe: SignalPipe) {
        self.pipe = pipe
    }

    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        pipe.wake()
    }

    func take() -> [Message] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
