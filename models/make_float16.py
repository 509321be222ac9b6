"""A prepared network enters; `NAME.f16.onnx` leaves: a small graph over the same weights that computes in float16.

    python -m models.make_float16 isnet

For WebGPU, where `shader-f16` halves the memory traffic. The weights are not stored twice: the graph names their bytes
in the prepared file (ONNX external data). Run when a network's weights change. U²-Netp has none: in float16 its
mask for the reference picture is 3/1000 off, which no backend may be.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

FOLDER = Path(__file__).parent
WEIGHTS = "weights"
"""What the graph calls the prepared file; a runtime mounts it under this name."""

LARGE = 1024
"""Bytes from which a weight stays in the prepared file."""


def derive_float16(prepared: bytes) -> bytes:
    """Return the graph; its input and output stay float32.

    Parameters
    ----------
    prepared
        An ONNX file with weights as int8 or float32.

    Returns
    -------
    bytes
        The same for the same input.
    """
    model = onnx.load_model_from_string(prepared)
    graph = model.graph
    exact = {name for node in graph.node for name in _names_that_stay(node)}
    dequantisers = [node for node in graph.node if node.op_type == "DequantizeLinear"]
    layers = [node for node in graph.node if node.op_type != "DequantizeLinear"]
    large = [weight for weight in graph.initializer if len(weight.raw_data) >= LARGE]
    wide = [weight.name for weight in large if weight.name not in exact and weight.data_type == TensorProto.FLOAT]
    wide += [node.output[0] for node in dequantisers]
    halves = {name: f"{name}_f16" for name in ("input", "output", *wide)}
    for layer in layers:
        layer.input[:] = [halves.get(name, name) for name in layer.input]
        layer.output[:] = [halves.get(name, name) for name in layer.output]
    for weight in graph.initializer:
        if len(weight.raw_data) >= LARGE:
            _point_into(prepared, weight)
        elif weight.name not in exact and weight.data_type == TensorProto.FLOAT:
            weight.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), weight.name))
    narrow = [_cast(name, halves[name], TensorProto.FLOAT16) for name in ("input", *wide)]
    nodes = [*dequantisers, *narrow, *layers, _cast(halves["output"], "output", TensorProto.FLOAT)]
    del graph.node[:], graph.value_info[:]
    graph.node.extend(nodes)
    return _serialise(model)


def _names_that_stay(node: NodeProto) -> list[str]:
    """Return which of a node's inputs ONNX wants in float32 or int8 whatever the others are."""
    if node.op_type == "DequantizeLinear":
        return list(node.input)
    return [node.input[2]] if node.op_type == "Resize" else []


def _cast(before: str, after: str, to: int) -> NodeProto:
    return helper.make_node("Cast", [before], [after], to=to)


def _point_into(prepared: bytes, weight: TensorProto) -> None:
    """Replace a weight's bytes by where they are in the prepared file."""
    place = {"location": WEIGHTS, "offset": prepared.index(weight.raw_data), "length": len(weight.raw_data)}
    weight.ClearField("raw_data")
    weight.data_location = TensorProto.EXTERNAL
    for key, value in place.items():
        weight.external_data.add(key=key, value=str(value))


def _serialise(model: ModelProto) -> bytes:
    data: bytes = model.SerializeToString(deterministic=True)
    return data


def main(arguments: list[str] | None = None) -> int:
    """Write one network's graph."""
    parser = argparse.ArgumentParser(prog="python -m models.make_float16")
    parser.add_argument("name")
    name = parser.parse_args(arguments).name
    prepared = (FOLDER / "weights" / f"{name}.onnx").read_bytes()
    (FOLDER / f"{name}.f16.onnx").write_bytes(derive_float16(prepared))
    return 0


if __name__ == "__main__":
    sys.exit(main())
