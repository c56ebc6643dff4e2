/// Something that is done only if the reader says yes.
struct Question: Equatable, Sendable {
    /// With its question mark.
    var text: String
    var effects: [Effect]
    /// What is said where the answer is no.
    var refusal: String
}
