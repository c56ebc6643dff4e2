/// Organisations that go by more than one name.
///
/// Data: the tag, then other forms.
enum OrganisationTable {
    static let tagByForm: [String: String] = {
        var table: [String: String] = [:]
        for row in rows.split(separator: "\n") {
            let forms = row.split(separator: "|").map { String($0) }
            for form in forms { table[form] = forms[0] }
        }
        return table
    }()

    private static let rows = """
        CIA|Central Intelligence Agency|C.I.A
        FBI|Federal Bureau of Investigation|F.B.I
        NSA|National Security Agency|N.S.A
        MI6|Secret Intelligence Service|SIS
        MI5|Security Service of the United Kingdom
        GCHQ|Government Communications Headquarters
        Mossad
        Shin Bet
        FSB|Federal Security Service
        GRU
        SVR|Foreign Intelligence Service of Russia
        KGB
        BND|Bundesnachrichtendienst
        DGSE
        VSSE|Belgian State Security Service|Belgium’s State Security Service|Belgium's State Security Service
        ODNI|Office of the Director of National Intelligence
        CSIS|Canadian Security Intelligence Service
        ASIO|Australian Security Intelligence Organisation
        ISI|Inter-Services Intelligence
        Pentagon|Department of Defense|Defense Department|US Department of Defense|United States Department of Defense
        State Department|Department of State|US Department of State|United States Department of State|US State Department
        White House
        Homeland Security|Department of Homeland Security
        Justice Department|Department of Justice|US Department of Justice
        NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation
        European Union|EU
        European Commission
        United Nations|UN|U.N
        World Health Organization|WHO|World Health Organisation
        IMF|International Monetary Fund
        World Bank
        WTO|World Trade Organization|World Trade Organisation
        OPEC
        African Union
        Arab League
        ASEAN
        Interpol
        Europol
        Islamic State|ISIS|Isis|ISIL|Daesh
        al-Qaeda|Al-Qaeda|al-Qaida|Al Qaeda|al Qaeda
        Taliban
        Hezbollah
        Hamas
        Five Eyes
        Congress|US Congress
        Senate|US Senate
        House of Commons
        Federal Reserve|Fed
        Bank of England
        European Central Bank|ECB
        Chinese Communist Party|Communist Party of China|CCP
        People’s Liberation Army|People's Liberation Army|PLA
        Ministry of State Security|MSS
        Huawei
        ZTE
        Kaspersky
        NASA
        COVID-19|Covid-19|Covid|COVID|coronavirus|novel coronavirus
        """
}
