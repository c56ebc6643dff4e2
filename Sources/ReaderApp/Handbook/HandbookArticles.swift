/// The files of the handbook in the order in which they are read.
enum HandbookArticles {
    static let all: [(name: String, bytes: [UInt8])] = []
}
