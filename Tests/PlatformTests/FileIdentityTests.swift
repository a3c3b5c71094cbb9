import Platform
import TestSupport
import Testing

@Suite("Identities of files")
struct FileIdentityTests {
  @Test("A file is the same by all its names, and only files are")
  func identity() throws {
    let folder = try TemporaryFolder()
    let names = ["a", "hard", "soft", "chain", "other"].map(folder.path)
    for name in [names[0], names[4]] { close(open(name, O_CREAT | O_WRONLY, 0o600)) }
    #expect(link(names[0], names[1]) == 0 && symlink("a", names[2]) == 0 && symlink(names[2], names[3]) == 0)
    let identity = try #require(FileIdentity(names[0]))
    #expect(names.map { FileIdentity($0) == identity } == [true, true, true, true, false])
    #expect(SymbolicLink.target(of: names[3]) == names[0] && SymbolicLink.target(of: names[1]) == names[1])
    for path in [folder.path, "/dev/null", folder.path("missing")] { #expect(FileIdentity(path) == nil) }
  }
}
