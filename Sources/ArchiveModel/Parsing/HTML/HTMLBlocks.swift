/// Bodies of HTML.
enum HTMLBlocks {
    /// All that an element shows: HTML that holds nothing but the article.
    ///
    /// `showsPictures`: what pictures show is told in words.
    static func body(of node: MarkupNode, base: String?, showsPictures: Bool = false) -> (
        body: Body, issues: [ParseIssue]
    ) {
        let read = PageBlocks.readWhole(
            node, in: PageTree(node.tree, isPage: false), base: base, showsPictures: showsPictures)
        return (body(of: read.blocks), ParseIssue.neutralised(read.neutralised, byteOffset: nil))
    }

    static func body(of blocks: [PageBlock]) -> Body {
        var builder = BodyBuilder()
        for block in blocks { builder.append(block.kind, block.text, level: block.level, spans: block.spans) }
        return builder.body
    }
}
