/// A place in an array, as a key of a coding path.
struct JSONIndex: CodingKey {
  let index: Int
  var intValue: Int? { index }
  var stringValue: String { "[\(index)]" }
  init(_ index: Int) { self.index = index }
  init?(intValue: Int) { index = intValue }
  init?(stringValue: String) { nil }
}
