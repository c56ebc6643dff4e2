/// Bodies of HTML.
enum HTMLBlocks {
    /// All that an element shows: the HTML of feeds, which holds nothing but the article.
    static func body(of node: MarkupNode, base: String?) -> (body: Body, issues: [ParseIssue]) {
        let read = PageBlocks.readWhole(node, in: PageTree(node.tree), base: base)
        return (body(of: read.blocks), ParseIssue.neutralised(read.neutralised, byteOffset: nil))
    }

    static func body(of blocks: [PageBlock]) -> Body {
        var builder = BodyBuilder()
        for block in blocks { builder.append(block.kind, block.text, level: block.level, spans: block.spans) }
        return builder.body
    }
}
