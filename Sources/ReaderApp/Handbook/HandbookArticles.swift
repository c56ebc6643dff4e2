/// The files of the handbook in the order in which they are read.
enum HandbookArticles {
    static let all: [(name: String, bytes: [UInt8])] = [
        ("welcome", PackageResources.welcome_md),
        ("opening-documents", PackageResources.opening_documents_md),
        ("moving", PackageResources.moving_md),
        ("reading-on", PackageResources.reading_on_md),
        ("panes", PackageResources.panes_md),
        ("filtering", PackageResources.filtering_md),
        ("filter-fields", PackageResources.filter_fields_md),
        ("finding", PackageResources.finding_md),
        ("tags", PackageResources.tags_md),
        ("picking-tags", PackageResources.picking_tags_md),
        ("saved-filters", PackageResources.saved_filters_md),
        ("timeline", PackageResources.timeline_md),
        ("own-tags", PackageResources.own_tags_md),
        ("marks", PackageResources.marks_md),
        ("dates", PackageResources.dates_md),
        ("text-archives", PackageResources.text_archives_md),
        ("library", PackageResources.library_md),
        ("commands", PackageResources.commands_md),
        ("themes", PackageResources.themes_md),
        ("configuration", PackageResources.configuration_md),
        ("ssh", PackageResources.ssh_md),
        ("troubleshooting", PackageResources.troubleshooting_md),
    ]
}
