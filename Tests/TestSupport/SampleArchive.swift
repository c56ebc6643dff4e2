/// A small archive and a post, written for the tests, on which `tag:china -tag:huawei` finds something.
public enum SampleArchive {
    public static let digest = """
        Weekly briefs from the trade desk\u{A0}#7

        Port CraneChinese harbours order new cranes. Harbours in China have ordered new cranes from a firm in Shanghai, which will \
        build them in two years. Officials in China said that the order was the largest so far.

        Ferries return to the Baltic. The ferries between Denmark and Sweden return to their old lines in spring, after the repair.

        China and Norway open a cable line under the\u{A0}ice

        Cable ShipThe governments of China and Norway have opened a cable line that runs under the ice of the north. The Chinese \
        minister thanked the crews, and his colleague from Norway praised the work of the divers in the cold.

        The line carries the traffic of two continents. It is said to be the longest of its kind in the world, and China paid for it.

        Author: Maren Holt | Date: 04 June 2020 | Permalink

        Huawei builds a radio mast for the Danish\u{A0}railway

        Radio MastA new radio mast stands beside the railway of Denmark. It was built by Huawei, a firm from China, and Huawei will \
        keep it in repair for ten years. Danish officials asked Huawei for a second one, and the Chinese side agreed.

        Author: Ian Berg | Date: 25 May 2020 | Permalink

        Lighthouse keepers of Denmark hold their last\u{A0}meeting

        Old LightThe keepers of the lighthouses of Denmark met on Friday for the last time. All lights of Denmark will be run from a \
        room in Aarhus from next year on, and the Danish keepers will be sent into pension with thanks.

        Author: Maren Holt | Date: 18 May 2020 | Permalink

        Chinese and Swedish museums exchange old\u{A0}maps

        Map RoomThe museums of China and Sweden have exchanged a hundred old maps. The Chinese maps will be shown in Stockholm in \
        autumn, the Swedish ones in Beijing, and both museums hope that many people come to see them.

        Author: Ian Berg | Date: 02 May 2020 | Permalink
        """

    public static let post = """
        Harbours — Cranes Are Clear and Present [UPDATE : Crane under\u{A0}Repair]

        “Unlike the old pier, it is about who is going to lift the boxes first, and out of that will come the trade of the coast.”

        Maren Holt — Former Keeper of the Lighthouse (May 21 2018)

        November 30 2018\u{A0} — In its first report the harbour of Gothenburg in Sweden raises the issue of cranes from Huawei.

        RELATED POST: The Rise of the\u{A0}Ferry

        UPDATE (December 7 2018) — On the last day of November I told you that I could not understand the harbour and its cranes.

        This entry was posted in China, Huawei and tagged , , , . Bookmark the permalink.

        Leave a Reply
        """
}
