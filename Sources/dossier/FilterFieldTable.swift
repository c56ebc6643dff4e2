import ArchiveModel

/// The fields of the filter language as lines of text.
enum FilterFieldTable {
    static var lines: [String] {
        let columns = FilterField.allCases.map(\.rawValue.count).max() ?? 0
        return FilterField.allCases.map { field in
            field.rawValue + ":" + String(repeating: " ", count: columns + 2 - field.rawValue.count) + field.help
        } + ["word open* \"a phrase\" \"near words\"~8 /pattern/ -not OR ( )"]
    }
}
