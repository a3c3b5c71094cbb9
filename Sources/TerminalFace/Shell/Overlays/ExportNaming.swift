import Domain

/// The name under which a plan is written unless one types another.
enum ExportNaming {
  /// "llama-4-scout-1x-h100-sxm.json"; a model or hardware from a file of one's own gives that file's name.
  static func proposal(_ plan: Plan, ending: String = "json") -> String {
    let deployment = plan.deployment
    return "\(stem(deployment.model))-\(deployment.count)x-\(stem(deployment.accelerator)).\(ending)"
  }

  /// Letters, digits, dots and dashes; anything else could mean something to a shell or a file system.
  private static func stem(_ name: String) -> String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let base = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
    return String(base.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "-" })
  }
}
