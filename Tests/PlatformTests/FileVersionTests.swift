import Platform
import TestSupport
import Testing

@Suite("Versions of files")
struct FileVersionTests {
  @Test("What a file holds is of another version once it is written or replaced")
  func version() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", "one")
    let first = try #require(FileVersion(path))
    #expect(FileVersion(path) == first)
    _ = try folder.write("b", "two")
    #expect(rename(folder.path("b"), path) == 0 && FileVersion(path) != first)
    let second = FileVersion(path)
    _ = try folder.write("a", "three")
    #expect(FileVersion(path) != second)
    for path in [folder.path, "/dev/null", folder.path("missing")] { #expect(FileVersion(path) == nil) }
  }
}
