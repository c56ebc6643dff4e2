/// What short texts around and inside articles of pages say, in the languages that pages come in.
///
/// Data, see `PhraseTable`; lower case, as the text begins.
enum PageWording {
    /// A short block that begins so is no text of the article.
    static let boilerplate = PhraseTable(
        """
        (mehr|weitere|weiterer|weiteres|weiteren|alles) (zum thema|zu diesem|artikel|themen|beitr|info zum|infos zum|news|meldungen|nachrichten|von|aus|über)
        (lesen|sehen|hören|schauen) sie (auch|hier|mehr|dazu|weiter)|lesen sie|auch interessant|(das |)(könnte|dürfte) (sie|dich|euch) auch
        passend dazu|ähnliche (artikel|beitr|themen)|verwandte|zum thema$|zum thema:$|siehe auch|lies auch|schon gelesen
        à lire|a lire|lire (aussi|la suite|également)|voir aussi|sur le même (sujet|thème)|(articles|sujets) (liés|similaires|associés)
        pour aller plus loin|en savoir plus|read (more|also|next|further|the full)|see also|also read|more (on|from|about|stories|news|in)\\
        you (may|might|could) (also|like)|related|recommended|don't miss|don’t miss|continue reading|up next|watch this|further reading
        te puede interesar|lea (también|además|más)|leia (também|mais)|ver también|veja (também|mais)|leggi anche|potrebbe interessarti
        zobacz (także|też)|czytaj (także|też|więcej)|przeczytaj|lees ook|noticias relacionadas|artículos relacionados
        share~25|tweet~25|pin~25|print~25|email~25|drucken~25|teilen~25|partager~25|imprimer~25|compartir~25|compartilhe~25|compartilh~25|condividi~25|udostępnij~25
        (artikel|beitrag|inhalt|seite) (teilen|drucken|versenden|weiterempfehlen|merken)|teilen sie|diesen (artikel|beitrag) teilen
        share (this|on|via|with)|partagez|like it|gefällt mir|like this|click to share|sharing is
        subscribe|sign up|abonnieren|abonnez|inscrivez|suscríbete|assine|iscriviti|melden sie sich|jetzt abonnieren|hier (anmelden|abonnieren)
        newsletter\\|unser newsletter|gratis-newsletter|gratisnewsletter
        (follow|folge|folgen|suivez|sigue|siga|segui) (us|me|sie|uns|nous|mir|our|@)
        (tag|tags|schlagwort|schlagwörter|schlagworte|stichwort|stichwörter|keyword|keywords|mots clés|mots-clés|étiquettes|etiquetas|themen|topics)(:| )
        (tags|schlagwörter|schlagworte|stichwörter|keywords|mots clés|mots-clés|étiquettes|etiquetas|themen|topics|kategorien|categories|category|kategorie)$
        filed under|posted (in|by|on)|(kategorie|kategorien|category|categories)(:| )|getaggt|tagged|verschlagwortet|veröffentlicht (in|von|am)|publié (le|dans|par)
        (foto|fotos|photo|photos|bild|bilder|image|images|crédit|credit|credits|titelbild|symbolbild|photo by|beitragsbild|bildquelle|bildnachweis|fotocredit|foto von|picture)(| )(|s|credit|credits|quelle|courtesy|by)(| )(:|©|/)
        ©|(c) |copyright|(photo|image|picture) (courtesy|credit|credits|by)
        (leave a|hinterlasse|schreibe|laisser un|deja un|deixe|post a|write a|kommentar) (reply|comment|einen|kommentar|commentaire|antwort|comentario|schreiben|verfassen|abgeben|hinterlassen)
        kommentar~12|kommentare~12|comment~12|comments~12
        (vorheriger|nächster|älterer|neuerer|previous|next|older|newer) (artikel|beitrag|post|article|posts|story)|(previous|next|older|newer)$
        zurück$|zurück zu~25|back to |nach oben|to top|retour~20|advertisement|anzeige~2|werbung~2|publicité|publicidad|werbeanzeige|reklama
        (jetzt |)(einloggen|anmelden|log in|login|sign in|registrieren)~20|all rights reserved|alle rechte|tous droits
        lesezeit|reading time|temps de lecture|inhaltsverzeichnis$|table of contents$|quellenangabe$|quellenangaben$|quellenangaben:$
        anzeige(:|,|;)|anzeige –|anzeige -|anzeige (
        externer inhalt|empfohlener (redaktioneller |)inhalt|mit dem laden (des|der)|zuletzt aktualisiert|aktualisiert am|last updated
        this (entry|post) was (posted|published)|dieser (beitrag|eintrag) wurde|bookmark the|about the author|über (den|die) autor
        """)
    /// A block that begins so is no text of the article, however long it is.
    static let notice = PhraseTable(
        """
        wir respektieren (deine|ihre|eure) privat|we respect your privacy|(warning|notice|deprecated|fatal error): |we use cookies
        wir (verwenden|nutzen) cookies|nous utilisons des cookies|utilizamos cookies
        """)
    /// A short heading that begins so stands over what is no part of the article, up to the next heading.
    static let foreignHeading = PhraseTable(
        """
        (mehr|weitere|weiterer|weiteres) (zum thema|zu diesem|artikel|themen|beitr|news|meldungen|nachrichten)|das könnte|das dürfte
        auch interessant|ähnliche|verwandte|passend dazu|lesen sie auch|à lire |lire aussi|voir aussi|sur le même
        articles (liés|similaires|associés)|related|recommended|you may|you might|more (from|stories|news|articles)|read (more|next|also)
        see also|references$|external links$|further reading|te puede|notas rel|noticias rel|artículos rel|leia tamb|veja tamb|leggi anche
        zobacz tak|czytaj tak|neueste |aktuelle (artikel|beitr|nachr|meld)|meistgelesen|beliebte|latest |popular |trending|most read
        newsletter|kommentar~8|kommentare~8|comments~8|comment~8|commentaires~8|leave a|schreib ein|schreibe ein|hinterlasse|laisser un
        über den autor|über die autor|about the author|quellen$|quellen:$|quellenangaben$|quellenangaben:$|source$|source:$|sources$|sources:$
        tag$|tags$|tags:$|schlagw|share\\|teilen
        """)
}
