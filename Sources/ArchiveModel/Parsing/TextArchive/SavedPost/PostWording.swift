/// What lines of pages that were saved as text say, in the languages that pages come in.
///
/// Data: lower case, each number as `#`, no marks at the edges; openings are the start of a line.
enum PostWording {
    /// A comment section or form: nothing behind it belongs to the article, once text has been seen.
    static let commentLines = words(
        """
        comments|comment|kommentare|commentaires|comentarios|commenti|comentários|reacties|komentarze|комментарии
        kommentar schreiben|# comments|# comment|# kommentare|# kommentar|# commentaires|# commentaire|# comentarios
        # comentario|# commenti|# reacties|# komentarze|# komentarzy|# replies|# reply|# responses|# response
        # antworten|# antwort|# réponses|# réponse|# respuestas|# respuesta|# risposte|# pingbacks|# thoughts
        # réflexions|# gedanken|comments #|comments (#|kommentare #|kommentare (#|commentaires (#|comentarios (#
        commentaires #|leave a reply|leave a comment|leave a comment cancel reply|leave a reply cancel reply
        post a comment|add a comment|add your comment|write a comment|post comment|submit a comment|cancel reply
        join the conversation|join the discussion|be the first to comment|no comments|no comments yet|discussion
        schreibe einen kommentar|schreiben sie einen kommentar|kommentar verfassen|kommentar hinterlassen
        hinterlasse einen kommentar|hinterlassen sie einen kommentar|kommentieren|einen kommentar schreiben
        ersten kommentar schreiben|antworten abbrechen|antwort abbrechen|hinterlasse eine antwort|keine kommentare
        neuer kommentar|neueste kommentare|diskutieren sie mit|ihr kommentar|dein kommentar|schreib einen kommentar
        kommentar abgeben|leserkommentare|neuen kommentar hinzufügen|laisser un commentaire
        laisser un commentaire annuler la réponse|laissez un commentaire|poster un commentaire|ajouter un commentaire
        écrire un commentaire|annuler la réponse|aucun commentaire|réagir|vos réactions|vos commentaires|commenter
        réagissez|soyez le premier à commenter|deja un comentario|deja una respuesta|dejar un comentario
        cancelar la respuesta|deja una respuesta cancelar la respuesta|comenta|comentar|sin comentarios
        añadir un comentario|lascia un commento|lascia una risposta|annulla risposta|nessun commento
        deixe um comentário|deixe uma resposta|cancelar resposta|geef een reactie|plaats een reactie|dodaj komentarz
        skomentuj|оставить комментарий|добавить комментарий|lämna ett svar|lämna en kommentar|skriv en kommentar
        zostaw komentarz|napisz komentarz|name|e-mail|email|your name|ihr name|nom|nombre|nome|email address
        e-mail-adresse|imię|trackbacks|pingbacks|trackbacks & pingbacks|comments are closed|comments off
        kommentare geschlossen|les commentaires sont fermés|los comentarios están cerrados|expand full comment
        reader comments|reader interactions|what do you think|share your thoughts|discussion about this post
        ready for more
        """)
    static let commentOpenings = PhraseTable(
        """
        your email address will not be published|votre adresse e-mail ne sera pas
        votre adresse de messagerie ne sera pas|deine e-mail-adresse wird nicht|ihre e-mail-adresse wird nicht
        die e-mail-adresse wird nicht|tu dirección de correo electrónico no|il tuo indirizzo email non
        je e-mailadres wordt niet|twój adres e-mail nie|leave a reply to |o seu endereço de e-mail não
        leave a comment on |you are commenting using|you must be logged in to|logged in as |fill in your details below
        save my name, email|this site uses akismet|gib hier deinen kommentar ein|trage deine daten unten ein
        du kommentierst mit|diese website verwendet akismet|meinen namen, e-mail|ce site utilise akismet
        enregistrer mon nom|du musst angemeldet sein|sie müssen angemeldet sein|vous devez être connecté
        leider sind keine kommentare|comments are closed|kommentare sind geschlossen|die kommentarfunktion ist
        # thoughts on |# thought on |one thought on |# responses to |# response to |one response to |# comments on |
        # comment on |# replies to |# comments to |# gedanken zu |# gedanke zu |# kommentare zu |ein gedanke zu
        # kommentar zu |# antworten zu |# antworten auf |eine antwort zu|eine antwort auf|ein kommentar zu
        # réflexions sur |# réflexion sur |# commentaires sur |# réponses à |une réflexion sur|# comentarios en
        # pensamientos |# respuestas a |# pensieri su|kommentar von |pingback: |trackback: |# comentarios sobre
        dołącz do dyskusji|be the first to comment|sei der erste|soyez le premier
        """)
    /// What follows is not the article, which may go on behind it.
    static let endLines = words(
        """
        related|related posts|related articles|related stories|related content|related news|related topics
        related reading|related links|related products|recommended|recommended for you|recommended reading
        recommended stories|more stories|you may also like|you might also like|you might like|you may like|also on
        more from|more like this|read next|up next|read more|see also|further reading|more to explore|keep reading
        latest posts|latest articles|latest news|recent posts|most popular|most read|trending|popular posts|popular
        editor's picks|featured posts|archives|top stories|latest stories|in this section|don't miss|what's next
        next article|previous article|next post|previous post|post navigation|posts navigation|about the author
        about author|author|about the authors|written by|view all posts|share this article|sign up|newsletter
        subscribe|stay informed|follow us|follow|connect with us|stay connected|get in touch|contact us|our clients
        quick links|explore|company|resources|legal|ähnliche beiträge|ähnliche artikel|verwandte artikel
        verwandte beiträge|weitere artikel|weitere beiträge|weitere themen|weitere meldungen|weitere nachrichten
        das könnte dich auch interessieren|das könnte sie auch interessieren|auch interessant|auch lesenswert
        mehr zum thema|zum thema|mehr dazu|lesen sie auch|lies auch|siehe auch|passend dazu|empfehlungen
        empfohlene artikel|beliebte artikel|beliebte beiträge|meistgelesen|meistgelesene artikel|neueste beiträge
        neueste artikel|aktuelle beiträge|letzte beiträge|newsletter abonnieren|über den autor|über die autorin
        über die autoren|autor|autorin|autoren|zum autor|zur autorin|zur person|beitragsnavigation|artikelnavigation
        kategorien|archiv|archive|vorheriger beitrag|nächster beitrag|vorheriger artikel|nächster artikel
        folgen sie uns|folge uns|folge mir|das interessiert andere leser|mehr aus|mehr themen|aktuell|service
        fragen zu diesem artikel|zurück|zurück zur übersicht|zurück zur startseite|nach oben|zum seitenanfang
        nach oben scrollen|impressum|datenschutz|datenschutzerklärung|kontakt|blogroll|suche nach|meta|schwerpunkte
        teilen|articles similaires|articles liés|articles récents|articles connexes|sur le même sujet|à lire aussi
        lire aussi|à lire également|vous aimerez aussi|dans la même rubrique|à découvrir|les plus lus
        à propos de l'auteur|auteur|l'auteur|navigation des articles|navigation de l’article|article précédent
        article suivant|catégories|mentions légales|abonnez-vous|suivez-nous|voir aussi|artículos relacionados
        entradas relacionadas|noticias relacionadas|relacionados|te puede interesar|también te puede interesar
        lea también|lee también|más noticias|lo más leído|más leídas|sobre el autor|navegación de entradas
        entradas recientes|imperdibles|síguenos|suscríbete|articoli correlati|potrebbe interessarti
        potrebbero interessarti|leggi anche|navigazione articoli|ti potrebbe interessare|informazioni sull'autore
        artigos relacionados|leia também|leia mais|posts relacionados|gerelateerde berichten|lees ook|meer lezen
        berichtnavigatie|powiązane artykuły|zobacz także|zobacz też|czytaj także|czytaj też|przeczytaj również
        polecamy|polecane|najpopularniejsze|podobne artykuły|o autorze|nawigacja wpisu|więcej informacji|читайте также
        похожие статьи|по теме|популярное|последние новости|aktuelle kommentare|letzte kommentare|neue kommentare
        recent comments|derniers commentaires|comentarios recientes|populäre artikel|relacionadas|read further
        erschienen in|autoreninfo|über uns|about us|quellenangaben|quellenverzeichnis|meistgelesenempfohlen|jetzt neu
        en ce moment|weitere beiträge zu diesem artikel|weitere beiträge zum thema|notas relacionadas
        notícias relacionadas|veja também|newsticker|aktuelles|infos zum|neuste artikel|tags & themen|aus dem archiv
        ressources|liens utiles|partenaires|dossiers|unsere empfehlungen|anzeigen|top-artikel|top-themen|mehr zu
        mehr news|weitere news|lesetipps|lesetipp|das könnte sie interessieren|plus d'articles|recommandé pour vous
        continuer la lecture|à ne pas manquer|en savoir plus|más información|noticias de última hora|últimas noticias
        in diesem artikel|mehr lesen|zur startseite|mehr zum autor|citations|references|footer
        footnotes and references|site map|sitemap|table of contents|liked this article|did you like this article
        was this article helpful|was this helpful
        """)
    static let endOpenings = PhraseTable(
        """
        das könnte dich auch interessieren|das könnte sie auch interessieren|das könnte ihnen auch gefallen
        das könnte dir auch gefallen|you might also like|you may also like|you may also be interested
        you might also be interested|related posts|related articles|related content|recommended for you|more articles
        more from |more in |more on |the latest from|mehr zum thema|weitere artikel|weitere beiträge|weitere aktuelle
        weitere themen|ähnliche beiträge|ähnliche artikel|verwandte |mehr von |mehr aus |neueste beiträge
        beliebte |vous aimerez aussi|sur le même |articles similaires|à lire aussi|más sobre |neuste beiträge
        te puede interesar|también te |lees ook|czytaj także|view all posts by|all posts by|more posts by
        see all posts by|alle artikel von|alle beiträge von|voir tous les articles|tous les articles de
        ver todas las entradas|mehr artikel von|posts by |articles by |all articles by|alle artikel anzeigen|copyright
        © |alle rechte vorbehalten|tous droits réservés|powered by|proudly powered|theme: |all rights reserved
        theme by|unterstützt durch|subscribe to|sign up for|sign up to|join our|join the |get the latest
        enter your email|melde dich|abonniere|erhalte |jetzt newsletter|newsletter|get our|would you like to receive
        abonnez-vous|inscrivez-vous|suscríbete|suscríbase|iscriviti|recibe|follow us|follow me|folge uns
        folgen sie uns|folge mir|suivez-nous|like us on|find us on|related |read more about|about the author
        über den autor|über die autor|à propos de l|sobre el autor|we use cookies|this website uses cookies
        this site uses cookies|wir verwenden cookies|wir nutzen cookies|diese website verwendet cookies
        diese webseite verwendet cookies|diese website benutzt cookies|ce site utilise des cookies
        nous utilisons des cookies|utilizamos cookies|questo sito utilizza|cookie|← older|older posts|newer posts
        ältere beiträge|previous post|next post|previous article|next article|vorheriger |nächster beitrag
        nachfolgender beitrag|article précédent|article suivant|« |← |previous:|next:|vorheriger:|nächster:|zurück zu
        posted in |publié dans|publicado en |veröffentlicht unter |zurück zur
        (c) #
        """)
    /// A line of the page, wherever it stands.
    static let pageLines = words(
        """
        share|tweet|teilen|partager|compartir|condividi|udostępnij|поделиться|share this|share this article
        share this post|share on|share via|share this story|teile diesen artikel|artikel teilen|beitrag teilen
        diesen beitrag teilen|partager cet article|compartir esta entrada|twittern|pin it|pin|print|drucken|facebook
        twitter|x|linkedin|pinterest|whatsapp|telegram|reddit|tumblr|pocket|email|e-mail|instagram|youtube|xing
        flipboard|mastodon|bluesky|threads|tiktok|rss|rss-feed|copy link|link|link kopieren|mail|sms|messenger
        facebook twitter|twitter facebook|more|mehr|merken|save|skype|anzeige|werbung|advertisement|advertisements
        advertising|ad|ads|publicité|publicidad|pubblicità|reklama|реклама|advertentie|sponsored|gesponsert
        report this ad|- anzeige|continue reading below|article continues below|like this|like|likes|# likes
        gefällt mir|gefällt mir lade|liken lade|like loading|loading|loading specifications|wird geladen|bewerten
        j’aime chargement|me gusta|me gusta cargando|j'aime|sharen mit|teilen mit|share this:|click to share
        zum inhalt überspringen|zum hauptinhalt springen|zum menü springen|teilen sie dies mit|share this with
        partager ceci|weitersagen|weiterempfehlen|externer inhalt|jetzt anmelden|jetzt abonnieren|zur galerie
        bildergalerie|druckversion|artikel drucken|kommentare anzeigen|artikel merken|pdf|font size|schriftgröße
        skip to content|skip to main content|skip to navigation|skip to primary navigation|zum inhalt springen
        zum inhalt|springe zum inhalt|direkt zum inhalt|zur hauptnavigation springen|aller au contenu
        aller au contenu principal|saltar al contenido|ir al contenido|vai al contenuto|przejdź do treści|menu|menü
        search|suche|suchen|recherche|rechercher|buscar|cerca|szukaj|search for|home|startseite|accueil|inicio|login
        log in|sign in|anmelden|registrieren|sign up|einloggen|abmelden|close|schließen|schließen x|x schließen|fermer
        cerrar|reply|antworten|antwort|répondre|responder|edit|bearbeiten|permalink|print this page|seite drucken
        jump to recipe|print recipe|jump to recipeprint recipe|zoom|galerie|vergrößern|bild vergrößern|read article
        read more|weiterlesen|lire la suite|leer más|continue reading|learn more|mehr erfahren|mehr lesen|see more
        show more|load more|view all|get started|book now|buy now|shop now|click here|donate|donate now|back to top
        nach oben|top|haut de page|retour en haut|volver arriba|standard|uncategorized|vorlesen|artikel anhören
        listen to this article|listen|play|auf die merkliste|merkliste|cancel|abbrechen|annuler|foto|photo|bild|image
        foto:|photo credit|video|subscribe|abonnieren|s'abonner|inhaltsverzeichnis|table of contents|table of content
        in this article|inhalt|sommaire|contents|toggle|quick links|advertisement - continue reading below
        affiliate disclosure|disclosure|audio player|view post on instagram|see price at amazon|last updated
        fact checked by|written by|reviewed by|edited by|pause|mute|unmute|next|previous|weiter|zurück|back|retour
        volver|submit|senden|absenden|envoyer|enviar|ok|accept|akzeptieren|view comments|zu den kommentaren|seguir
        comentar|guardar|follow|abonnez-vous|expand|collapse|comments off
        """)
    static let pageOpenings = PhraseTable(
        """
        click to email|click to print|klick, um|klicken, um|cliquez pour|haz clic para|share on |click to share
        auf twitter teilen|partager sur|compartir en|tweet this|teilen auf|share this |share to |auf facebook teilen
        lesedauer|lesezeit|reading time|estimated reading time|temps de lecture|tiempo de lectura|you are here
        du bist hier|vous êtes ici|home >|home /|home »|home ›|startseite >|startseite /|startseite »|/ |sie sind hier
        > |» |› |foto: |fotos: |photo: |photo by |credit: |image: |image credit|images: |bild: |bilder: |photo credit
        bildquelle|quelle: |source: |crédit|crédits|photos: |© foto|© getty|photograph: |photo courtesy|image via
        illustration: |imagen: |titelbild|beitragsbild|featured image|related: |related post: |image courtesy
        related posts: |related article: |related story: |read also: |also read: |see also: |read more: |
        read more about|read next: |lire aussi|à lire aussi|lea también|lee también|lesen sie auch|lies auch
        siehe auch|weiterlesen: |mehr dazu: |auch interessant: |leggi anche|leia também|lees ook|zobacz także
        читайте также|más información:|more: |ver también|lesen sie hier: |lesen sie dazu: |czytaj także
        lesen sie jetzt: |mehr zum thema: |hier geht es zu|this story also appeared in|views: |view gallery
        last updated|zuletzt aktualisiert|we may earn|we earn |this post may contain|this article may contain
        this post contains affiliate|this article contains affiliate|purchases made through|when you purchase
        all products featured|as an amazon associate|if you buy |support us!|dieser artikel enthält affiliate
        enthält werbung|add us on google|see price at|check price|buy on |buy at |price at |view on amazon|chat_bubble
        bookmark_border|headset |zum inhalt springen|skip to |↓ |↑ |connecting to %s
        (foto
        (©
        """)
    /// Fields of a form: one only with an asterisk.
    static let formFields = words(
        """
        name|e-mail|email|website|url|comment|kommentar|commentaire|comentario|nom|site web|message|nachricht
        email address|e-mail-adresse|your name|ihr name|sitio web|correo electrónico|nombre|web|betreff|subject|phone
        imię|telefon
        """)
    /// How words begin with which pages ask for an account or an order.
    static let accountWords = words(
        """
        password|passwort|kennwort|contraseña|passe|wachtwoord|hasło|senha|пароль|login|regíst|regist
        inscri|anmeld|abonnier|newsletter|subscri|suscri|connectez|cookie|warenkorb|cart|demo
        """)
    static let networks = words(
        """
        facebook|twitter|x|linkedin|pinterest|whatsapp|telegram|reddit|tumblr|pocket|email|e-mail|mail|instagram
        youtube|xing|flipboard|google|print|rss|share|tweet|teilen|copy|link|messenger|skype|drucken|tiktok|yelp
        bluesky|threads|mastodon|snapchat|vimeo|flickr|merken|facebooktwitter
        """)
    /// Words that running text has many of.
    static let functionWords = words(
        """
        the|and|of|to|in|is|that|for|it|with|as|was|on|are|be|this|you|have|from|not|by|at|or|we|they|but|his|her
        which|their|will|your|can|der|die|das|und|ist|nicht|ein|eine|zu|den|von|mit|sich|des|auf|für|im|dem|auch|es|an
        als|wie|ich|sie|wir|bei|nach|aus|dass|wird|sind|le|la|les|et|est|un|une|du|que|qui|dans|pour|pas|sur|au|plus
        par|ce|avec|il|ne|el|los|las|en|y|una|por|con|para|se|su|al|lo|como|di|che|non|per|sono|del|della|o|os|um|uma
        não|da|do|em|het|een|van|op|te|niet|w|na|z|się|nie|jest|że|и|в|не|на|что|с|я|он|а|по|это|к|från|och|att|som|är
        """)
    /// Words that are no part of a person's name.
    static let noNames = words(
        """
        comments|comment|kommentare|uhr|pm|am|news|blog|home|politik|wirtschaft|sport|kultur|panorama|allgemein
        uncategorized|admin|staff|redaktion|editor|team|updated|published|posted|photo|foto|bild|video|podcast
        categories|tags|share|read|min|minutes|minuten|lesezeit|reading|time|views|lesedauer|the|a|an|der|die|das|this
        your|our|key|insights|create|license|editors|editor's|pick|picks|conclusion|introduction|overview|summary
        elements|adobe|mozilla|firefox|index|contents|table|click|quick|free|online|course|services|company|school
        gallery|reviews|results|details|more|next|previous|back|download|install|getting|started|einleitung|fazit
        übersicht|leser|stories|magazine|zeitung|verlag|media|gmbh|inc|ltd|llc|article|artikel|beitrag|post|press
        release|pressemitteilung|opinion|interview|review|guide|business|technology|health|travel|food|politics
        science|world|education|lifestyle|marketing|kategorie|category|by|january|february|march|april|may|june|july
        august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|monday|tuesday
        wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|gmt|cet
        cest|est|pst|utc|menu|search|disqus|wordpress|google|jetpack|advertisement|anzeige|und|and|of|for|how|what|why
        best|top|new|zum|zur|über|mehr|weiterlesen|contact|about|email|print|facebook|twitter|pinterest|linkedin
        instagram|whatsapp|youtube|copyright|author|autor|source|quelle|standard|general|events|event|allgemeines
        aktuelles|startseite|getty|images|reuters|afp|dpa|pixabay|shutterstock|unsplash|newsletter|abonnieren
        subscribe|privacy|policy|terms|login|skip|content|courses|university|college|academy
        """)
    /// Labels that stand alone over what they announce.
    static let loneLabels = words(
        """
        by|von|par|por|posted by|written by|author|autor|autorin|autor:in|date|datum|published|published on|posted on
        updated|last updated|veröffentlicht am|veröffentlicht|publié le|publicado el|tags|schlagwörter|words by|text
        """)
    /// Labels over the name of the author.
    static let authorLabels = words(
        """
        about the author|about author|author|written by|über den autor|über die autorin|autor|autorin|auteur
        à propos de l'auteur|by|von|par|posted by|autor*in|autor(in)|sobre el autor|autore|o autorze|автор|words|text
        redaktion|publié par|verfasst von
        """)

    private static func words(_ rows: String) -> Set<String> {
        Set(rows.split { $0 == "|" || $0 == "\n" }.map { String($0).trimmingBlanks() })
    }
}
