extension RequestField.Content {
  /// The word for licences of any kind, told or not.
  private static let anyLicence = "any"

  /// Licences that a model may have, or any.
  static func licence(_ path: RequestField.Path<String?>) -> Self {
    optional(
      path, absent: anyLicence,
      expected: "\(LicencePolicy.permissive), or a licence's name such as Apache-2.0 (several by commas)",
      read: { typed in LicencePolicy(typed).isEmpty ? nil : typed }, text: { $0 },
      isValid: { !LicencePolicy($0).isEmpty })
  }
}
