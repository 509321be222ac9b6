"""Tiny networks, made for a test: each undoes a family's normalisation, so that its mask is known beforehand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

FAMILIES: dict[str, dict[str, Any]] = json.loads((Path(__file__).parents[1] / "models" / "families.json").read_text())

OPSET = 13

Sides = Sequence[int | str]


def curve(red: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mask for a red channel in [0, 1]: bent, so that neither a shift nor a scale of it goes unseen."""
    return np.asarray((red**3 + red) / 2, np.float32)


def make_family_network(family: str) -> bytes:
    """Make a network of a family's conventions whose mask is `curve` of the picture's red channel."""
    rules = FAMILIES[family]
    size = rules["input"]["size"]
    sides: Sides = (size["height"], size["width"]) if size["rule"] == "fixed" else ("height", "width")
    weights: dict[str, NDArray[Any]] = {
        "std": np.reshape(np.array(rules["input"]["std"], np.float32), (1, 3, 1, 1)),
        "mean": np.reshape(np.array(rules["input"]["mean"], np.float32), (1, 3, 1, 1)),
        "first": np.array([0], np.int64),
        "half": np.array(0.5, np.float32),
        "one": np.array(1, np.float32),
        "none": np.array(0, np.float32),
        "low": np.array(1e-4, np.float32),
        "high": np.array(1 - 1e-4, np.float32),
    }
    nodes = [
        helper.make_node("Mul", ["picture", "std"], ["scaled"]),
        helper.make_node("Add", ["scaled", "mean"], ["colours"]),
        helper.make_node("Gather", ["colours", "first"], ["red"], axis=1),
        helper.make_node("Mul", ["red", "red"], ["square"]),
        helper.make_node("Add", ["square", "one"], ["more"]),
        helper.make_node("Mul", ["more", "red"], ["both"]),
        helper.make_node("Mul", ["both", "half"], ["mask"]),
        helper.make_node("Mul", ["red", "none"], ["nothing"]),
    ]
    mask = "mask"
    if rules["output"]["activation"] == "sigmoid":
        mask = "logits"
        nodes += [
            helper.make_node("Clip", ["mask", "low", "high"], ["inside"]),
            helper.make_node("Sub", ["one", "inside"], ["rest"]),
            helper.make_node("Div", ["inside", "rest"], ["odds"]),
            helper.make_node("Log", ["odds"], ["logits"]),
        ]
    outputs = [mask, "nothing"] if rules["output"]["index"] == 0 else ["nothing", mask]
    shapes = {name: (1, 1, *sides) for name in outputs}
    return make_network(nodes, {"picture": (1, 3, *sides)}, shapes, weights)


def make_two_inputs() -> bytes:
    """Make a network that wants a picture and a second one."""
    node = helper.make_node("Add", ["photo", "trimap"], ["mask"])
    return make_network([node], {"photo": (1, 3, 8, 8), "trimap": (1, 1, 8, 8)}, {"mask": (1, 3, 8, 8)})


def make_classifier() -> bytes:
    """Make a network that gives a number a channel, as one that names what is in a picture."""
    nodes = [helper.make_node("GlobalAveragePool", ["photo"], ["means"]), helper.make_node("Flatten", ["means"], ["y"])]
    return make_network(nodes, {"photo": (1, 3, 224, 224)}, {"y": (1, 3)})


def make_liar() -> bytes:
    """Make a network that promises a mask as large as its input and gives a smaller one."""
    pool = helper.make_node("AveragePool", ["photo"], ["small"], kernel_shape=[2, 2], strides=[2, 2])
    mean = helper.make_node("ReduceMean", ["small"], ["mask"], axes=[1], keepdims=1)
    return make_network([pool, mean], {"photo": (1, 3, "h", "w")}, {"mask": (1, 1, "a", "b")})


def make_network(
    nodes: list[Any],
    inputs: Mapping[str, Sides],
    outputs: Mapping[str, Sides],
    weights: dict[str, NDArray[Any]] | None = None,
    *,
    opset: int = OPSET,
) -> bytes:
    """Return the bytes of an ONNX file."""
    takes, gives = (
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape)) for name, shape in ports.items()]
        for ports in (inputs, outputs)
    )
    used = {name for node in nodes for name in node.input}
    constants = [numpy_helper.from_array(value, name) for name, value in (weights or {}).items() if name in used]
    graph = helper.make_graph(nodes, "tiny", takes, gives, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    return bytes(model.SerializeToString())
