"""How much of what a peer stored is what we stored, so that like is compared with like."""

import numpy as np
import torch


def share(mine, theirs):
    return f"{100 * np.mean(mine == theirs):.3f} %" if mine.shape == theirs.shape else "not comparable"


def blocks(dumped, target):
    """GGUF's blocks, byte for byte."""
    mine = max((dumped[name] for name in dumped if name not in ("weights", "dequantized")), key=len)
    return share(mine, target)


def python(dumped, stored):
    """One code a byte on our side; bytes or packed nibbles on the peer's."""
    mine = dumped.get("codes")
    if mine is None:
        return "no codes"
    codes = stored[0].contiguous()
    codes = (codes.view(torch.uint8) if codes.element_size() == 1 else codes.to(torch.uint8)).numpy().reshape(-1)
    if codes.size * 2 == mine.size:
        nibbles = np.stack([codes & 15, codes >> 4], 1).reshape(-1), np.stack([codes >> 4, codes & 15], 1).reshape(-1)
        return max((share(mine, order) for order in nibbles), key=lambda text: float(text.split()[0]))
    return share(mine, codes)


def values(dumped, result):
    """Dequantized values, where the method's result is values."""
    if result[1] is None:
        return "search alone"
    return share(dumped["dequantized"].view(np.float32), result[1].numpy().reshape(-1))
