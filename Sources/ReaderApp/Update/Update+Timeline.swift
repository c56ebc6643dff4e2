import ArchiveModel
import Terminal

extension AppState {
    mutating func makeTimeline() {
        timeline.shown = layout.timeline.flatMap { area in
            // As a list it has as many rows as one cares to go through.
            let most = isOnePane ? Timeline.mostRows : max(1, area.columns - 2)
            return facets.map { Timeline($0.days, undated: $0.undated, columns: most) }
        }
    }

    /// The bucket that is selected; the newest one where the date is gone.
    func timelineIndex(in timeline: Timeline) -> Int {
        self.timeline.date.flatMap { date in timeline.buckets.lastIndex { $0.date <= date } }
            ?? timeline.buckets.count - 1
    }

    mutating func toggleTimeline() -> [Effect] {
        let hides = timeline.isShown && panes.focus == .timeline
        timeline.isShown = !hides
        panes.focus = hides ? .list : .timeline
        panes.isZoomed = false
        afterLayout()
        if timeline.isShown, layout.timeline == nil {
            timeline.isShown = false
            panes.focus = .list
            say("The screen is too small for the timeline")
        }
        return []
    }

    mutating func moveInTimeline(by step: Int) -> [Effect] {
        guard let timeline = self.timeline.shown, !timeline.buckets.isEmpty else { return [] }
        let index = min(max(0, timelineIndex(in: timeline) + step), timeline.buckets.count - 1)
        self.timeline.date = timeline.buckets[index].date
        return []
    }

    /// To the next time with articles, over a gap.
    mutating func skipInTimeline(forward: Bool) -> [Effect] {
        guard let timeline = self.timeline.shown, !timeline.buckets.isEmpty else { return [] }
        let index = timelineIndex(in: timeline)
        let target =
            forward
            ? timeline.buckets.indices.first { $0 > index && timeline.buckets[$0].count > 0 }
            : timeline.buckets.indices.last { $0 < index && timeline.buckets[$0].count > 0 }
        if let target { self.timeline.date = timeline.buckets[target].date }
        return []
    }

    /// The filter with the dates of the selected bucket.
    mutating func narrowToBucket() -> [Effect] {
        guard let timeline = self.timeline.shown, !timeline.buckets.isEmpty else { return [] }
        return setFilter(
            text: FilterText.settingDate(timeline.buckets[timelineIndex(in: timeline)].date, in: filter.text))
    }

    /// One step out: from a day to its month, to its year, to all times.
    mutating func widenDates() -> [Effect] {
        guard let timeline = self.timeline.shown else { return [] }
        let span = filter.active.dateSpan
        let wider: String? = span.flatMap { text in
            text.count == 10 ? String(text.prefix(7)) : text.count == 7 ? String(text.prefix(4)) : nil
        }
        if timeline.buckets.indices.contains(timelineIndex(in: timeline)) {
            self.timeline.date = timeline.buckets[timelineIndex(in: timeline)].date
        }
        return setFilter(text: FilterText.settingDate(wider, in: filter.text))
    }
}

extension Filter {
    /// The year, month or day that the filter is narrowed to, as ISO 8601 has it.
    fileprivate var dateSpan: String? {
        switch self {
        case .days(let from?, let through?):
            guard let stamp = DateStamp(dayNumber: from) else { return nil }
            let day = stamp.iso8601
            switch through - from {
            case 0: return day
            case 27...30: return String(day.prefix(7))
            default: return String(day.prefix(4))
            }
        case .and(let parts): return parts.compactMap(\.dateSpan).first
        default: return nil
        }
    }
}
