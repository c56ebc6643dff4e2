/// Where an archive says who wrote an article and when.
public enum BylinePlace: String, CaseIterable, Sendable {
    case underTitle = "under the title"
    case overTitle = "over the title"
    case atEnd = "at the end"
}
