/// Words that say nothing of what a text is about, in the languages of most archives.
///
/// Data.
enum FunctionWords {
    static let all: Set<Substring> = Set(
        [english, german, french, spanish, italian, portuguese, dutch].flatMap {
            $0.split(whereSeparator: \.isWhitespace)
        })

    private static let english = """
        a about after again all also am an and any are as at back be because been before being between both but by can could did do
        does done down each even every few first for from get had has have he her here him his how i if in into is it its just like
        made make many may me might more most much must my new no not now of off on one only or other our out over own said same see
        she should since so some still such than that the their them then there these they this those through to too two under until
        up us use used using very was way we well were what when where which while who whom why will with without would yes yet you your
        """
    private static let german = """
        aber als am an auch auf aus bei beim bis da damit dann das dass dem den denn der des die dies diese dieser dieses doch durch ein
        eine einem einen einer eines er es etwas für gegen geht hat habe haben hatte hier ich ihm ihn ihr ihre ihren im immer in ist ja
        jetzt kann kein keine können machen man mehr mein mich mir mit muss müssen nach nicht noch nun nur ob oder ohne schon sehr sein
        seine seit sich sie sind so soll sollen sondern über um und uns unser unter viel vom von vor war waren was wenn wer werden wie
        wieder will wir wird wo wurde wurden zu zum zur zwei zwischen
        """
    private static let french = """
        ai ainsi alors au aucun aussi autre aux avant avec avoir bien car ce cela ces cet cette ceux chez comme comment dans de depuis des
        deux donc dont du elle elles en encore entre est et été être eux fait faire il ils je la le les leur leurs lui ma mais me même
        mes moi moins mon ne ni non nos notre nous on ont ou où par parce pas peu peut plus pour pourquoi quand que quel quelle qui quoi
        sa sans se sera ses si son sont sous sur ta te tes toi ton tous tout toute toutes très tu un une vos votre vous y à
        """
    private static let spanish = """
        al algo ante antes así aunque bajo bien cada como con contra cual cuando de del desde donde dos el ella ellas ellos en entre era
        es esa ese eso esta está están este esto estos fue fueron ha había han hasta hay la las le les lo los más me mi mucho muy nada ni
        no nos nosotros o otra otro otros para pero poco por porque puede que qué quien se sea ser si sí sido sin sobre solo son su sus
        también tan tanto tiene todo todos tras tu un una uno unos y ya yo él
        """
    private static let italian = """
        agli ai al alla alle anche ancora che chi ci come con contro cosa cui da dal dalla degli dei del della delle di dopo dove due e
        ed era essere fa fra gli ha hanno ho i il in io la le lei lo loro lui ma mi molto ne nei nel nella noi non nostro o ogni per
        perché più poi prima può quando quanto quella quello questa questo se senza si sia solo sono sotto su sua sue sugli sul sulla
        suo suoi tra tutti tutto un una uno voi è
        """
    private static let portuguese = """
        ao aos as até com como da das de dela dele depois do dos e ela ele eles em entre era essa esse esta este eu foi for foram há isso
        isto já lhe mais mas me mesmo meu minha muito na nas não nem no nos nós o os ou para pela pelo por porque quando que quem são se
        sem ser será seu seus só sua suas também tem têm um uma você à é
        """
    private static let dutch = """
        aan al als bij dan dat de deze die dit doen door dus een en er had heb heeft het hij hoe hun ik in is je kan maar meer met mijn
        na naar niet nog nu of om onder ook op over te tegen toch tot uit van veel voor waar was wat we wel werd wie wij worden wordt
        zal ze zich zij zijn zo zonder zou
        """
}
