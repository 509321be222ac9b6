"""A network's raw output enters; a mask in [0, 1] at model size leaves."""

from __future__ import annotations

import numpy as np

from py_app.errors import WrongResult
from py_app.network.manifest import OutputRule
from py_app.types import Mask, Size, Tensor

FLAT = 1e-3
"""A range below this says that the network saw nothing: stretching it would only amplify noise."""


def read_mask(output: Tensor, rule: OutputRule, size: Size) -> Mask:
    """Turn raw output into coverage.

    Parameters
    ----------
    output
        float32 `(1, 1, h, w)`: saliency logits or, where `rule.activation` is "none", probabilities.
    rule
        Activation and range from the manifest; "minmax" stretches to the full [0, 1] as the authors of
        U²-Net do (Qin et al. 2020, `normPRED`).
    size
        The (height, width) that was asked of the network.

    Returns
    -------
    Mask
        float32 `(h, w)` in [0, 1].

    Raises
    ------
    WrongResult
        The shape is not `(1, 1, h, w)` or a value is not finite.
    """
    if output.shape != (1, 1, *size):
        raise WrongResult(f"The network's output is {output.shape}, expected {(1, 1, *size)}.")
    mask: Mask = output[0, 0]
    if not np.isfinite(mask).all():
        raise WrongResult("The network's output has values that are not finite.")
    if rule.activation == "sigmoid":
        mask = np.float32(1) / (np.float32(1) + np.exp(-mask))
    low, high = float(mask.min()), float(mask.max())
    if rule.range == "minmax" and high - low > FLAT:
        mask = (mask - low) / (high - low)
    clipped: Mask = np.clip(mask, 0, 1, dtype=np.float32)
    return clipped
