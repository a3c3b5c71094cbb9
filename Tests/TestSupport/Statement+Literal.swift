import Domain

/// In tests a quoted statement reads like its words.
extension Statement: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  package init(stringLiteral words: String) { self = .quoted(words) }
}
