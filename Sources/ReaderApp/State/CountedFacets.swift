import ArchiveModel

/// Counts, and what the tag pane and the filter bar make of them.
///
/// It is made where they are counted: with thousands of tags it takes longer than an answer to a key may.
struct CountedFacets: Sendable {
    /// The same values in two orders.
    struct Values<Value: Sendable>: Sendable {
        let byCount: [Value]
        let byName: [Value]

        /// `name`: folded, of what stands in the line.
        fileprivate init(_ byCount: [Value], name: (Value) -> String) {
            self.byCount = byCount
            byName = byCount.map { (name: name($0), value: $0) }.sorted { $0.name < $1.name }.map(\.value)
        }
    }

    var facets: Facets
    let tags: Values<TagForest.Node>
    let authors: Values<FacetCount>
    let sources: Values<FacetCount>
    let languages: Values<FacetCount>
    /// From the newest on.
    let years: [YearCount]
    let tagNames: [Completion.Name]

    init(_ facets: Facets) {
        self.facets = facets
        tags = Values(TagForest(facets.tags).roots, name: \.sortKey)
        func named(_ counts: [FacetCount]) -> Values<FacetCount> { Values(counts) { SearchFolding.key($0.name) } }
        authors = named(facets.authors)
        sources = named(facets.sources)
        languages = named(facets.languages)
        years = YearCount.years(of: facets.days)
        tagNames = facets.tags.map { Completion.Name($0.name, key: $0.key, detail: "\($0.count)") }
    }
}

/// Articles of a year, and of its months from the last one on.
struct YearCount: Sendable {
    struct Month: Sendable {
        /// As the filter has it: `2020-03`.
        var date: String
        var count: Int
    }

    /// As the filter has it: `2020`.
    var date: String
    var months: [Month]

    var count: Int { months.reduce(0) { $0 + $1.count } }

    fileprivate static func years(of days: [DayCount]) -> [YearCount] {
        var years: [YearCount] = []
        var last: (year: Int, month: Int)?
        for day in days.reversed() {
            guard let stamp = DateStamp(dayNumber: day.day) else { continue }
            if last?.year != stamp.year {
                years.append(YearCount(date: DateStamp(year: stamp.year)?.iso8601 ?? "", months: []))
                last = nil
            }
            if last?.month != stamp.month {
                let date = DateStamp(year: stamp.year, month: stamp.month)?.iso8601 ?? ""
                years[years.count - 1].months.append(Month(date: date, count: 0))
            }
            last = (stamp.year, stamp.month)
            let year = years.count - 1
            years[year].months[years[year].months.count - 1].count += day.count
        }
        return years
    }
}
