import Catalogs
import Domain

extension PlanRequest {
  /// Why a model's licence rules it out; nil where it may be taken.
  func licenceRefusal(of model: Model) -> Rejection.Reason? {
    guard let licence, !LicencePolicy(licence).allows(model.licence) else { return nil }
    return .licence(model.licence, wanted: licence)
  }

  /// Refuses a name that no model's licence has, which would rule out every model.
  func checkLicence(among models: () -> [Model]) throws(PlanningError) {
    guard let licence, let stranger = LicencePolicy(licence).strangers(to: [String]()).first else { return }
    let licences = Set(models().compactMap(\.licence))
    guard LicencePolicy(licence).strangers(to: licences).contains(stranger) else { return }
    throw .invalid(
      what: RequestField.licence.name, found: stranger,
      expected: "\(LicencePolicy.permissive), any, or a licence that some model has: "
        + licences.sorted().joined(separator: ", "))
  }
}
