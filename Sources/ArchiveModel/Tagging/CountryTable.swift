/// Countries with what they and their people are called.
///
/// Data: the name that becomes the tag, then other forms; forms with a
/// capital are matched as they stand, since "turkey" and "polish" are words too.
enum CountryTable {
    /// Tag by form.
    static let tagByForm: [String: String] = {
        var table: [String: String] = [:]
        for row in rows.split(separator: "\n") {
            let forms = row.split(separator: "|").map { String($0) }
            for form in forms { table[form] = forms[0] }
        }
        return table
    }()

    private static let rows = """
        Afghanistan|Afghan|Afghans|Kabul
        Albania|Albanian|Albanians
        Algeria|Algerian|Algerians
        Angola|Angolan|Angolans
        Argentina|Argentine|Argentinian|Argentinians
        Armenia|Armenian|Armenians
        Australia|Australian|Australians|Canberra
        Austria|Austrian|Austrians
        Azerbaijan|Azerbaijani|Azerbaijanis
        Bahrain|Bahraini|Bahrainis
        Bangladesh|Bangladeshi|Bangladeshis
        Belarus|Belarusian|Belarusians|Belarussian
        Belgium|Belgian|Belgians
        Bolivia|Bolivian|Bolivians
        Bosnia and Herzegovina|Bosnia|Bosnian|Bosnians
        Brazil|Brazilian|Brazilians
        Britain|British|Briton|Britons|United Kingdom|UK|U.K|U.K.|Great Britain|England|English government|Scotland
        Bulgaria|Bulgarian|Bulgarians
        Cambodia|Cambodian|Cambodians
        Cameroon|Cameroonian
        Canada|Canadian|Canadians|Ottawa
        Chile|Chilean|Chileans
        China|Chinese|People’s Republic of China|People's Republic of China|Beijing
        Colombia|Colombian|Colombians
        Congo|Congolese
        Costa Rica|Costa Rican
        Croatia|Croatian|Croatians|Croat
        Cuba|Cuban|Cubans|Havana
        Cyprus|Cypriot|Cypriots
        Czech Republic|Czech|Czechs|Czechia
        Denmark|Danish|Dane|Danes
        Ecuador|Ecuadorian|Ecuadorean
        Egypt|Egyptian|Egyptians|Cairo
        El Salvador|Salvadoran
        Eritrea|Eritrean
        Estonia|Estonian|Estonians
        Ethiopia|Ethiopian|Ethiopians
        Finland|Finnish|Finn|Finns
        France|French|Frenchman
        Georgia|Georgian|Georgians
        Germany|German|Germans|West Germany|East Germany|West German|East German
        Ghana|Ghanaian
        Greece|Greek|Greeks
        Guatemala|Guatemalan
        Haiti|Haitian
        Honduras|Honduran
        Hong Kong|Hong Kongers|Hong Konger
        Hungary|Hungarian|Hungarians
        Iceland|Icelandic
        India|Indian|Indians|New Delhi
        Indonesia|Indonesian|Indonesians
        Iran|Iranian|Iranians|Tehran|Islamic Republic of Iran
        Iraq|Iraqi|Iraqis|Baghdad
        Ireland|Irish
        Israel|Israeli|Israelis
        Italy|Italian|Italians
        Ivory Coast|Ivorian
        Jamaica|Jamaican
        Japan|Japanese|Tokyo
        Jordan|Jordanian|Jordanians
        Kazakhstan|Kazakh|Kazakhs
        Kenya|Kenyan|Kenyans
        Kosovo|Kosovar
        Kuwait|Kuwaiti|Kuwaitis
        Kyrgyzstan|Kyrgyz
        Laos|Laotian
        Latvia|Latvian|Latvians
        Lebanon|Lebanese|Beirut
        Libya|Libyan|Libyans|Tripoli
        Lithuania|Lithuanian|Lithuanians
        Luxembourg
        Malaysia|Malaysian|Malaysians
        Mali|Malian|Malians
        Malta|Maltese
        Mauritania|Mauritanian
        Mexico|Mexican|Mexicans
        Moldova|Moldovan
        Mongolia|Mongolian
        Montenegro|Montenegrin
        Morocco|Moroccan|Moroccans
        Mozambique|Mozambican
        Myanmar|Burma|Burmese
        Namibia|Namibian
        Nepal|Nepalese|Nepali
        Netherlands|Dutch|Dutchman|Holland
        New Zealand|New Zealander|New Zealanders
        Nicaragua|Nicaraguan
        Niger|Nigerien
        Nigeria|Nigerian|Nigerians
        North Korea|North Korean|North Koreans|Pyongyang|DPRK
        North Macedonia|Macedonian|Macedonia
        Norway|Norwegian|Norwegians
        Oman|Omani
        Pakistan|Pakistani|Pakistanis|Islamabad
        Palestine|Palestinian|Palestinians
        Panama|Panamanian
        Papua New Guinea
        Paraguay|Paraguayan
        Peru|Peruvian
        Philippines|Filipino|Filipinos|Philippine
        Poland|Polish|Poles|Pole
        Portugal|Portuguese
        Qatar|Qatari|Qataris
        Romania|Romanian|Romanians
        Russia|Russian|Russians|Moscow|Kremlin|Russian Federation
        Rwanda|Rwandan
        Saudi Arabia|Saudi|Saudis|Riyadh
        Senegal|Senegalese
        Serbia|Serbian|Serb|Serbs
        Sierra Leone
        Singapore|Singaporean
        Slovakia|Slovak|Slovaks
        Slovenia|Slovenian|Slovene
        Somalia|Somali|Somalis
        South Africa|South African|South Africans
        South Korea|South Korean|South Koreans|Seoul
        South Sudan|South Sudanese
        Soviet Union|Soviet|Soviets|USSR
        Spain|Spanish|Spaniard|Spaniards
        Sri Lanka|Sri Lankan
        Sudan|Sudanese
        Sweden|Swedish|Swede|Swedes
        Switzerland|Swiss
        Syria|Syrian|Syrians|Damascus
        Taiwan|Taiwanese|Taipei
        Tajikistan|Tajik
        Tanzania|Tanzanian
        Thailand|Thai
        Tunisia|Tunisian|Tunisians
        Turkey|Turkish|Turk|Turks|Ankara
        Turkmenistan|Turkmen
        Uganda|Ugandan
        Ukraine|Ukrainian|Ukrainians|Kyiv|Kiev
        United Arab Emirates|UAE|U.A.E|Emirati|Emiratis|Emirates|Abu Dhabi|Dubai
        United States|US|U.S|U.S.|USA|U.S.A|U.S.A.|United States of America|America|American|Americans
        Uruguay|Uruguayan
        Uzbekistan|Uzbek|Uzbeks
        Vatican|Holy See
        Venezuela|Venezuelan|Venezuelans
        Vietnam|Vietnamese
        Yemen|Yemeni|Yemenis
        Zambia|Zambian
        Zimbabwe|Zimbabwean
        """
}
