import ArchiveModel

/// Documents written for these tests; they have every shape that real ones have.
enum Fixtures {
    /// By-lines at the end, two digests without any, titles with a bound last word, glued captions.
    static let archive = """
        Briefs from the harbour\u{A0}#12

        Lena OrtizNorwegian divers find a lost cable off Bergen. In the past week divers from Norway have found a cable that \
        had been missing since the storm of last winter. Officials said the cable will be lifted in spring, when the sea is calm.

        YouTube removes the lighthouse channel. The company has removed a channel that showed every lighthouse of Denmark, \
        without telling its owner the reason for the step.

        Norway refuses Danish cable ship entry over faulty\u{A0}papers

        Bergen HarbourThe government of Norway has refused a Danish cable ship entry to the harbour of Bergen, because its papers \
        were not in order. The ship had come from Denmark with two hundred kilometres of cable, according to the coast guard.

        The Danish ministry said that the papers had been sent twice. A spokesman of the Central Intelligence Agency declined to \
        comment, and so did the embassy of Denmark in Oslo, when they were asked by reporters.

        Author: Maren Holt | Date: 04 June 2021 | Permalink

        Briefs from the harbour\u{A0}#11

        Old PierDanish fishers return after the long frost. Fishers from Denmark have returned to the old pier, where the ice had \
        kept their boats since January.
        Swedish tug sinks without loss. A tug from Sweden sank near the lighthouse, and its crew of four was saved by a ferry.

        Swedish harbour tests a crane without any\u{A0}driver

        GantryA harbour in Sweden has begun to test a crane that needs no driver. The crane was built by a firm in Gothenburg, and \
        it moves two hundred boxes in an hour, as the firm said on Monday.

        McDonald and LinkedIn have nothing to do with it, said the mayor, when a reporter asked him about rumours in the town.

        Author: Ian Berg | Date: 25 May 2021 | Permalink

        Lighthouse keepers of Denmark hold their last\u{A0}meeting

        Radio MastOfficials of the lighthouse service met the last keepers of Denmark on Friday, to thank them for their work. All \
        lights will be run from a radio mast in Aarhus from next year on, and the keepers will be sent into pension.

        Author: Maren Holt | Date: 18 May 2021 | Permalink

        Ferry line between Sweden and Norway starts\u{A0}again

        NATOBritish engineers have repaired the ferry between Sweden and Norway, which had lain still since the winter. Radio \
        reports from Oslo say that the British had come on invitation of NATO, and that officials were content.

        Author: Ian Berg | Date: 02 May 2021 | Permalink
        """

    /// One post of a blog, saved with the page around it.
    static let post = """
        Harbour — The Crane Is Clear and Present [UPDATE : Crane under\u{A0}Repair]

        “Unlike the old pier, it is about who is going to lift the boxes – first with the crane, and then without any driver at all.”

        Maren Holt — Former Keeper of the Lighthouse (May 21 2021)

        “The crane shares with the harbour an intimate and extensive knowledge of every box that it lifts.”

        Captain Ian Berg Former head of the Danish Ferry Line

        May 30 2021\u{A0} — In its first report the harbour of Gothenburg raises the issue of cranes. Better late than never!

        RELATED POST: Cranes — When Will the Harbour Overtake the\u{A0}Pier ?

        RELATED POST: The Rise of the Ferry

        UPDATE (June 7 2021) — On the last day of May I told you that I could not understand the harbour and its cranes at all.

        The first week of June has not been without surprises, since the crane was found to have been switched off.

        RELATED POST: Harbour Switch Found

        “We have nothing against such a repair, and we shall see what comes of it.”


        Established in 1830, the harbour is the oldest of the coast… except for the pier, which nobody has dated so far.

        Where the boxes go

        The boxes go to Sweden and to Denmark, as they always did, and nobody could tell us why, when we asked in the harbour office.

        Harbour — The Crane Is Clear and Present

        This entry was posted in Denmark, Harbours, Cranes and tagged , , , . Bookmark the permalink.

        Leave a Reply

        Fill in your details below or click an icon to log in: Logo

        You are commenting using your account. Log\u{A0}Out\u{A0}/\u{A0} Change\u{A0})

        Connecting to %s
        """

    /// By-lines under the title, as most blog themes write them; the second article lost its by-line, and has its footer.
    static let bylinesUnderTitles = """
        Skip to content

        The pier gets a new roof

        Posted on March 5, 2020 by Jon Aas

        The pier gets a new roof this summer, the town council decided on Tuesday evening after a long debate.

        Workers will begin in June, and they hope to be ready before the first storm of the autumn comes.

        Posted in Town | Tagged pier, roof | 4 Comments

        Storm takes the old roof away

        The storm of Friday night took the old roof of the pier away, before anyone could fasten it down again.

        Posted in Town | Tagged storm | Leave a comment

        Ferry prices rise again

        Posted on March 1, 2020 by Eva de Vries

        Prices for the ferry rise by four per cent in April, as the line said on its page yesterday at noon.

        “By Jon Aas on March 1, 2020” stood on the old ticket that the museum now shows in its window.

        Posted in Ferries | Leave a comment

        Older posts

        About this blog
        """

    static func read(_ text: String, path: String = "/x/archive.txt") throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: path)
    }

    /// One article as far as can be told, with lines that look like by-lines, and what stands around it.
    static let doubtful: String = {
        let paragraph =
            "The ferry company said on Monday that its boats will sail to the northern islands through the winter for the first time "
            + "since the line was founded. The first crossing is planned for the second week of November."
        let parts = (1...6).map {
            "(\($0) March 2014, page \($0))\n\n" + [paragraph, paragraph, paragraph].joined(separator: "\n\n")
        }
        return parts.joined(separator: "\n\n")
            + "\n\nShare this:\nFacebook\n\n2 Comments\nJohn says:\nIt was cold on board.\n"
    }()
}
