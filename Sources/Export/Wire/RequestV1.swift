import Domain

/// What was asked, as version 1 of a plan's JSON spells it; `plan --from` reads it again.
struct RequestV1: Codable {
  let request: PlanRequest

  init(_ request: PlanRequest) { self.request = request }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: RequestKey.Name.self)
    // Each key fills its part.
    var request = PlanRequest(
      model: "", accelerator: "", mode: .online, workload: "", contextTokens: 0, inputTokens: 0, outputTokens: 0,
      concurrency: 0, engine: "", region: "")
    for key in Self.keys { try key.read(keys, &request) }
    self.request = request
  }

  func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: RequestKey.Name.self)
    for key in Self.keys { try key.write(request, &keys) }
  }
}
