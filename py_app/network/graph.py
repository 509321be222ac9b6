"""What ONNX Runtime says of a person's own file enters; a typed `Graph`, or the reason why there is none, leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from py_app.errors import IncompatibleNetwork, OffcutError, OutOfMemory

Reason: TypeAlias = Literal["not-onnx", "opset", "external-data", "graph", "inputs", "outputs", "dry-run"]

TROUBLES: tuple[tuple[str, Reason, str], ...] = (
    (r"protobuf", "not-onnx", "This file is not a network in the ONNX format, or is damaged."),
    (r"external data|external_data|model_path must not be empty", "external-data", "The weights are in another file."),
    (
        r"opset|IR version|No Op registered|is not a registered|Could not find an implementation",
        "opset",
        "The network uses operations that this version of ONNX Runtime does not know.",
    ),
)
"""How ONNX Runtime says why it does not load a file (the same words natively and in the browser), and what it means."""


@dataclass(frozen=True)
class TensorInfo:
    """An input or output of a graph; a side that is free, or not known, is None."""

    name: str
    type: str
    shape: tuple[int | None, ...]


@dataclass(frozen=True)
class Graph:
    """What a network takes and gives."""

    inputs: tuple[TensorInfo, ...]
    outputs: tuple[TensorInfo, ...]


def parse_facts(facts: Mapping[str, Any]) -> tuple[Graph, dict[str, Any]]:
    """Read what the browser found out about a file: its graph, and its `sha256` and `bytes`; or why it has none."""
    if trouble := facts.get("trouble"):
        raise load_error(trouble)
    inputs, outputs = (
        tuple(TensorInfo(tensor["name"], tensor["type"], tuple(tensor["shape"])) for tensor in facts[tensors])
        for tensors in ("inputs", "outputs")
    )
    return Graph(inputs, outputs), {"sha256": facts["sha256"], "bytes": facts["bytes"]}


def load_error(trouble: str) -> OffcutError:
    """Return the error for a file that ONNX Runtime did not load, from the runtime's own words."""
    if re.search(r"bad_alloc|allocate memory", trouble):
        return OutOfMemory(trouble)
    for pattern, reason, message in TROUBLES:
        if re.search(pattern, trouble, re.IGNORECASE):
            return IncompatibleNetwork(message, details={"reason": reason, "trouble": trouble})
    return incompatible("graph", f"ONNX Runtime cannot load this network. ({trouble})")


def incompatible(reason: Reason, message: str) -> IncompatibleNetwork:
    """Return the error for a file that is not used; the page has its own words for each reason."""
    return IncompatibleNetwork(message, details={"reason": reason})
