/// Words that no name begins or ends with, though they stand with a capital.
///
/// Data.
enum NameWords {
    /// Never a tag, and cut off the ends of a run of capitals.
    static let stop: Set<String> = [
        "The", "A", "An", "In", "On", "At", "For", "It", "Its", "This", "That", "These", "Those", "There", "When",
        "While", "With", "As", "After",
        "Before", "By", "From", "If", "He", "She", "They", "We", "You", "I", "His", "Her", "Their", "Our", "My", "Your",
        "One", "Two", "Three",
        "Some", "Many", "Most", "Several", "According", "Last", "Earlier", "Although", "Despite", "During", "Since",
        "Both", "Under", "Over", "To",
        "Of", "Is", "Are", "Was", "Were", "What", "Who", "Why", "How", "Where", "And", "But", "Or", "So", "Yet",
        "However", "Moreover",
        "Meanwhile", "Additionally", "Finally", "Also", "Another", "Other", "Others", "Such", "Because", "Then", "Thus",
        "Once", "Now", "Today",
        "Yesterday", "Tomorrow", "Even", "Only", "Just", "Not", "No", "Yes", "All", "Any", "Each", "Every", "Few",
        "Around", "About", "Between",
        "Among", "Against", "Into", "Through", "Within", "Without", "Until", "Unlike", "Like", "Perhaps", "Maybe",
        "Interestingly", "Obviously",
        "Ultimately", "Reportedly", "Allegedly", "Later", "Recently", "First", "Second", "Third", "Next", "New", "Old",
        "Here", "Can", "May",
        "Might", "Will", "Would", "Should", "Could", "Do", "Does", "Did", "Has", "Have", "Had", "Be", "Been",
        "Speaking", "Officials", "Sources",
        "Authorities", "Concerns", "Members", "Analysts", "Experts", "Critics", "Other", "Follow", "Author", "Date",
        "Permalink", "Photo", "Image",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
        "April", "May", "June",
        "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul",
        "Aug", "Sep", "Sept", "Oct",
        "Nov", "Dec", "Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof", "Sir", "PS", "PM", "AM", "DC", "TV",
        "CEO", "CFO", "Inc", "Ltd",
        "Corp", "Co", "Internet", "English", "Half", "Part", "Chapter", "Section", "Figure", "Table", "Note", "Update",
        "UPDATE", "RELATED", "POST",
        "News", "Former", "Head", "Chief", "Director", "Secretary", "Minister", "President", "General", "Senator",
        "Chairman", "Spokesman",
        "Government", "State", "States", "Department", "Ministry", "Agency", "Service", "Office", "Committee",
        "Council", "Group", "Institute",
        "Center", "Centre", "University", "Party", "Army", "Intelligence", "National", "International", "Prime",
        "Foreign", "Supreme", "Special",
        "Western", "Eastern", "Northern", "Southern", "North", "South", "East", "West", "European", "African", "Asian",
        "Arab", "Muslim", "Islamic",
        "Community", "Security", "Der", "Die", "Das", "Ein", "Eine", "Und", "Im", "Am", "Mit", "Von", "Le", "La", "Les",
        "Un", "Une", "Des", "El", "Los",
        "Las", "Il", "Lo", "Gli", "Did", "Get", "Make", "Let", "See", "Read", "Use", "Using", "Find", "Learn", "Take",
    ]

    /// Ranks that stand before a person's name and are no part of it.
    static let ranks: Set<String> = [
        "President", "Prime", "Minister", "Secretary", "General", "Lieutenant", "Colonel", "Major", "Captain",
        "Senator", "Director", "Chairman",
        "Judge", "Justice", "Professor", "Doctor", "Governor", "Mayor", "Ambassador", "King", "Queen", "Prince",
        "Princess", "Pope", "Chancellor",
        "Representative", "Congressman", "Supreme", "Leader", "Chief", "Former", "Vice", "Mr", "Mrs", "Ms", "Dr", "Sir",
        "Spokesman", "Home",
        "Affairs", "Defense", "Finance", "Treasury", "Commission", "Attorney", "Rector", "Chairwoman", "Commander",
        "Admiral",
    ]

    /// Words that are nothing alone but begin names: "Le Monde", "New York Times".
    static let leading: Set<String> = [
        "New", "Le", "La", "Les", "El", "Los", "Las", "Der", "Die", "Das", "Il", "North", "South", "East", "West",
        "National", "International", "Supreme", "European",
    ]

    /// Small words that may stand inside a name.
    static let inside: Set<String> = [
        "of", "the", "for", "de", "del", "la", "le", "du", "des", "von", "van", "der", "al", "el", "bin", "di",
        "da", "in",
    ]
}
