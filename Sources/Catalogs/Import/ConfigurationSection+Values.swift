import Domain
import JSON

extension ConfigurationSection {
  /// A number from `minimum` to the largest dimension that models may have, `128.0` included; nil where the key is
  /// null, and the class's default where it is left out.
  ///
  /// - Parameter layer: which of a list is meant, where the configuration gives one number a layer.
  func optionalSize(_ key: String, minimum: Int = 1, layer: Int? = nil) throws(CatalogError) -> Int? {
    guard var node = value(key) else {
      guard let number = defaults[key] else { return nil }
      configuration.assume(prefix + key, "\(number)")
      return number
    }
    if let layer, let items = node.array, items.indices.contains(layer) { node = items[layer] }
    if node.value == .null { return nil }
    // Python writes a number of none as false; a number of one as true nobody does.
    guard node.bool != true, let size = Self.whole(node), (minimum...ModelLimits.dimension).contains(size) else {
      throw mismatch(key, "a whole number from \(minimum) to \(ModelLimits.dimension)")
    }
    return size
  }

  /// The first of some keys that is there, else the first that the class has a default for; families name the same
  /// thing differently.
  func optionalSize(_ keys: [String], minimum: Int = 1, layer: Int? = nil) throws(CatalogError) -> Int? {
    for key in keys where has(key) { return try optionalSize(key, minimum: minimum, layer: layer) }
    guard let key = keys.first(where: { value($0) == nil && defaults[$0] != nil }), !keys.contains(where: isNull)
    else { return nil }
    return try optionalSize(key, minimum: minimum, layer: layer)
  }

  func size(_ keys: [String], minimum: Int = 1, layer: Int? = nil) throws(CatalogError) -> Int {
    if let size = try optionalSize(keys, minimum: minimum, layer: layer) { return size }
    let others = keys.dropFirst().map { "`\($0)`" }
    throw mismatch(
      keys[0], others.isEmpty ? "a whole number" : "a whole number, here or under " + others.joined(separator: " or "))
  }

  func size(_ key: String, minimum: Int = 1) throws(CatalogError) -> Int { try size([key], minimum: minimum) }

  /// A product that models may have as a dimension.
  func product(_ key: String, _ left: Int, _ right: Int) throws(CatalogError) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow, product <= ModelLimits.dimension else {
      throw fault(key, expected: "a width of at most \(ModelLimits.dimension)", found: "more")
    }
    return product
  }

  /// True, false, or the default where the key is left out or null.
  func flag(_ key: String, default usual: Bool) throws(CatalogError) -> Bool {
    guard let node = value(key), node.value != .null else { return usual }
    guard let flag = node.bool ?? node.integer.map({ $0 != 0 }) else { throw mismatch(key, "true or false") }
    return flag
  }

  func string(_ key: String) throws(CatalogError) -> String? {
    guard let node = value(key), node.value != .null else { return nil }
    guard let text = node.string else { throw mismatch(key, "a string") }
    return text
  }

  /// Elements of an array; nil where the key is left out or null.
  func strings(_ key: String) throws(CatalogError) -> [String]? { try elements(key, "strings") { $0.string } }

  func integers(_ key: String) throws(CatalogError) -> [Int]? { try elements(key, "whole numbers", Self.whole) }

  private func elements<Element>(
    _ key: String, _ name: String, _ element: (JSONNode) -> Element?
  ) throws(CatalogError) -> [Element]? {
    guard let node = value(key), node.value != .null else { return nil }
    guard let items = node.array else { throw mismatch(key, "an array of \(name)") }
    let elements = items.compactMap(element)
    guard elements.count == items.count else { throw mismatch(key, "an array of \(name)") }
    return elements
  }

  private func isNull(_ key: String) -> Bool { value(key).map { $0.value == .null } ?? false }

  /// A whole number, also as Python may write one: `128.0`, or true and false.
  static func whole(_ node: JSONNode) -> Int? {
    switch node.value {
    case .integer(let number): Int(exactly: number)
    case .real(let number): Int(exactly: number)
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }
}
