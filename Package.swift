// swift-tools-version: 6.2
import PackageDescription

/// Every target is built alike: language mode 6, warnings are errors, imports say what they expose.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Embedded in the binary; `embedInCode` takes files one by one.
let themes = [
    "contrast-dark",
    "contrast-light",
    "dusk",
    "forest",
    "ice",
    "night",
    "paper",
    "plain",
    "sepia",
    "terminal",
]

let handbook = [
    "welcome",
    "opening-documents",
    "moving",
    "reading-on",
    "page",
    "jumping",
    "panes",
    "filtering",
    "filter-fields",
    "finding",
    "tags",
    "picking-tags",
    "saved-filters",
    "timeline",
    "own-tags",
    "links",
    "palette",
    "marks",
    "dates",
    "text-archives",
    "library",
    "commands",
    "themes",
    "configuration",
    "ssh",
    "reading-room",
    "troubleshooting",
]

let package = Package(
    name: "dossier",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dossier", targets: ["dossier"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CMd4c", pkgConfig: "md4c-html", providers: [.apt(["libmd4c-html0-dev"]), .brew(["md4c"])]),
        .systemLibrary(
            name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
        .systemLibrary(name: "CMemory"),
        .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        .target(name: "CGuard"),
        .target(name: "CLibArchive"),
        .target(name: "CScheduling"),
        .target(name: "CTerminal", dependencies: ["CNcurses"]),
        .target(name: "CTextLayout", dependencies: ["CICU"]),
        .target(name: "Terminal", dependencies: ["CNcurses", "CTerminal"], swiftSettings: strict),
        .target(
            name: "ArchiveModel",
            dependencies: [
                "CGuard", "CGumbo", "CLibXML2", "CMd4c", "CLibArchive", "CScheduling",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "TOMLKit", package: "TOMLKit"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "ReaderApp",
            dependencies: [
                "ArchiveModel", "CTextLayout", "Terminal",
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            resources: themes.map { .embedInCode("../../Themes/\($0).toml") }
                + handbook.map { .embedInCode("Handbook/articles/\($0).md") },
            swiftSettings: strict),
        .executableTarget(
            name: "dossier",
            dependencies: [
                "ArchiveModel", "CGuard", "CMemory", "ReaderApp",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "dossier-bench",
            dependencies: [
                "ArchiveModel", "dossier", "dossier-bench-floor",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "dossier-train",
            dependencies: [
                "ArchiveModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "dossier-bench-floor",
            linkerSettings: [
                .linkedLibrary("ncursesw", .when(platforms: [.linux])),
                .linkedLibrary("ncurses", .when(platforms: [.macOS])),
            ]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ArchiveModelTests",
            dependencies: ["ArchiveModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(
            name: "ReaderAppTests", dependencies: ["ReaderApp", "ArchiveModel", "Terminal", "TestSupport"],
            exclude: ["Views/Snapshots"],
            swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["dossier", "ArchiveModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
    ]
)
