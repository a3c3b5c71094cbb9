import JSON

extension JSONNode {
  /// The JSON beside weight files: an index, a configuration.
  ///
  /// - Parameter advice: what to do about text that is no JSON.
  init(fileAt path: String, advice: String) throws(TensorError) {
    let file = try FileBytes(path: path)
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
