/// Lines around articles that belong to the page they were saved from.
///
/// Data: what such lines say, folded to lower case.
enum BoilerplateVocabulary {
    enum Kind {
        /// Only the line itself.
        case line
        /// A comment section or form begins: what follows, up to the next article, belongs to it.
        case commentsBegin
        /// The end of a list of articles: what follows belongs to the page.
        case pageEnds

        var endsArticle: Bool { self != .line }

        /// For people.
        var sentence: String {
            switch self {
            case .line: "a line of the page"
            case .commentsBegin: "comments or a comment form"
            case .pageEnds: "the end of the page"
            }
        }
    }

    static func kind(of line: LineBytes) -> Kind? {
        guard line.count <= longestLine, couldBeKnown(line) else { return nil }
        return kind(of: line.string)
    }

    /// A look at the first bytes and the last word, which tells nearly all text from lines of a page.
    private static func couldBeKnown(_ line: LineBytes) -> Bool {
        guard let first = line.first else { return false }
        if heads.contains(line) || isSpeech(line) { return true }
        let folded = first | 0x20
        if first.isASCIIDigit { return couldCount(line) }
        return first >= 0x80 || "+-.nps".utf8.contains(folded) && line.count < longestPager
            || folded == UInt8(ascii: "o") && line.count > 3 && (line[3].isASCIIBlank || line[3] >= 0x80)
    }

    /// `12 responses`, `1 2 3 … Next`.
    private static func couldCount(_ line: LineBytes) -> Bool {
        let word = line.firstIndex { !$0.isASCIIDigit } ?? line.count
        guard word < line.count, line[word].isASCIIBlank else { return word < line.count && line[word] >= 0x80 }
        return line[word...].first { !$0.isASCIIBlank }.map {
            $0 >= 0x80 || "trpgckn.0123456789".utf8.contains($0 | 0x20)
        }
            ?? false
    }

    /// Whether the last word is what somebody says.
    private static func isSpeech(_ line: LineBytes) -> Bool {
        guard let last = line.last, last == UInt8(ascii: ":") || speakingEnds.contains(last) else { return false }
        let end = line.lastIndex { $0 != UInt8(ascii: ":") && !$0.isASCIIBlank } ?? 0
        // A blank beyond ASCII before the colon, as French writes it.
        if line[end] >= 0x80 { return true }
        let word = line[...end].suffix(longestSpeaking + 1)
        let start = word.lastIndex { !$0.isASCIILetter }.map { $0 + 1 } ?? word.startIndex
        return speakingEnds.contains(line[end] | 0x20) && end - start < longestSpeaking
            && speaking.contains(String(decoding: line[start...end], as: UTF8.self).lowercased())
    }

    private static let longestLine = 160
    private static let longestSpeaking = speaking.map(\.utf8.count).max() ?? 0
    private static let heads = HeadFilter(whole.keys.map { $0 } + prefixes.map(\.0))

    private static func kind(of line: String) -> Kind? {
        guard let first = line.utf8.first else { return nil }
        let folded = fold(line)
        if folded.utf8.count <= longestWhole, let kind = whole[folded] { return kind }
        if let first = folded.utf8.first {
            for (prefix, kind) in prefixesByLetter[first] ?? [] where folded.hasPrefix(prefix) { return kind }
        }
        // Counts begin with a number, "one" or a mark.
        let isCount = (0x30...0x39).contains(first) || first | 0x20 == UInt8(ascii: "o")
        if isCount, isThoughts(folded) { return .commentsBegin }
        if isSpeaker(line) { return .commentsBegin }
        if folded.utf8.count < longestPager, isPager(folded) { return .pageEnds }
        return nil
    }

    private static let longestPager = 60
    private static let longestWhole = whole.keys.map(\.utf8.count).max() ?? 0

    /// `RELATED POST: …`, `Lire aussi : …`: the title that follows.
    static func related(in line: LineBytes) -> String? {
        guard line.count <= 300, relatedHeads.contains(line), line.contains(UInt8(ascii: ":")) else { return nil }
        let line = line.string.foldingBlanks()
        let folded = line.lowercased()
        guard let prefix = relatedPrefixes.first(where: folded.hasPrefix) else { return nil }
        let rest = line.dropFirst(prefix.count).drop { $0 == ":" || $0.isBlank }
        let separated =
            line.dropFirst(prefix.count).first.map { $0 == ":" || $0.isBlank || $0 == "\u{A0}" } ?? false
        return separated && !rest.isEmpty && line.dropFirst(prefix.count).prefix(3).contains(":") ? String(rest) : nil
    }

    private static func fold(_ line: String) -> String {
        line.lowercased().foldingBlanks()
    }

    /// `4 thoughts on “…”`, `12 responses to …`, `3 comments on …`, `2 réflexions sur …`.
    private static func isThoughts(_ folded: String) -> Bool {
        let words = folded.split(separator: " ")
        guard words.count >= 2, words[0].allSatisfy(\.isWordNumber) || words[0] == "one" else { return false }
        return [
            "thoughts", "thought", "responses", "response", "réflexions", "réflexion", "pensées", "gedanken",
            "pensamientos", "comentarios",
            "commentaires", "kommentare", "replies", "comments",
        ].contains(String(words[1]))
            && (words.count == 2 || ["on", "to", "sur", "zu", "en", "in", "au"].contains(String(words[2])))
    }

    /// `Diana Yardley says:`, `Marie dit :` over a comment.
    static func isSpeaker(_ line: String) -> Bool {
        guard let last = line.utf8.last, last == UInt8(ascii: ":") || speakingEnds.contains(last) else { return false }
        let words = line.split { $0.isBlank || $0 == ":" }
        guard (2...6).contains(words.count), let verb = words.last?.lowercased(), speaking.contains(verb) else {
            return false
        }
        // Without a colon only a name makes sure that it is no title.
        return line.last == ":" || words.dropLast().allSatisfy { $0.first?.isCapital == true }
    }

    private static let speakingEnds = Set(speaking.compactMap { $0.utf8.last })
    private static let speaking: Set<String> = [
        "says", "said", "dit", "sagt", "dice", "dijo", "schreef", "zegt", "scrive", "disse",
    ]

    private static func isPager(_ folded: String) -> Bool {
        let words = folded.split(separator: " ")
        if words.count == 4, words[0] == "page" || words[0] == "seite" || words[0] == "página",
            ["of", "sur", "von", "de"].contains(String(words[2])), Int(words[1]) != nil
        {
            return true
        }
        return words.count >= 3
            && words.allSatisfy {
                Int($0) != nil || ["…", "...", "next", "»", "«", "›", "‹", "page"].contains(String($0))
            }
            && words.contains { Int($0) == nil }
    }

    private static let relatedHeads = HeadFilter(relatedPrefixes)
    private static let relatedPrefixes = [
        "related posts", "related post", "related articles", "related article", "related stories", "related story",
        "related", "read also",
        "also read", "see also", "read more", "lire aussi", "à lire aussi", "lea también", "lee también",
        "lesen sie auch",
        "siehe auch", "leggi anche", "leia também", "lees ook",
    ]

    private static let whole: [String: Kind] = {
        var table: [String: Kind] = [:]
        for line in lines { table[line] = .line }
        for line in commentOpeners { table[line] = .commentsBegin }
        for line in pageEnds { table[line] = .pageEnds }
        return table
    }()

    private static let lines = [
        "advertisement", "advertisements", "anzeige", "publicité", "publicidad", "share this article", "share this",
        "share this:",
        "share", "tweet", "like this:", "like loading...", "like", "loading...", "share on facebook",
        "share on twitter", "email", "print",
        "facebook", "twitter", "pinterest", "linkedin", "reddit", "whatsapp", "tumblr", "pocket", "telegram", "more",
        "skip to content",
        "skip to main content", "menu", "search", "search for:", "home", "zum inhalt springen", "aller au contenu",
        "saltar al contenido",
        "report this ad", "reply", "répondre", "antworten", "responder", "edit", "sign in", "log in", "subscribe",
        "click to share",
        "print this page", "copy link", "leave a reply", "leave a comment", "laisser un commentaire",
        "deja un comentario",
        "schreibe einen kommentar", "facebook twitter", "email facebook pinterest x", "twitter picture",
        "facebook photo", "google photo",
        "wordpress.com logo", "twitter", "share this post", "save", "cancel", "close", "read more", "continue reading",
        "continue reading →",
        "weiterlesen", "lire la suite", "leer más", "permalink",
    ]

    private static let commentOpeners = [
        "leave a reply cancel reply", "leave a comment cancel reply", "comments are closed.", "post a comment",
        "add your comment",
        "comment *", "post comment", "your email address will not be published. required fields are marked *",
        "laisser un commentaire annuler la réponse", "antwort abbrechen", "comments", "join the conversation",
        "be the first to comment",
    ]

    private static let pageEnds = [
        "older posts", "newer posts", "← older posts", "newer posts →", "older posts newer posts",
        "← older posts newer posts →",
        "previous page", "next page", "next page »", "« previous page", "older entries", "« older entries",
        "newer entries", "newer entries »",
        "articles plus anciens", "articles plus récents", "← articles plus anciens", "articles plus récents →",
        "entradas anteriores", "← entradas anteriores",
        "entradas más recientes", "entradas siguientes", "entradas siguientes →", "ältere beiträge", "neuere beiträge",
        "← ältere beiträge", "neuere beiträge →",
        "previous post next post", "previous post", "next post", "previous article", "next article",
        "posts navigation", "post navigation", "beitragsnavigation", "navigation des articles",
        "navegación de entradas", "load more",
        "load more posts", "« first", "previous 1 2 3", "next »", "next →", "← previous", "previous",
    ]

    private static let prefixesByLetter = Dictionary(grouping: prefixes) { $0.0.utf8.first ?? 0 }
    private static let prefixes: [(String, Kind)] = [
        ("continue reading ", .line), ("continuer la lecture", .line), ("lire la suite", .line),
        ("weiterlesen", .line), ("seguir leyendo", .line), ("sigue leyendo", .line), ("continua a leggere", .line),
        ("continue lendo", .line), ("lees verder", .line), ("czytaj dalej", .line), ("читать далее", .line),
        ("leave a comment on ", .line), ("leave a reply on ", .line), ("laisser un commentaire sur ", .line),
        ("deja un comentario en ", .line), ("dejar un comentario en ", .line), ("lascia un commento su ", .line),
        ("kommentar zu ", .line), ("schreibe einen kommentar zu ", .line), ("kommentar hinterlassen zu ", .line),
        ("deixe um comentário em ", .line), ("plaats een reactie op ", .line), ("comments off on ", .line),
        ("commentaires fermés sur ", .line), ("no comments on ", .line), ("comentarios desactivados en ", .line),
        ("kommentare deaktiviert für ", .line),
        ("fill in your details below", .commentsBegin), ("you are commenting using", .commentsBegin),
        ("connecting to %s", .commentsBegin),
        ("your email address will not be published", .commentsBegin),
        ("votre adresse e-mail ne sera pas publiée", .commentsBegin),
        ("votre adresse de messagerie ne sera pas", .commentsBegin),
        ("deine e-mail-adresse wird nicht", .commentsBegin),
        ("tu dirección de correo electrónico no", .commentsBegin), ("notify me of new", .commentsBegin),
        ("save my name, email", .commentsBegin),
        ("leave a reply to ", .commentsBegin), ("logged in as ", .commentsBegin),
        ("you must be logged in to", .commentsBegin),
        ("this site uses akismet", .commentsBegin), ("we use cookies", .line), ("this website uses cookies", .line),
        ("by continuing to use this", .line), ("sign up for our newsletter", .line),
        ("subscribe to our newsletter", .line),
        ("click to share on", .line), ("click to email", .line), ("follow us on", .line),
        ("enter your email address", .line), ("share this entry", .line), ("tweet this", .line),
    ]
}
