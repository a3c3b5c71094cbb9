import ArgumentParser
import Domain

/// A field's value as somebody typed it, checked where it was typed.
struct RequestArgument: Sendable, Hashable {
  let field: RequestField
  let text: String

  init(_ field: RequestField, _ text: String) throws {
    guard field.reads(text) else {
      throw ArgumentReader.Refusal(description: "expected \(field.content.expected)")
    }
    self.field = field
    self.text = text
  }
}

extension Option where Value == RequestArgument? {
  /// The option of a field of the request: its name and what it takes are the table's.
  init(_ field: RequestField, _ help: String, valueName: String) {
    let words = field.content.words
    self.init(
      name: .customLong(String(field.flag.drop { $0 == "-" })), parsing: .unconditional,
      help: ArgumentHelp(help, valueName: valueName), completion: words.isEmpty ? nil : .list(words),
      transform: { text in try RequestArgument(field, text) })
  }
}

extension ParsableArguments {
  /// What the options of this group and of those in it ask of a request; read off the properties, so that none can be
  /// forgotten.
  var changes: RequestChanges {
    var changes = RequestChanges()
    for property in Mirror(reflecting: self).children {
      if let group = property.value as? any AskingGroup {
        changes = changes.over(group.changes)
      } else if let argument = (property.value as? Option<RequestArgument?>)?.wrappedValue {
        changes[argument.field] = argument.text
      }
    }
    return changes
  }
}

/// A group within another.
private protocol AskingGroup { var changes: RequestChanges { get } }

extension OptionGroup: AskingGroup {
  fileprivate var changes: RequestChanges { wrappedValue.changes }
}
