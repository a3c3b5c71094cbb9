import FoundationEssentials
import Platform

/// Reads whole files of moderate size; `-` is standard input.
package enum InputFile {
  /// Plans take a few hundred kilobytes; what is far larger is something else.
  package static let largest = 64 * 1_048_576

  /// - Parameter limit: bytes beyond which the file is taken for something else.
  package static func read(_ path: String, limit: Int = largest) throws(ExportError) -> Data {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: SystemError.current) }
    defer { if path != "-" { close(descriptor) } }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Platform.read(descriptor, &buffer, buffer.count)
      if count == 0 { return data }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: SystemError.current)
      }
      data.append(contentsOf: buffer[..<count])
      guard data.count <= limit else {
        throw .unreadable(path: path, reason: "larger than \(limit / 1_048_576) MiB, which is not what such files are")
      }
    }
  }
}
