import JSON

extension JSONNode {
  /// Bytes beyond which a file is taken for something else: the index of 100,000 tensors has some ten million.
  private static let largestFile = 64 << 20

  /// The JSON beside weight files: an index, a configuration.
  ///
  /// - Parameter advice: what to do about text that is no JSON.
  init(fileAt path: String, advice: String) throws(TensorError) {
    let file = try FileBytes(path: path)
    guard file.byteCount <= Self.largestFile else {
      throw TensorError(
        .headerLength, file: path, expected: "at most \(Self.largestFile >> 20) MiB of JSON",
        found: "\(file.byteCount) bytes", advice: advice)
    }
    let text = try file.read(0..<file.byteCount)
    do throws(JSONSyntaxError) {
      try self.init(parsing: text, rules: .header)
    } catch {
      throw TensorError(
        .headerSyntax, file: path, subject: "byte \(error.offset)", expected: "well-formed JSON", found: error.problem,
        advice: advice)
    }
  }
}
