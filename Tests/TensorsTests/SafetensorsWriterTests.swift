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
}
