/// Hashes of the words of a text, to ask whether one is among them.
///
/// An article has hundreds of words, and most are only put in: a table of the hashes as they are costs a tenth of a set that hashes
/// them again.
struct WordHashes {
    /// Zero is free.
    private var slots: [UInt32]
    private var hasZero = false

    /// `most`: no more will be put in.
    init(most: Int) {
        var size = 16
        while size < most * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
    }

    mutating func insert(_ hash: UInt32) {
        guard hash != 0 else {
            hasZero = true
            return
        }
        slots[place(of: hash)] = hash
    }

    func contains(_ hash: UInt32) -> Bool { hash == 0 ? hasZero : slots[place(of: hash)] == hash }

    func insert(into set: inout Set<UInt32>) {
        if hasZero { set.insert(0) }
        for hash in slots where hash != 0 { set.insert(hash) }
    }

    /// Where a hash stands, or would.
    private func place(of hash: UInt32) -> Int {
        let mask = slots.count - 1
        var place = Int((hash &* 0x9E37_79B1) >> 7) & mask
        while slots[place] != 0, slots[place] != hash { place = (place + 1) & mask }
        return place
    }
}
