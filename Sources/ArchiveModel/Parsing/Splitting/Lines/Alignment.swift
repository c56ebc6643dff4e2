/// What stands at the same distance from lines that recur.
struct Alignment {
    /// Distances on each side.
    private static let reach = 5
    private static let qualities = 16
    /// Cases of one anchor: none, the anchor itself, then each distance with what the lines there have in common.
    static let places = 2 + 2 * reach * qualities
    private static let anchors = 3

    /// For each unit one place an anchor.
    private(set) var places: [[Int]]

    init(_ units: [LineUnits.Unit], _ recurrence: UnitRecurrence, _ page: PageShape) {
        places = [[Int]](repeating: [Int](repeating: 0, count: Self.anchors), count: units.count)
        for (number, anchor) in recurrence.anchors.enumerated() {
            for unit in anchor { places[unit][number] = 1 }
            for distance in (-Self.reach...Self.reach) where distance != 0 {
                let members = anchor.map { $0 + distance }.filter { units.indices.contains($0) }
                let quality = Self.quality(members, of: anchor.count, units, recurrence, page)
                let slot = distance < 0 ? distance + Self.reach : distance + Self.reach - 1
                for unit in members where abs(nearest(places[unit][number])) > abs(distance) {
                    places[unit][number] = 2 + slot * Self.qualities + quality
                }
            }
        }
    }

    /// The distance that a place stands for.
    private func nearest(_ place: Int) -> Int {
        if place == 0 { return .max }
        if place == 1 { return 0 }
        let slot = (place - 2) / Self.qualities
        return slot < Self.reach ? slot - Self.reach : slot - Self.reach + 1
    }

    /// Whether most of the lines are short, end without a full stop, differ from each other, and stand apart alike.
    private static func quality(
        _ members: [Int], of count: Int, _ units: [LineUnits.Unit], _ recurrence: UnitRecurrence, _ page: PageShape
    ) -> Int {
        guard members.count * 2 >= count, !members.isEmpty else { return 0 }
        func most(_ holds: (LineUnits.Unit) -> Bool) -> Bool {
            members.count { holds(units[$0]) } * 10 >= members.count * 8
        }
        let whole = UnitShape.Skeleton.whole.rawValue
        let different = Set(members.map { units[$0].shape.hashes[whole] }).count
        let gaps = Set(members.map { page.gap(units[$0].gapBefore) })
        return (most { !recurrence.isText($0) } ? 1 : 0)
            + (most { $0.shape.last != .fullStop && $0.shape.last != .wideStop } ? 2 : 0)
            + (different * 10 >= members.count * 7 ? 4 : 0) + (gaps.count == 1 ? 8 : 0)
    }
}
