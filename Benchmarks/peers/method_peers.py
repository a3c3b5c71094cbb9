"""llmcompressor's GPTQ and AWQ on one layer, with the tokens that ours is given."""

import torch


def gptq(tokens, bits=4, group=128):
    from compressed_tensors.quantization import QuantizationArgs
    from compressed_tensors.quantization.utils import calculate_qparams
    from llmcompressor.modifiers.gptq.gptq_quantize import quantize_weight

    arguments = QuantizationArgs(num_bits=bits, type="int", symmetric=True, strategy="group", group_size=group)
    hessian = (tokens.T @ tokens) * (2 / len(tokens))

    def prepare():
        return hessian.clone()

    def run(weights, hessian):
        grouped = weights.unflatten(-1, (-1, group))
        scale, zero = calculate_qparams(grouped.amin(-1), grouped.amax(-1), arguments)
        values, _, _ = quantize_weight(
            weights.clone()[None], hessian[None], scale[None], zero[None], None, arguments)
        return values[0], scale

    return run, prepare


def awq(weights, tokens, bits=4, group=128):
    """The 20-point search for one layer's column scales, the layer standing for its own block."""
    from compressed_tensors.quantization import QuantizationArgs, QuantizationScheme, initialize_module_for_quantization
    from llmcompressor.modifiers.transform.awq import AWQModifier
    from llmcompressor.modifiers.transform.awq.mappings import ResolvedMapping
    from llmcompressor.observers import Observer

    arguments = QuantizationArgs(num_bits=bits, type="int", symmetric=True, strategy="group", group_size=group)
    layer = torch.nn.Linear(weights.shape[1], weights.shape[0], bias=False)
    layer.weight.data = weights.clone()
    initialize_module_for_quantization(layer, QuantizationScheme(targets=["Linear"], weights=arguments))
    layer.quantization_enabled = False
    layer.weight_observer = Observer.load_from_registry("memoryless_minmax", base_name="weight", args=arguments)
    layer.weight.requires_grad_(False)
    modifier = AWQModifier(duo_scaling=True, n_grid=20)
    mapping = ResolvedMapping("smooth", torch.nn.Identity(), [layer], ["layer"], layer, "layer")
    modifier._smooth_activation_stats = {
        "smooth": (tokens.abs().sum(0), torch.tensor(len(tokens), dtype=torch.int64))}

    class Batches(list):
        def iter_prefetch(self):
            return iter(self)

    modifier._parent_args_cache = {layer: Batches([{"input": tokens}])}

    def run():
        layer.weight.data = weights.clone()
        original = {layer: weights}
        with torch.no_grad():
            outputs = modifier._run_samples(layer)
            return modifier._compute_best_scale(mapping, outputs, original)

    return run
