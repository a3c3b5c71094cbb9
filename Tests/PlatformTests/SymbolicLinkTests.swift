import Platform
import TestSupport
import Testing

@Suite("Symbolic links")
struct SymbolicLinkTests {
  @Test("Links that lead in a circle have an end")
  func circle() throws {
    let folder = try TemporaryFolder()
    #expect(symlink("b", folder.path("a")) == 0 && symlink("a", folder.path("b")) == 0)
    #expect(SymbolicLink.target(of: folder.path("a")).hasPrefix(folder.path))
  }
}
