import Domain
import Quantities

/// Deployments and their layouts in words.
package enum DeploymentText {
  /// "4 × h100-sxm", "2 × p5.48xlarge (16 × h100-sxm-80gb)".
  package static func hardware(_ deployment: Deployment) -> String {
    hardware(deployment.count, deployment.accelerator, deployment.host, hosts: deployment.hostCount)
  }

  /// The same of accelerators that come in so many hosts, or one by one.
  static func hardware(_ count: Int, _ accelerator: String, _ host: HostUse?, hosts: Int?) -> String {
    let accelerators = "\(NumberText.grouped(count)) × \(accelerator)"
    guard let host, let hosts else { return accelerators }
    return "\(NumberText.grouped(hosts)) × \(host.reference) (\(accelerators))"
  }

  /// "tensor parallel 4", "tensor 2 × pipeline 3 × 2 replicas, experts whole", "one accelerator".
  package static func layout(_ deployment: Deployment) -> String {
    var parts: [String] = []
    if deployment.layout.dataParallel > 1 { parts.append("data parallel \(deployment.layout.dataParallel)") }
    if deployment.layout.tensorParallel > 1 { parts.append("tensor parallel \(deployment.layout.tensorParallel)") }
    if deployment.layout.pipelineParallel > 1 {
      parts.append("pipeline parallel \(deployment.layout.pipelineParallel)")
    }
    if deployment.replicas > 1 || deployment.spareReplicas > 0 {
      parts.append(NumberText.counted(deployment.replicas, "replica") + spare(deployment))
    }
    let shape = parts.isEmpty ? "one accelerator" : parts.joined(separator: " × ")
    return deployment.layout.expertParallel ? shape + ", experts whole" : shape
  }

  /// " and 1 spare"; empty where there is none.
  private static func spare(_ deployment: Deployment) -> String {
    deployment.spareReplicas > 0 ? " and \(NumberText.grouped(deployment.spareReplicas)) spare" : ""
  }

  /// The layout in the short form of tables: "TP4", "TP2 PP3 ×2", "1".
  package static func shortLayout(_ deployment: Deployment) -> String {
    var parts: [String] = []
    if deployment.layout.dataParallel > 1 { parts.append("DP\(deployment.layout.dataParallel)") }
    if deployment.layout.tensorParallel > 1 { parts.append("TP\(deployment.layout.tensorParallel)") }
    if deployment.layout.pipelineParallel > 1 { parts.append("PP\(deployment.layout.pipelineParallel)") }
    if deployment.layout.expertParallel { parts.append("EP") }
    if deployment.replicas > 1 || deployment.spareReplicas > 0 { parts.append("×\(deployment.replicas)") }
    if deployment.spareReplicas > 0 { parts.append("+\(deployment.spareReplicas)") }
    return parts.isEmpty ? "1" : parts.joined(separator: " ")
  }

  /// "w4a16-g128 on 1 × h100-sxm with vllm, KV cache bf16".
  package static func sentence(_ deployment: Deployment) -> String {
    "\(deployment.scheme) on \(hardware(deployment)) with \(deployment.engine), KV cache \(deployment.keyValueCache.rawValue)"
  }
}
