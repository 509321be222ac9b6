"""The graphs that compute in float16: the one that ships is the network's, and gives its mask in spite of rounding."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import ModelProto, TensorProto, helper

from models.make_float16 import WEIGHTS, derive_float16
from py_app.network.manifest import parse_manifest
from py_app.network.reference import judge, prepare_reference, read_reference
from py_app.types import Tensor
from tests.conftest import ROOT

MODELS = ROOT / "models"
NAMES = [path.name.split(".")[0] for path in sorted(MODELS.glob("*.f16.onnx"))]


def start(model: bytes, weights: bytes | None = None) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    if weights:
        options.add_external_initializers_from_files_in_memory([WEIGHTS], [weights], [len(weights)])
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def round_everywhere(model: ModelProto) -> ModelProto:
    """Round what every node gives to float16 and back."""
    nodes = []
    for node in model.graph.node:
        names = list(node.output)
        node.output[:] = [f"{name}_exact" for name in names]
        nodes.append(node)
        for name in names:
            nodes.append(helper.make_node("Cast", [f"{name}_exact"], [f"{name}_half"], to=TensorProto.FLOAT16))
            nodes.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


@pytest.mark.parametrize("name", NAMES)
def test_the_graph_is_the_networks_own(name: str) -> None:
    prepared = (MODELS / "weights" / f"{name}.onnx").read_bytes()
    graph = (MODELS / f"{name}.f16.onnx").read_bytes()
    assert graph == derive_float16(prepared)
    tensor = reference_tensor(name)
    np.testing.assert_allclose(run(start(graph, prepared), tensor), run(start(prepared), tensor), atol=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_rounding_leaves_the_mask_right(name: str) -> None:
    manifest = parse_manifest((MODELS / f"{name}.json").read_bytes())
    reference = read_reference((MODELS / f"{name}.reference.npz").read_bytes())
    model = round_everywhere(onnx.load(MODELS / "weights" / f"{name}.onnx"))
    output = run(start(model.SerializeToString()), reference_tensor(name))
    assert judge(output, reference, manifest.output).is_right


def reference_tensor(name: str) -> Tensor:
    manifest = parse_manifest((MODELS / f"{name}.json").read_bytes())
    return prepare_reference(read_reference((MODELS / f"{name}.reference.npz").read_bytes()), manifest.input)


def run(session: onnxruntime.InferenceSession, tensor: Tensor) -> Tensor:
    output: Tensor = session.run(None, {"input": tensor})[0]
    return output
