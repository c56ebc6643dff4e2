public import ArchiveModel

/// How far an import is, in one line: a bar, articles, megabytes, rate and time left.
public enum ProgressText {
    private static let barColumns = 20
    private static let columnsForBar = 70

    /// `seconds`: since the import began; `columns`: room for the line.
    public static func line(_ progress: ImportProgress, seconds: Double, columns: Int) -> String {
        let share = progress.bytesFound == 0 ? 0 : Double(progress.bytesDone) / Double(progress.bytesFound)
        var parts = [
            "\(NumberText.grouped(progress.articles)) article\(progress.articles == 1 ? "" : "s")",
            "\(megabytes(progress.bytesDone)) of \(megabytes(progress.bytesFound)) MB",
        ]
        if seconds >= 1, progress.bytesDone > 0 {
            let rate = Double(progress.bytesDone) / seconds
            parts.append("\(megabytes(Int(rate))) MB/s")
            let left = Double(progress.bytesFound - progress.bytesDone) / rate
            if left >= 1 { parts.append("\(time(Int(left))) left") }
        }
        let text = parts.joined(separator: " · ")
        return columns >= columnsForBar ? bar(share) + " " + text : text
    }

    /// Eighths of a cell.
    private static func bar(_ share: Double) -> String {
        let eighths = Int(Double(barColumns * 8) * min(1, max(0, share)))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let filled = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
        return "▕" + filled + String(repeating: " ", count: barColumns - filled.count) + "▏"
    }

    private static func megabytes(_ bytes: Int) -> String {
        let megabytes = Double(bytes) / 1_000_000
        return megabytes < 10 ? String((megabytes * 10).rounded() / 10) : NumberText.grouped(Int(megabytes.rounded()))
    }

    private static func time(_ seconds: Int) -> String {
        seconds < 120 ? "\(seconds) s" : seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
    }
}
