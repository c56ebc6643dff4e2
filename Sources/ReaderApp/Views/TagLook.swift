import ArchiveModel
import Terminal

extension Tag.Origin {
    /// How tags of the origin are drawn: suggested ones keep quiet.
    var role: Role {
        switch self {
        case .category, .keyword: .tag
        case .caption: .caption
        case .suggested: .read
        case .own: .ownTag
        }
    }
}
