import ArchiveModel
import Foundation
import TestSupport
import Testing

/// Facts about two real documents.
///
/// They lie beside the working copy where the developers work; elsewhere these tests say that they
/// are skipped.
@Suite(
    "Two real documents",
    .enabled(if: Repository.sharedDocuments.count == 2, "the real documents are not on this machine"))
struct RealDocumentTests {
    let archive: [Article]
    let post: Article

    init() throws {
        let all = try Repository.sharedDocuments.map { path in
            try DocumentReader().read([UInt8](Data(contentsOf: URL(fileURLWithPath: path))), path: path)
        }
        archive = try #require(all.first { $0.count > 1 })
        post = try #require(all.first { $0.count == 1 }?.first)
    }

    @Test("the archive holds fifteen articles, two of them undated digests")
    func articles() {
        #expect(archive.count == 15)
        #expect(archive.filter { $0.published.stated != nil && $0.authors.count == 1 }.count == 13)
        let digests = archive.filter { $0.title.hasPrefix("News you may have missed") }
        #expect(digests.map(\.title) == ["News you may have missed #905", "News you may have missed #900"])
        #expect(digests.allSatisfy { $0.authors.isEmpty && $0.published.stated == nil })
        #expect(digests[0].published.notBefore?.iso8601 == "2020-06-04")
        #expect(digests[1].published.notBefore?.iso8601 == "2020-05-25")
        #expect(digests[1].published.notAfter?.iso8601 == "2020-06-04")
        #expect(archive.allSatisfy { !$0.title.contains("\u{A0}") })
    }

    @Test("captions are cut off the first words")
    func captions() {
        let captions = archive.compactMap { article in
            article.body.blocks.first.flatMap { $0.kind == .caption ? String(article.body.text(in: $0.range)) : nil }
        }
        for caption in [
            "Abu Dhabi", "Korean DMZ", "MI6", "CIA headquarters", "25 Rue Archimede", "Xinning Song", "Twitter IA",
        ] {
            #expect(captions.contains(caption))
        }
        #expect(archive.count { $0.body.blocks.contains { $0.kind == .caption } } == 15)
    }

    @Test("byte ranges tile the archive")
    func tiling() {
        #expect(archive.first?.source.byteRange.lowerBound == 0)
        for (article, next) in zip(archive, archive.dropFirst()) {
            #expect(article.source.byteRange.upperBound == next.source.byteRange.lowerBound)
        }
    }

    @Test("the post has title, dates, quotations, related posts, categories and an update")
    func thePost() {
        #expect(post.title.hasPrefix("Belgium — ") && post.title.hasSuffix("Huawei under Investigation]"))
        #expect(post.published.stated?.iso8601 == "2018-11-30")
        #expect(post.updated?.iso8601 == "2018-12-07")
        #expect(post.related.count == 8)
        #expect(post.tags.filter { $0.origin == .category }.map(\.name) == ["Belgium", "China", "Huawei"])
        #expect(post.body.blocks.prefix(3).allSatisfy { $0.kind == .quote })
        // A line about another post stands within the update.
        let kinds = post.body.blocks.map(\.kind)
        #expect(kinds.count { $0 == .update } == 2)
        #expect(kinds.count { $0 == .related } == post.related.count)
        #expect(post.body.blocks.contains { $0.kind == .heading })
        for words in ["Leave a Reply", "commenting", "Connecting to", "Fill in"] {
            #expect(!post.body.text.contains(words))
        }
    }

    @Test("every article has sensible tags, each with its reason")
    func tags() {
        func names(_ article: Article) -> Set<String> { Set(article.tags.map(\.name)) }
        let all = archive + [post]
        #expect(all.allSatisfy { $0.tags.contains { $0.origin != .caption } && $0.tags.allSatisfy { !$0.why.isEmpty } })
        #expect(archive.count { names($0).contains("China") } >= 13)
        #expect(archive.count { names($0).contains("United States") } >= 10)
        let agencies = all.reduce(into: Set<String>()) { $0.formUnion(names($1)) }
        for name in ["CIA", "MI6", "NSA", "Huawei"] { #expect(agencies.contains(name)) }
        for wrong in ["US", "The United", "On Thursday", "The", "Chinese", "Officials"] {
            #expect(!agencies.contains(wrong))
        }
    }
}
