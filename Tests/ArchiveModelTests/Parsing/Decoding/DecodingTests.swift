import ArchiveModel
import Foundation
import Testing

@Suite("Decoding")
struct DecodingTests {
    private func text(_ bytes: [UInt8], _ name: String) throws -> Article {
        try #require(try DocumentReader().read(bytes, path: name, tagged: false).first)
    }

    /// Text as iconv's command writes it, so that the program is not measured by itself.
    private func converted(_ text: String, to encoding: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["iconv", "-f", "UTF-8", "-t", encoding]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return bytes
    }

    @Test(
        "an encoding that nothing names is guessed by how the text looks",
        arguments: [
            ("CP1252", "Die Brücke über den Fluß ist „gesperrt“, sagte die Bürgermeisterin Frau Özdemir am Dienstag."),
            ("CP1251", "Мост через реку закрыт, сказала мэр города во вторник. Никто не знает, когда его откроют."),
            ("KOI8-R", "Мост через реку закрыт, сказала мэр города во вторник. Никто не знает, когда его откроют."),
            ("CP1250", "Most přes řeku je uzavřen, řekla v úterý starostka města. Nikdo neví, kdy bude otevřen."),
            ("CP932", "市長は火曜日、川に架かる橋が閉鎖されたと述べた。いつ再開されるかは誰にもわからない。"),
            ("EUC-JP", "市長は火曜日、川に架かる橋が閉鎖されたと述べた。いつ再開されるかは誰にもわからない。"),
            ("GB18030", "市长星期二说，河上的桥已经关闭。没有人知道什么时候重新开放。"),
            ("CP949", "시장은 화요일에 강을 가로지르는 다리가 폐쇄되었다고 말했다. 언제 다시 열릴지는 아무도 모른다."),
        ])
    func guess(encoding: String, sentence: String) throws {
        let body = try text(try converted("\(sentence)\n\n\(sentence)\n", to: encoding), "a.txt").body.text
        #expect(body.contains(sentence))
    }

    @Test("a declared charset goes before the guess", arguments: ["ISO-8859-2", "KOI8-U", "ISO-8859-7"])
    func declared(encoding: String) throws {
        let word = ["ISO-8859-2": "Łódź", "KOI8-U": "їжак", "ISO-8859-7": "Ωμέγα"][encoding] ?? ""
        let page =
            "<html><head><meta charset=\"\(encoding)\"><title>\(word)</title></head><body><p>\(word) x</p></body></html>"
        #expect(try text(try converted(page, to: encoding), "a.html").title == word)
        let feed = "<?xml version=\"1.0\" encoding='\(encoding)'?><rss><item><title>\(word)</title></item></rss>"
        #expect(try text(try converted(feed, to: encoding), "a.xml").title == word)
    }

    @Test("lines of a mixed document are read each in its own encoding")
    func mixed() throws {
        let bytes = Array("Müller sagt über Köln etwas.\n\n".utf8) + (try converted("Größe des Übels.\n", to: "CP1252"))
        #expect(try text(bytes, "a.txt").body.text == "Müller sagt über Köln etwas.\n\nGröße des Übels.")
    }

    @Test("a few bad bytes do not turn UTF-8 into something else, and are told")
    func badBytes() throws {
        let article = try text(Array("Müller und Köln ".utf8) + [0xFF] + Array(" Österreich.\n".utf8), "a.txt")
        #expect(article.body.text == "Müller und Köln \u{FFFD} Österreich.")
        #expect(article.issues.contains { $0.kind == .undecodable })
    }
}
