/// Hashes of the words of a text, to ask whether one is among them.
///
/// An article has hundreds of words, and most are only put in: a table of the hashes as they are costs a tenth of a set that hashes
/// them again.
struct WordHashes: Sendable {
    /// Zero is free.
    private var slots: [UInt32]
    private var hasZero = false
    private(set) var count = 0

    /// `most`: the table has room for so many; it grows for more.
    init(most: Int = 0) {
        var size = 16
        while size < most * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
    }

    mutating func insert(_ hash: UInt32) {
        guard hash != 0 else {
            hasZero = true
            return
        }
        let place = place(of: hash)
        guard slots[place] == 0 else { return }
        slots[place] = hash
        count += 1
        if count * 2 > slots.count { grow() }
    }

    mutating func insert(_ others: WordHashes) {
        hasZero = hasZero || others.hasZero
        for hash in others.slots where hash != 0 { insert(hash) }
    }

    func contains(_ hash: UInt32) -> Bool { hash == 0 ? hasZero : slots[place(of: hash)] == hash }

    private mutating func grow() {
        let old = slots
        slots = [UInt32](repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 { slots[place(of: hash)] = hash }
    }

    /// Where a hash stands, or would.
    private func place(of hash: UInt32) -> Int {
        let mask = slots.count - 1
        var place = Int((hash &* 0x9E37_79B1) >> 7) & mask
        while slots[place] != 0, slots[place] != hash { place = (place + 1) & mask }
        return place
    }
}
