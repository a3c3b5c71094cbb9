import Platform
import TestSupport
import Testing

@Suite("Files and what lies in their place")
struct RegularFileTests {
  @Test("A file is opened with its length; a pipe, a folder, a device, a NUL in the name is told at once")
  func kinds() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", [1, 2, 3])
    let (descriptor, byteCount) = try RegularFile.open(folder.path("file"))
    close(descriptor)
    #expect(byteCount == 3)
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0 && symlink("round", folder.path("round")) == 0)
    let faults: [(String, RegularFile.Fault)] = [
      (folder.path("pipe"), .other("a named pipe")), (folder.path, .other("a folder")),
      ("/dev/zero", .other("a device")), (folder.path("none"), .system(ENOENT)),
      (folder.path("round"), .system(ELOOP)), (folder.path("file\0x"), .other("a name with a NUL in it")),
    ]
    for (path, fault) in faults {
      #expect(throws: fault) { try RegularFile.open(path) }
      #expect(!fault.found.isEmpty)
    }
  }

  @Test("Links to nowhere are there, folders are no files, and nothing is nothing")
  func presence() throws {
    let folder = try TemporaryFolder()
    #expect(symlink("round", folder.path("round")) == 0 && symlink("nowhere", folder.path("lost")) == 0)
    #expect(RegularFile.isThere(folder.path("round")) && RegularFile.isThere(folder.path("lost")))
    #expect(RegularFile.isThere("/dev/null"))
    #expect(!RegularFile.isThere(folder.path) && !RegularFile.isThere(folder.path("none")))
  }
}
