"""What ONNX Runtime says of a person's own file enters; a typed `Graph`, or the reason why there is none, leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

from py_app.errors import IncompatibleNetwork, OffcutError, OutOfMemory

Kind = TypeVar("Kind")

SHA256 = re.compile(r"[0-9a-f]{64}")

MAX_SIDE = 1 << 31
"""Of any tensor."""

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


def parse_facts(facts: Any) -> tuple[Graph, dict[str, Any]]:
    """Read what the browser found out about a file: its graph, and its `sha256` and `bytes`; or why it has none.

    Raises
    ------
    IncompatibleNetwork, OutOfMemory
        It has none, or the facts are malformed: a file can name its tensors as it likes.
    """
    try:
        if trouble := facts.get("trouble"):
            raise load_error(_check(trouble, str))
        inputs, outputs = (tuple(map(_parse_tensor, _check(facts[side], list))) for side in ("inputs", "outputs"))
        sha256, size = _check(facts["sha256"], str), _check(facts["bytes"], int)
        if not SHA256.fullmatch(sha256) or size < 0:
            raise ValueError("no hash or size")
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise incompatible("graph", f"What the network takes and gives is malformed: {error!r}") from error
    return Graph(inputs, outputs), {"sha256": sha256, "bytes": size}


def _parse_tensor(fields: Mapping[str, Any]) -> TensorInfo:
    shape = tuple(None if side is None else _check(side, int) for side in _check(fields["shape"], list))
    if not all(side is None or 0 <= side <= MAX_SIDE for side in shape):
        raise ValueError(f"a shape of {shape}")
    return TensorInfo(_check(fields["name"], str), _check(fields["type"], str), shape)


def _check(value: Any, kind: type[Kind]) -> Kind:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


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
