/// What a line of a text archive is to its article.
package enum LineLabel: UInt8, CaseIterable, Sendable {
    /// Between articles: a rule, a counter, a word that ends one.
    case separator
    /// A field over the title.
    case above
    case title
    /// A field between title and text.
    case under
    case standfirst
    case body
    /// A field under the text.
    case foot
    /// Comments, and pointers to other articles.
    case comment
    /// Menus, contents, the cover of an export.
    case navigation
    /// The head or foot of a printed page, within a text.
    case runningHead

    package static let count = allCases.count
}
