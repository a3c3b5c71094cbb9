/// Tensors of a file that also tells of the model: its architecture, sizes, vocabulary.
package protocol DescribedSource: TensorSource {
  /// Keys and values of the header, long arrays as their counts only.
  var metadata: [String: GGUFValue] { get }
}

extension GGUFFile: DescribedSource {}
extension SplitGGUF: DescribedSource {}
