import Platform
import TestSupport
import Testing

@Suite("The system's side")
struct PlatformTests {
  @Test("A variable that is not set is nil")
  func variables() {
    #expect(EnvironmentVariable.text("QUANTPLAN_NO_SUCH_VARIABLE") == nil)
    #expect(EnvironmentVariable.text("PATH") != nil)
  }

  @Test("Every byte goes through a pipe, and a descriptor that cannot be written to is an error number")
  func writing() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let bytes = [UInt8]("all of it".utf8)
    #expect(bytes.withUnsafeBufferPointer { DescriptorWriter.write($0, to: ends[1]) } == nil)
    var received = [UInt8](repeating: 0, count: 64)
    #expect(Platform.read(ends[0], &received, received.count) == bytes.count)
    #expect(Array(received.prefix(bytes.count)) == bytes)
    #expect(bytes.withUnsafeBufferPointer { DescriptorWriter.write($0, to: ends[0]) } == EBADF)
  }

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

  @Test("Links that lead in a circle have an end")
  func circle() throws {
    let folder = try TemporaryFolder()
    #expect(symlink("b", folder.path("a")) == 0 && symlink("a", folder.path("b")) == 0)
    #expect(SymbolicLink.target(of: folder.path("a")).hasPrefix(folder.path))
  }

  @Test("The program has a path, character sets and errors have names")
  func facts() {
    #expect(RunningProgram.path()?.hasPrefix("/") == true)
    #expect(UserLocale.isUnicode("utf8"))
    #expect(!UserLocale.isUnicode("ISO-8859-1"))
    #expect(SystemError.text(EPIPE) == SystemError.closedPipe)
  }
}
