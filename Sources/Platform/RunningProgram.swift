/// The program that runs.
package enum RunningProgram {
  /// The path of its file; nil where the system won't say.
  package static func path() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    // Linux's way; elsewhere there is no such link, and catalogs are found by the other ways.
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
