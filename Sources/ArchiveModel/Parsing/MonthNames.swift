/// The months by name in the languages that archives come in.
///
/// Data: names and abbreviations, folded to lower case.
enum MonthNames {
    static func number(_ folded: String) -> Int? {
        table[folded]
    }

    static var all: [String] { Array(table.keys) }

    /// UTF-8 bytes.
    static let longest = table.keys.map(\.utf8.count).max() ?? 0

    private static let table: [String: Int] = {
        let rows = [
            // English, German, French, Spanish, Italian, Portuguese, Dutch, Polish (nominative and genitive), Russian (genitive)
            "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia января янв",
            "february feb februar feber février fevrier févr fév febrero febbraio fevereiro fev februari luty lutego февраля фев",
            "march mar märz maerz mär mars marzo março marco maart mrt marzec marca марта мар",
            "april apr avril avr abril abr aprile kwiecień kwietnia апреля апр",
            "may mai mayo maggio mag maio mei maj maja мая",
            "june jun juni juin junio giugno giu junho czerwiec czerwca июня июн",
            "july jul juli juillet juil julio luglio lug julho lipiec lipca июля июл",
            "august aug août aout agosto ago augustus sierpień sierpnia августа авг",
            "september sep sept septembre septiembre setiembre settembre set setembro wrzesień września сентября сен",
            "october oct oktober okt octobre octubre ottobre ott outubro out październik października октября окт",
            "november nov novembre noviembre novembro listopad listopada ноября ноя",
            "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudzień grudnia декабря дек",
        ]
        var table: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            for name in row.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()
}
