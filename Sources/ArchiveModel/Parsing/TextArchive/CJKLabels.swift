/// The labels of by-lines in Chinese, Japanese and Korean, where no blanks part words, in the words that the reader of by-lines knows.
///
/// Data, longest first where one begins another.
enum CJKLabels {
    private static let table: [(label: String, words: String)] = [
        ("发布于", " posted on "), ("发表于", " posted on "), ("發佈於", " posted on "), ("發表於", " posted on "),
        ("发布时间", " posted on "), ("更新于", " updated on "), ("日期", " date "), ("作者", " author "),
        ("分类", " category "), ("分類", " category "), ("标签", " tags "), ("標籤", " tags "),
        ("发表评论", " leave a comment "), ("发表回复", " leave a comment "), ("發表評論", " leave a comment "),
        ("条评论", " comments "), ("投稿日", " posted on "), ("公開日", " posted on "), ("更新日", " updated on "),
        ("投稿者", " author "), ("著者", " author "), ("筆者", " author "), ("カテゴリー", " category "),
        ("カテゴリ", " category "), ("タグ", " tags "), ("コメントする", " leave a comment "),
        ("コメントを残す", " leave a comment "), ("コメント", " comments "), ("작성자", " author "), ("글쓴이", " author "),
        ("작성일", " posted on "), ("카테고리", " category "), ("태그", " tags "), ("댓글", " comments "), ("：", ":"),
        ("｜", "|"), ("、", ","), ("，", ","),
    ]

    static func translated(_ line: String) -> String {
        // All of them begin with these bytes.
        guard line.utf8.contains(where: { (0xE3...0xEF).contains($0) }) else { return line }
        var text = line
        for (label, words) in table where text.holds(label) { text = text.replacing(label, with: words) }
        return text
    }
}
