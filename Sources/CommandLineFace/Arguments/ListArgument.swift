/// Options that take several names, by commas, by repetition, or both.
enum ListArgument {
  static func parts(of values: [String], default defaults: [String]) -> [String] {
    guard !values.isEmpty else { return defaults }
    return values.flatMap { $0.split(separator: ",") }.map { String($0.filter { $0 != " " }) }.filter { !$0.isEmpty }
  }
}
