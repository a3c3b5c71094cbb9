import Domain
import Planning

/// What a session needs from outside, each a plain function that may take its time; tests bring their own.
package struct Services: Sendable {
  package var start: @Sendable (StartingPoint) throws -> PlanRequest
  package var revise: @Sendable (PlanRequest, RequestChanges) throws -> PlanRequest
  package var plan: @Sendable (PlanRequest) throws -> Plan
  package var facts: @Sendable (PlanRequest) throws -> RequestFacts
  package var list: @Sendable () throws -> CatalogLists
  /// What each accelerator of the catalogs would be for a question, the best first.
  package var hardware: @Sendable (PlanRequest) throws -> [Alternative]
  /// What each model of the catalogs would be on a question's hardware, the best first.
  package var models: @Sendable (PlanRequest) throws -> ModelReport
  /// What a plan's deployment leaves of its memory, for each context and number of sequences.
  package var room: @Sendable (Plan, _ contexts: [Int], _ sequences: [Int]) throws -> RoomReport
  /// Quantizes until it is done or cancelled; `report` may be called from any thread.
  package var measure:
    @Sendable (
      Plan, _ isCancelled: @escaping @Sendable () -> Bool, _ report: @escaping @Sendable (MeasurementProgress) -> Void
    ) throws -> Void
  package var export: @Sendable (Plan, _ path: String, ExistingFile) -> ExportOutcome

  package init(
    start: @escaping @Sendable (StartingPoint) throws -> PlanRequest,
    revise: @escaping @Sendable (PlanRequest, RequestChanges) throws -> PlanRequest,
    plan: @escaping @Sendable (PlanRequest) throws -> Plan,
    facts: @escaping @Sendable (PlanRequest) throws -> RequestFacts,
    list: @escaping @Sendable () throws -> CatalogLists,
    hardware: @escaping @Sendable (PlanRequest) throws -> [Alternative],
    models: @escaping @Sendable (PlanRequest) throws -> ModelReport,
    room: @escaping @Sendable (Plan, [Int], [Int]) throws -> RoomReport,
    measure:
      @escaping @Sendable (
        Plan, @escaping @Sendable () -> Bool, @escaping @Sendable (MeasurementProgress) -> Void
      ) throws -> Void,
    export: @escaping @Sendable (Plan, String, ExistingFile) -> ExportOutcome = PlanWriter.write
  ) {
    self.start = start
    self.revise = revise
    self.plan = plan
    self.facts = facts
    self.list = list
    self.hardware = hardware
    self.models = models
    self.room = room
    self.measure = measure
    self.export = export
  }
}
