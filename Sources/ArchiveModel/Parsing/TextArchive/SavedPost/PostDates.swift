/// Finds the date of a page that was saved as text, near its title or below its body.
struct PostDates {
    enum Label { case published, updated }

    private static let enough = 2.5
    private static let updatedWords = [
        "updated", "update", "modified", "aktualisiert", "mis à jour", "modifié", "actualizad", "aggiornat",
        "atualizad", "bijgewerkt", "zaktualiz", "geändert", "обновлено",
    ]
    private static let publishedWords = [
        "posted", "published", "veröffentlicht", "erstellt", "publié", "publicado", "publicada", "publikowano",
        "geplaatst", "gepubliceerd", "pubblicat", "datum", "date", "fecha", "опубликован", "eingestellt", "stand:",
        "gepostet", "erschienen", "dodano", "vom ",
    ]

    /// What a text before a date says about it.
    static func label(of text: some StringProtocol) -> Label? {
        let folded = text.lowercased()
        if updatedWords.contains(where: { folded.contains($0) }) { return .updated }
        return publishedWords.contains(where: { folded.contains($0) }) ? .published : nil
    }

    /// `title`: its line; `body`: the lines of running text; lines from `comments` on belong to others.
    static func find(
        _ lines: [PostLine], title: Int?, body: ClosedRange<Int>, comments: Int, isMonthFirst: Bool
    ) -> DateStamp? {
        var best: (stamp: DateStamp, points: Double)?
        for index in 0..<min(comments, lines.count) {
            let line = lines[index]
            let distance = title.map { index - $0 }
            let isUnderTitle = distance.map { (1...3).contains($0) } ?? false
            guard line.length <= 200 || isUnderTitle, line.kind != .comments, !line.folded.hasPrefix("copyright"),
                line.text.utf8.contains(where: { (0x30...0x39).contains($0) }), !line.text.hasPrefix("©"),
                !line.text.lowercased().hasPrefix("(c)"),
                let date = PostByline(line.text, isMonthFirst: isMonthFirst).dates.first
            else { continue }
            let label = label(of: PostByline.unglued(line.text).prefix(date.start))
            let isDateline = label == .published && date.end <= 60 && isUnderTitle
            if body.contains(index), !line.isMetadata, !isDateline { continue }
            if line.kind == .prose, label != .published { continue }
            var points = 1.0
            if line.isMetadata { points += 2 }
            if label == .published { points += 2 }
            let above = index > 0 ? lines[index - 1] : nil
            if let above, label == nil, above.length < 25, Self.label(of: above.text) == .published { points += 1 }
            if label == .updated || above.map({ $0.length < 25 && Self.label(of: $0.text) == .updated }) ?? false {
                points -= 1.5
            }
            if let distance {
                points += (distance >= 0 ? 4 : 3) - 0.5 * Double(min(abs(distance), 8))
            }
            if index > body.upperBound {
                points += 1.5 - 0.3 * Double(min(index - body.upperBound, 8))
            } else if body.lowerBound - index <= 3 {
                points += 0.5
            }
            if points > best?.points ?? 0 { best = (date.stamp, points) }
        }
        return best.flatMap { $0.points >= enough ? $0.stamp : nil }
    }
}
