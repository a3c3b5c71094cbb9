/// JSON spreads the chosen deployment over the plan's own keys.
extension Plan: Codable {
  private enum CodingKeys: CodingKey {
    case schemaVersion, request, verdict, deployment, headline, memory, performance, quality, cost, energy, reasons
    case recommendations, schemes, alternatives, rejected, repairs, assumptions
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let verdict = try values.decode(Verdict.self, forKey: .verdict)
    let chosen = Alternative(
      deployment: try values.decode(Deployment.self, forKey: .deployment), outcome: verdict.outcome,
      memory: try values.decode(MemoryLedger.self, forKey: .memory),
      performance: try values.decode(PerformanceEstimate.self, forKey: .performance),
      quality: try values.decode(QualityEstimate.self, forKey: .quality),
      cost: try values.decode(CostEstimate.self, forKey: .cost),
      energy: try values.decode(EnergyEstimate.self, forKey: .energy), meetsTargets: verdict.missedTargets.isEmpty)
    self.init(
      request: try values.decode(PlanRequest.self, forKey: .request), verdict: verdict,
      headline: try values.decode(Headline.self, forKey: .headline), chosen: chosen,
      reasons: try values.decode([String].self, forKey: .reasons),
      recommendations: try values.decode(Recommendations.self, forKey: .recommendations),
      schemes: try values.decode([SchemeOption].self, forKey: .schemes),
      alternatives: try values.decode([Alternative].self, forKey: .alternatives),
      rejected: try values.decode([Rejection].self, forKey: .rejected),
      repairs: try values.decode([Repair].self, forKey: .repairs),
      assumptions: try values.decode([String].self, forKey: .assumptions))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Self.currentSchemaVersion, forKey: .schemaVersion)
    try values.encode(request, forKey: .request)
    try values.encode(verdict, forKey: .verdict)
    try values.encode(deployment, forKey: .deployment)
    try values.encode(headline, forKey: .headline)
    try values.encode(memory, forKey: .memory)
    try values.encode(performance, forKey: .performance)
    try values.encode(quality, forKey: .quality)
    try values.encode(cost, forKey: .cost)
    try values.encode(energy, forKey: .energy)
    try values.encode(reasons, forKey: .reasons)
    try values.encode(recommendations, forKey: .recommendations)
    try values.encode(schemes, forKey: .schemes)
    try values.encode(alternatives, forKey: .alternatives)
    try values.encode(rejected, forKey: .rejected)
    try values.encode(repairs, forKey: .repairs)
    try values.encode(assumptions, forKey: .assumptions)
  }
}
