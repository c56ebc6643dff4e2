/// What class names of pages say about the elements that have them, as common engines and themes write them.
///
/// Data: words without hyphens.
enum PageWords {
    /// The element is no part of the article.
    static let foreign = words(
        """
        comment comments commentlist commentaire commentaires kommentar kommentare disqus respond replies reviews
        sidebar sidebars widgetarea related similar recirc recirculation recommend recommended recommendation recommendations
        morestories morenews morearticles moreposts moreon readmore readalso alsoread seealso weiterlesen mehrthema mehrzumthema
        share shares sharing sharebar shariff addthis addtoany sharedaddy jprelatedposts newsletter newsletters subscribe subscription
        cookie cookies consent gdpr dsgvo promo promos promotion advert advertisement advertising adsense adslot adbox anzeigen
        outbrain taboola plista breadcrumb breadcrumbs brotkrumen pagination nav navi navbar navigation menu submenu menue footer
        trending mostread meistgelesen latest authorbox authorbio authorinfo authorabout authorprofile authorcard authordescription
        aboutauthor bio catlinks taglinks taglist tagcloud entryfooter entryutility postfooter articlefooter modal popup lightbox
        screenreader screenreadertext sronly visuallyhidden wpembeddedcontent inhaltsverzeichnis toc tableofcontents postnavigation
        contentinfo complementary navbox catlinks metabox hatnote reflist editsection jumptonav jumpnav noprint mwjumplink mwjumptolink
        """)
    /// The element is no part of the article if it holds hardly any running text.
    static let slight = words(
        """
        widget secondary tertiary rail social socials follow abo privacy banner banners anzeige werbung sponsor sponsored crumb crumbs
        pager paging foot bottombar toolbar tool tools action actions popular teaserlist teasers author authors authorimage authorname
        authorwrap authormeta authorimages vcard byline byline bylines dateline postmeta entrymeta articlemeta metadata metas postinfo
        entryinfo tag tags keywords overlay tooltip printonly skiplink skiplinks offscreen credit credits copyright rating ratings vote
        votes signup carousel karussell galerie slideshow shopbox shopwidget searchform contactform logo masthead ticker donate donation
        """)
    /// As `slight`, where the whole name is the word.
    static let slightNames = words(
        """
        hidden invisible header skip ad ads foot meta tool tools next prev previous jump login register search forum slider poll gallery
        rating
        """)
    static let comments = words(
        "comment comments commentlist kommentar kommentare commentaire commentaires disqus respond replies")
    /// The element may be the article.
    static let body = words(
        """
        articlebody postbody entrycontent postcontent articlecontent articletext storybody storycontent storytext contentbody articlecopy
        posttext entrybody newstext tdpostcontent blogcontent hentry econtent bodytext textbody richtext singlecontent article entry post
        story
        """)
    /// The element is the text of the article.
    static let bodyNames = words(
        "articlebody postbody entrycontent postcontent articlecontent articletext storybody tdpostcontent econtent")
    static let caption = words("wpcaptiontext caption imagecaption bildunterschrift legende")
    static let date = words(
        """
        date datum dateline datetime pubdate publish published time timestamp posted postmeta entrymeta articlemeta meta byline info
        created veröffentlicht fecha data erstellt
        """)
    static let author = words(
        """
        author authors byline autor autoren auteur autore writer authorname postedby byl redakteur
        """)
    static let headline = words("entrytitle posttitle articletitle pname headline")
    static let entry = words("hentry post blogpost typepost entry postouter blogentry newsitem hentry article")
    static let tagBox = words(
        """
        tag tags posttag posttags entrytag entrytags articletags articletag blogtags singletags metatags nodetags contenttags ctags
        fieldnamefieldtags postlabels articlekeywords taglinks taglink taglist tagwrapper tagswrapper tagcontainer tagscontainer tagbox
        tagsbox tagitem tagitems tagsitems tagcloudlist tagged topics labels keywords schlagworte schlagwoerter tdtags tagslinks tagslist
        """)
    static let postNames = words("hentry typepost post")
    /// Elements in which a date or name is another article's.
    static let elsewhere = ["related", "teaser", "sidebar", "recommend", "footer"]

    /// Of those, what a list of tags is called.
    static let ownTagBoxes = words(
        """
        taglinks taglink taglist tagcloud tagcloudlist entryfooter postfooter articlefooter entryutility postutility articleutility
        """)

    /// What a word says where it stands anywhere in a name, at its start or end, or alone.
    struct WordKinds {
        var anywhere: ElementNames.Kinds = []
        var atBorder: ElementNames.Kinds = []
        var whole: ElementNames.Kinds = []
    }

    static let kinds: [String: WordKinds] = {
        var table: [String: WordKinds] = [:]
        func add(
            _ words: Set<String>, _ place: WritableKeyPath<WordKinds, ElementNames.Kinds>, _ kind: ElementNames.Kinds
        ) {
            for word in words { table[word, default: WordKinds()][keyPath: place].formUnion(kind) }
        }
        add(foreign, \.atBorder, .foreign)
        add(foreign.subtracting(ownTagBoxes), \.atBorder, .foreignToTags)
        add(slight, \.atBorder, .slight)
        add(slightNames, \.whole, .slight)
        add(comments, \.anywhere, .comments)
        add(body, \.anywhere, .body)
        add(bodyNames, \.whole, .bodyName)
        add(caption, \.anywhere, .caption)
        add(date, \.anywhere, .date)
        add(author, \.anywhere, .author)
        add(headline, \.anywhere, .headline)
        add(entry, \.whole, .entry)
        add(tagBox, \.whole, .tagBox)
        add(ownTagBoxes, \.anywhere, .ownTagBox)
        add(postNames, \.whole, .postName)
        return table
    }()

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0.isWhitespace }.map(String.init))
    }
}
