"""The Python peers' quantizers, each as a function from a float matrix to what it stores: codes and scales."""

import torch


def compressed_tensors_integer(bits, group):
    from compressed_tensors.quantization import QuantizationArgs
    from compressed_tensors.quantization.lifecycle.forward import quantize
    from compressed_tensors.quantization.utils import calculate_qparams

    strategy = "group" if group else "channel"
    arguments = QuantizationArgs(num_bits=bits, type="int", symmetric=True, strategy=strategy, group_size=group)

    def run(weights):
        grouped = weights.unflatten(-1, (-1, group)) if group else weights.unsqueeze(1)
        scale, zero = calculate_qparams(grouped.amin(-1), grouped.amax(-1), arguments)
        return quantize(weights, scale, zero, arguments, dtype=torch.int8), scale

    return run


def compressed_tensors_float8():
    from compressed_tensors.quantization import QuantizationArgs
    from compressed_tensors.quantization.lifecycle.forward import quantize
    from compressed_tensors.quantization.utils import calculate_qparams

    arguments = QuantizationArgs(num_bits=8, type="float", symmetric=True, strategy="channel")

    def run(weights):
        scale, zero = calculate_qparams(
            weights.amin(-1, keepdim=True), weights.amax(-1, keepdim=True), arguments)
        return quantize(weights, scale, zero, arguments, dtype=torch.float8_e4m3fn), scale

    return run


def bitsandbytes_nf4():
    from bitsandbytes.functional import quantize_4bit

    def run(weights):
        codes, state = quantize_4bit(weights, blocksize=64, quant_type="nf4")
        return codes, state.absmax

    return run


def bitsandbytes_dynamic():
    from bitsandbytes.functional import quantize_blockwise

    def run(weights):
        codes, state = quantize_blockwise(weights, blocksize=256)
        return codes, state.absmax

    return run


def torchao_mxfp4():
    from torchao.prototype.mx_formats.mx_tensor import to_mx

    def run(weights):
        scale, codes = to_mx(weights, torch.float4_e2m1fn_x2, 32)
        return codes, scale

    return run


def torchao_nvfp4():
    from torchao.prototype.mx_formats.nvfp4_tensor import nvfp4_quantize, per_tensor_amax_to_scale

    def run(weights):
        total = per_tensor_amax_to_scale(weights.abs().max())
        scale, codes = nvfp4_quantize(weights, per_tensor_scale=total)
        return codes, scale

    return run


def hqq_int4(bits=4, group=64):
    from hqq.core.quantize import Quantizer

    def run(weights):
        codes, meta = Quantizer.quantize(
            weights, nbits=bits, group_size=group, axis=1, bitpack=False, device="cpu",
            compute_dtype=torch.float32)
        return codes, meta["scale"]

    return run
