/// SHA-256 after FIPS 180-4: the fingerprint of documents.
///
/// Swift on Linux ships none, and a package for one function is too much.
struct SHA256 {
    private var state: SIMD8<UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var buffer: [UInt8] = []
    private var length: UInt64 = 0

    static func digest(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    mutating func update(_ bytes: some Collection<UInt8>) {
        length += UInt64(bytes.count)
        let handled: Void? = bytes.withContiguousStorageIfAvailable { consume(UnsafeRawBufferPointer($0)) }
        if handled == nil { Array(bytes).withUnsafeBytes { consume($0) } }
    }

    /// The digest in lower-case hexadecimal.
    mutating func finalize() -> String {
        let bits = length * 8
        buffer.append(0x80)
        while buffer.count % 64 != 56 { buffer.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            buffer.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        let padded = buffer
        padded.withUnsafeBytes { compressAll($0) }
        let state = state
        return String(unsafeUninitializedCapacity: 64) { text in
            for index in 0..<64 {
                let nibble = UInt8(truncatingIfNeeded: state[index / 8] >> UInt32(28 - index % 8 * 4)) & 15
                text[index] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
            }
            return 64
        }
    }

    private mutating func consume(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        if !buffer.isEmpty {
            let taken = rest.prefix(64 - buffer.count)
            buffer.append(contentsOf: taken)
            rest = rest.dropFirst(taken.count)
            guard buffer.count == 64 else { return }
            let full = buffer
            buffer.removeAll(keepingCapacity: true)
            full.withUnsafeBytes { compressAll($0) }
        }
        let whole = rest.prefix(rest.count / 64 * 64)
        compressAll(UnsafeRawBufferPointer(rebasing: whole))
        buffer.append(contentsOf: rest.dropFirst(whole.count))
    }

    /// Takes whole blocks of 64 bytes.
    private mutating func compressAll(_ blocks: UnsafeRawBufferPointer) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { words in
            Self.constants.withUnsafeBufferPointer { constants in
                for start in stride(from: 0, to: blocks.count, by: 64) {
                    for index in 0..<16 {
                        words[index] = UInt32(
                            bigEndian: blocks.loadUnaligned(fromByteOffset: start &+ index &* 4, as: UInt32.self))
                    }
                    state = Self.compressed(state, words, constants)
                }
            }
        }
    }

    /// Eight rounds at a time, so that no word moves from one variable to the next; each word of the schedule is made when its
    /// place is free.
    ///
    /// With shifts that wrap and buffers without bounds checks this is four times as fast as the plain reading of the standard.
    private static func compressed(
        _ state: SIMD8<UInt32>, _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
    ) -> SIMD8<UInt32> {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        var index = 0
        while index < 64 {
            round(a, b, c, &d, e, f, g, &h, next(words, index, constants))
            round(h, a, b, &c, d, e, f, &g, next(words, index &+ 1, constants))
            round(g, h, a, &b, c, d, e, &f, next(words, index &+ 2, constants))
            round(f, g, h, &a, b, c, d, &e, next(words, index &+ 3, constants))
            round(e, f, g, &h, a, b, c, &d, next(words, index &+ 4, constants))
            round(d, e, f, &g, h, a, b, &c, next(words, index &+ 5, constants))
            round(c, d, e, &f, g, h, a, &b, next(words, index &+ 6, constants))
            round(b, c, d, &e, f, g, h, &a, next(words, index &+ 7, constants))
            index &+= 8
        }
        return state &+ SIMD8(a, b, c, d, e, f, g, h)
    }

    /// A word of the message schedule with the constant of its round; the word sixteen rounds on takes its place.
    @inline(__always)
    private static func next(
        _ words: UnsafeMutableBufferPointer<UInt32>, _ index: Int, _ constants: UnsafeBufferPointer<UInt32>
    ) -> UInt32 {
        let word = words[index & 15]
        let (early, late) = (words[(index &+ 1) & 15], words[(index &+ 14) & 15])
        let first = rotate(early, 7) ^ rotate(early, 18) ^ early &>> 3
        let second = rotate(late, 17) ^ rotate(late, 19) ^ late &>> 10
        words[index & 15] = word &+ first &+ words[(index &+ 9) & 15] &+ second
        return word &+ constants[index]
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ word: UInt32
    ) {
        let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        let one = h &+ sum1 &+ (g ^ (e & (f ^ g))) &+ word
        let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        d = d &+ one
        h = one &+ sum0 &+ ((a & b) | (c & (a | b)))
    }

    @inline(__always)
    private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { value &>> count | value &<< (32 &- count) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
        0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
        0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
        0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
        0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
        0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
        0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
        0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
