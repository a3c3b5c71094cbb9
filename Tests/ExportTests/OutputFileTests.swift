import FoundationEssentials
import Platform
import TestSupport
import Testing

@testable import Export

@Suite("Writing files")
struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test("A file is written whole, and a new version replaces it")
  func replaces() throws {
    let long = String(repeating: "plan\n", count: 100_000)
    try OutputFile.write(long, to: folder.path("a"))
    #expect(try text("a") == long)
    try OutputFile.write("short", to: folder.path("a"))
    #expect(try text("a") == "short")
    #expect(try folder.names() == ["a"])
  }

  @Test("An existing file keeps its permissions, and a link stays a link")
  func keeps() throws {
    try OutputFile.write("1", to: folder.path("real"))
    #expect(chmod(folder.path("real"), 0o600) == 0)
    #expect(symlink("real", folder.path("link")) == 0)
    try OutputFile.write("2", to: folder.path("link"))
    #expect(try text("real") == "2")
    var status = stat()
    #expect(lstat(folder.path("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder.path("real"), &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test("A link to a file that is not there yet makes that file")
  func danglingLink() throws {
    #expect(symlink("later", folder.path("link")) == 0)
    try OutputFile.write("text", to: folder.path("link"))
    #expect(try text("later") == "text")
    #expect(try folder.names() == ["later", "link"])
  }

  @Test("What can't be written is an error that names the file, and nothing is left behind")
  func unwritable() throws {
    for path in [folder.path("missing/plan.json"), folder.path("."), "/dev/full"] {
      let error = #expect(throws: ExportError.self) { try OutputFile.write("text", to: path) }
      #expect(error?.message.contains(path) == true)
    }
    #expect(try folder.names() == [])
  }

  @Test("A device takes the text itself")
  func device() throws {
    try OutputFile.write("gone", to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }
}
