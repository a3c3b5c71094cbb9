import Domain
import Testing

@testable import Presentation

@Suite("The words of deployments")
struct DeploymentTextTests {
  @Test("Layouts read like people say them")
  func layouts() {
    func deployment(_ tensor: Int, _ pipeline: Int, _ replicas: Int, _ expert: Bool) -> Deployment {
      Deployment(
        model: "m", accelerator: "a",
        layout: Layout(tensorParallel: tensor, pipelineParallel: pipeline, expertParallel: expert), replicas: replicas,
        scheme: "s", keyValueCache: .bf16, engine: "e")
    }
    #expect(DeploymentText.layout(deployment(1, 1, 1, false)) == "one accelerator")
    #expect(DeploymentText.layout(deployment(4, 1, 1, false)) == "tensor parallel 4")
    #expect(
      DeploymentText.layout(deployment(2, 3, 2, true))
        == "tensor parallel 2 × pipeline parallel 3 × 2 replicas, experts whole")
    #expect(DeploymentText.shortLayout(deployment(2, 3, 2, true)) == "TP2 PP3 EP ×2")
    #expect(DeploymentText.shortLayout(deployment(1, 1, 1, false)) == "1")
  }
}
