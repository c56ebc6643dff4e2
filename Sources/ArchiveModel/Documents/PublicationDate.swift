/// When an article came out, and how that is known.
///
/// An inferred date is a pair of bounds: the dates of the articles before and after it in its document. No view shows one as
/// a fact.
public enum PublicationDate: Hashable, Sendable {
    case stated(DateStamp)
    /// At least one bound is known.
    case inferred(notBefore: DateStamp?, notAfter: DateStamp?)
    case unknown

    public var stated: DateStamp? {
        guard case .stated(let stamp) = self else { return nil }
        return stamp
    }

    public var notBefore: DateStamp? {
        guard case .inferred(let stamp, _) = self else { return nil }
        return stamp
    }

    public var notAfter: DateStamp? {
        guard case .inferred(_, let stamp) = self else { return nil }
        return stamp
    }

    /// The day by which articles are ordered: as stated, else the earlier bound, else the later one.
    public var orderingStamp: DateStamp? { stated ?? notBefore ?? notAfter }
}
