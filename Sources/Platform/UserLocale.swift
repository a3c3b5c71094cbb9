/// The user's locale, as far as the program takes part in it.
package enum UserLocale {
  /// The name of the locale's character set, such as `UTF-8`, after the locale's characters have been taken over.
  ///
  /// Nothing else is: its decimal comma must not reach any number.
  ///
  /// - Parameter name: the locale; empty for the one that the environment names.
  package static func characterSet(_ name: String = "") -> String {
    _ = setlocale(LC_CTYPE, name)
    return String(cString: nl_langinfo(nl_item(CODESET)))
  }

  /// Whether a character set of this name has all characters.
  package static func isUnicode(_ characterSet: String) -> Bool {
    ["UTF-8", "UTF8"].contains(characterSet.uppercased())
  }
}
