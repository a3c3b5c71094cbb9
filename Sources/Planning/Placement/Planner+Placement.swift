import Catalogs
import Domain
import Estimation

extension Planner {
  /// Several models on one machine, each as it is planned alone.
  ///
  /// - Parameters:
  ///   - requests: what each model is asked; all of them on the machine's accelerator. One that says no count takes one
  ///     accelerator, or as few as hold it.
  ///   - devices: of the machine, or hosts of the name; nil for the least that hold everything, up to a node's, or for
  ///     one whole host.
  package func place(_ requests: [PlanRequest], on name: String, devices: Int? = nil) throws -> PlacementReport {
    let faults = CatalogFaults()
    let found = try catalogs.accelerator(name)
    let devices = found.host.map { Layout.product(devices ?? 1, $0.count) } ?? devices
    var plans: [PlanRequest: (plan: Plan, resources: PlanningResources)] = [:]
    for request in requests where plans[request] == nil {
      let plan = try smallest(request)
      plans[request] = (plan, try resources(for: plan.request))
    }
    let ordered = requests.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
    let names = Self.names(of: ordered)
    let members = zip(ordered, names).compactMap { request, name in
      plans[request].map { PlacementMember(name: name, plan: $0.plan, resources: $0.resources) }
    }
    guard let first = requests.first else { throw PlanningError.noModel }
    let accelerator = try priced([found], for: first, faults).first ?? found
    let search = PlacementSearch(
      members: members, devices: devices,
      most: max(accelerator.links.acceleratorsPerNode ?? Self.usualNode, 1))
    return search.report(
      accelerator: accelerator, warnings: Set(plans.values.flatMap(\.plan.warnings) + faults.warnings).sorted())
  }

  /// Whether a text names several accelerators to choose from, on which models can't be placed.
  package func isChoice(_ hardware: String) -> Bool { HardwareSet(hardware, catalogs: catalogs) != nil }

  /// A plan on one accelerator where no count is asked for; on more, as its repair tells, where one can't hold it.
  private func smallest(_ request: PlanRequest) throws -> Plan {
    guard request.count == nil else { return try plan(request) }
    var single = request
    single.count = 1
    let plan = try plan(single)
    guard plan.verdict.outcome == .doesNotFit, let more = plan.repairs.first(where: { $0.kind == .moreAccelerators })
    else { return plan }
    return try self.plan(more.request)
  }

  /// Accelerators of a machine where the catalog doesn't say.
  private static let usualNode = 8

  /// Models of the same name are counted: "bert-base", "bert-base #2".
  private static func names(of requests: [PlanRequest]) -> [String] {
    var seen: [String: Int] = [:]
    return requests.map { request in
      let count = seen[request.model, default: 0] + 1
      seen[request.model] = count
      return count == 1 ? request.model : "\(request.model) #\(count)"
    }
  }
}

extension PlanRequest {
  /// An order that doesn't depend on which came first.
  fileprivate var sortKey: [String] { RequestField.all.map { $0.text(in: self) ?? "" } }
}
