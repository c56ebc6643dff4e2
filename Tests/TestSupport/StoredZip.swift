/// A zip file whose entries are stored as they are (APPNOTE.TXT, sections 4.3.7 to 4.3.16).
public enum StoredZip {
    public static func bytes(_ entries: [(name: String, text: String)]) -> [UInt8] {
        bytes(entries.map { (name: $0.name, data: Array($0.text.utf8)) })
    }

    public static func bytes(_ entries: [(name: String, data: [UInt8])]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let (name, data) = (Array(entry.name.utf8), entry.data)
            let offset = file.count
            var header = two(20) + two(0x800) + two(0) + two(0) + two(0) + four(checksum(data))
            header += four(UInt32(data.count)) + four(UInt32(data.count)) + two(UInt16(name.count)) + two(0)
            file += [0x50, 0x4B, 0x03, 0x04] + header + name + data
            directory += [0x50, 0x4B, 0x01, 0x02] + two(20) + header + two(0) + two(0) + two(0) + four(0)
            directory += four(UInt32(offset)) + name
        }
        let start = file.count
        let count = two(UInt16(entries.count))
        return file + directory + [0x50, 0x4B, 0x05, 0x06] + two(0) + two(0) + count + count
            + four(UInt32(directory.count)) + four(UInt32(start)) + two(0)
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func four(_ value: UInt32) -> [UInt8] {
        two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16))
    }

    /// CRC-32 (ISO 3309).
    private static func checksum(_ data: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in data {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~value
    }
}
