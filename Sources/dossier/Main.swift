import ArchiveModel
import ArgumentParser
import Foundation
@main struct D: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "dossier", subcommands: [P.self]) }
struct P: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "parse")
    @Argument var paths: [String]
    @Option var format = "json"
    func run() throws {
        for path in paths {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            if let a = try? DocumentReader().read(bytes, path: path) { for x in a { print(ArticleJSON.object(x).line) } }
        }
    }
}
