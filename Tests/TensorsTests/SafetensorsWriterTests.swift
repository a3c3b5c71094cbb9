import Platform
import Tensors
import TestSupport
import Testing

@Suite("Writing safetensors files")
struct SafetensorsWriterTests {
  @Test("What is no file is refused and stays what it is")
  func device() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, folder.path(".")] {
      let error = #expect(throws: TensorError.self) {
        let writer = try SafetensorsWriter(path: path, fields: [])
        try writer.finish()
      }
      #expect(error?.kind == .cannotWrite && error?.file == path)
    }
    var status = stat()
    #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(try folder.names() == ["pipe"])
  }

  @Test("A link stays a link, and what it leads to is written")
  func link() throws {
    let folder = try TemporaryFolder()
    let link = folder.path("link.safetensors")
    #expect(symlink("real.safetensors", link) == 0)
    for _ in 1...2 {
      var writer = try SafetensorsWriter(path: link, fields: [.init(name: "a", elementType: .float32, shape: [1])])
      try writer.append([0, 0, 0, 0])
      try writer.finish()
      #expect(try SafetensorsFile(path: folder.path("real.safetensors")).tensors.map(\.name) == ["a"])
    }
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(try folder.names() == ["link.safetensors", "real.safetensors"])
  }
}
