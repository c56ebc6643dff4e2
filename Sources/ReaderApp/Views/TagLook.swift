import ArchiveModel
import Terminal

extension Tag {
    /// How the tag is drawn: what nobody stated keeps quiet.
    var role: Role {
        switch origin {
        case .category, .keyword: .tag
        case .caption: .caption
        case .suggested: .read
        case .own: .ownTag
        }
    }
}
