import Platform
import TestSupport
import Testing

@Suite("Files in the making")
struct DraftFileTests {
  /// A number that no process has: Linux gives none above 2²².
  private static let gone = Int32.max

  @Test("A draft that a process left behind goes when another is made; one that is at work and other files stay")
  func abandoned() throws {
    let folder = try TemporaryFolder()
    let target = folder.path("d.safetensors")
    let left = "d.safetensors.partial-\(Self.gone)"
    let held = "d.safetensors.partial-\(Self.gone - 1)"
    let others = ["d.safetensors", "d.safetensors.partial-x", "e.safetensors.partial-\(Self.gone)"]
    for name in others + [left, held] { try folder.write(name, [1]) }
    let holder = open(folder.path(held), O_RDONLY)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
    let descriptor = DraftFile.create(beside: target)
    defer { close(descriptor) }
    #expect(descriptor >= 0)
    let own = "d.safetensors.partial-\(getpid())"
    #expect(try folder.names() == (others + [held, own]).sorted())
    // A second one of the same process is not taken for abandoned.
    let second = DraftFile.create(beside: target)
    defer { close(second) }
    #expect(try folder.names().contains(own))
  }
}
