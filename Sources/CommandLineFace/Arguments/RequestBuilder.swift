import Catalogs
import Domain
import Planning

/// Puts a request together: the workload's or an earlier plan's values, then what the options say.
struct RequestBuilder {
  static let defaultAccelerator = "h100-sxm"

  let planner: Planner
  let catalogs: CatalogStore
  /// What an earlier plan asked; nil to start from the workload.
  let earlier: PlanRequest?

  func request(model: String?, accelerator: String?, options: RequestOptions) throws -> PlanRequest {
    guard let model = model ?? earlier?.model else {
      throw Failure.usage("missing MODEL: an id, an alias, a unique part of a name, or a path to a JSON file")
    }
    var request = try planner.request(
      model: model, accelerator: accelerator ?? earlier?.accelerator ?? Self.defaultAccelerator,
      workload: options.workload ?? earlier?.workload,
      // The engine that ran on the earlier hardware need not run on other hardware.
      engine: options.engine ?? (accelerator == nil ? earlier?.engine : nil), region: options.region ?? earlier?.region)
    if let earlier { restore(earlier, keepingLoad: options.workload == nil, in: &request) }
    apply(options, to: &request)
    return request
  }

  /// The choices and limits on top.
  func apply(_ targets: TargetOptions, to request: inout PlanRequest) throws {
    if let count = targets.count { request.count = count.value }
    if let scheme = targets.scheme { request.scheme = try scheme.value.map { try catalogs.scheme($0).id } }
    if let cache = targets.kvCache { request.keyValueCache = cache.value }
    if let rate = targets.requestRate { request.requestsPerSecond = rate.value }
    if let limit = targets.maxTtft { request.maximumTimeToFirstTokenSeconds = limit.value.map { $0 / 1e3 } }
    if let limit = targets.maxTpot { request.maximumTimePerOutputTokenSeconds = limit.value.map { $0 / 1e3 } }
    if let limit = targets.maxCostPerHour { request.maximumUSDPerHour = limit.value }
  }

  private func restore(_ earlier: PlanRequest, keepingLoad: Bool, in request: inout PlanRequest) {
    request.count = earlier.count
    request.scheme = earlier.scheme
    request.keyValueCache = earlier.keyValueCache
    request.requestsPerSecond = earlier.requestsPerSecond
    request.maximumUSDPerHour = earlier.maximumUSDPerHour
    request.weights = earlier.weights
    guard keepingLoad else { return }
    request.mode = earlier.mode
    request.contextTokens = earlier.contextTokens
    request.inputTokens = earlier.inputTokens
    request.outputTokens = earlier.outputTokens
    request.concurrency = earlier.concurrency
    request.maximumTimeToFirstTokenSeconds = earlier.maximumTimeToFirstTokenSeconds
    request.maximumTimePerOutputTokenSeconds = earlier.maximumTimePerOutputTokenSeconds
  }

  private func apply(_ options: RequestOptions, to request: inout PlanRequest) {
    if let mode = options.mode { request.mode = mode }
    if let concurrency = options.concurrency { request.concurrency = concurrency }
    if let input = options.input { request.inputTokens = input }
    if let output = options.output { request.outputTokens = output }
    guard let context = options.context else {
      if options.input != nil || options.output != nil {
        request.contextTokens = request.inputTokens + request.outputTokens
      }
      return
    }
    request.contextTokens = context
    // Lengths that nobody asked for give way to a context that somebody did.
    if options.input == nil, options.output == nil {
      request.shrinkLengthsToContext()
    } else if options.output == nil, request.inputTokens + request.outputTokens > context {
      request.outputTokens = max(context - request.inputTokens, 0)
    } else if options.input == nil, request.inputTokens + request.outputTokens > context {
      request.inputTokens = max(context - request.outputTokens, 0)
    }
  }
}
