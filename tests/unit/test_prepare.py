from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

from models import prepare, steps
from models.steps import PreparationError

SIDE = 8


def small_network(dtype: type = np.float32, *, outputs: int = 2) -> ModelProto:
    """Make a network with all that the recipes change: pooling that rounds up, sizes, side outputs."""
    random = np.random.default_rng(0)
    element = TensorProto.FLOAT16 if dtype is np.float16 else TensorProto.FLOAT
    weights = [
        numpy_helper.from_array(random.standard_normal((4, 3, 3, 3)).astype(dtype), "kernel"),
        numpy_helper.from_array(random.standard_normal((1, 4, 1, 1)).astype(dtype), "mix"),
        numpy_helper.from_array(np.array([1, 4, SIDE, SIDE], np.int64), "size"),
    ]
    nodes = [
        helper.make_node("Cast", ["photo"], ["cast"], to=element),
        helper.make_node("Conv", ["cast", "kernel"], ["features"], pads=[1, 1, 1, 1]),
        helper.make_node("MaxPool", ["features"], ["pooled"], kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1),
        helper.make_node("Cast", ["pooled"], ["pooled_float"], to=TensorProto.FLOAT),
        helper.make_node("Resize", ["pooled_float", "", "", "size"], ["large"], mode="linear"),
        helper.make_node("Cast", ["large"], ["large_cast"], to=element),
        helper.make_node("Conv", ["large_cast", "mix"], ["sum"]),
        helper.make_node("Cast", ["sum"], ["first"], to=TensorProto.FLOAT),
        helper.make_node("Cast", ["pooled"], ["side"], to=TensorProto.FLOAT),
    ]
    shapes = {"first": [1, 1, SIDE, SIDE], "side": [1, 4, SIDE // 2, SIDE // 2]}
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    photo = helper.make_tensor_value_info("photo", TensorProto.FLOAT, [1, 3, SIDE, SIDE])
    graph = helper.make_graph(nodes, "small", [photo], ends[:outputs], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)


def run(model: ModelProto, tensor: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import onnxruntime

    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    output: np.ndarray[Any, Any] = session.run(None, {session.get_inputs()[0].name: tensor})[0]
    return output


def photo(height: int = SIDE, width: int = SIDE) -> np.ndarray[Any, Any]:
    return np.random.default_rng(1).random((1, 3, height, width), np.float32)


@pytest.mark.native
def test_the_fixed_recipe_computes_the_same_with_one_output() -> None:
    before = run(small_network(), photo())
    prepared = prepare.prepare_u2netp(small_network())
    np.testing.assert_array_equal(run(prepared, photo()), before)
    assert [end.name for end in (*prepared.graph.input, *prepared.graph.output)] == ["input", "output"]
    assert "side" not in {name for node in prepared.graph.node for name in node.output}
    assert all(a.i == 0 for node in prepared.graph.node for a in node.attribute if a.name == "ceil_mode")


@pytest.mark.native
def test_the_free_recipe_computes_nearly_the_same_from_half_precision() -> None:
    before = run(small_network(np.float16), photo())
    after = run(prepare.prepare_isnet(small_network(np.float16)), photo())
    assert np.abs(after - before).mean() < 0.02 * np.abs(before).max()


@pytest.mark.native
def test_the_free_recipe_takes_any_size() -> None:
    prepared = prepare.prepare_isnet(small_network(np.float16))
    assert run(prepared, photo(12, 20)).shape == (1, 1, 12, 20)


@pytest.mark.native
def test_scales_and_symbols_leave_the_result_bit_for_bit() -> None:
    fixed = steps.slim(small_network())
    before = run(fixed, photo())
    steps.resize_by_scales(fixed)
    steps.free_input_size(fixed)
    checker.check_model(fixed, full_check=True)
    np.testing.assert_array_equal(run(fixed, photo()), before)


def test_a_resize_by_no_whole_ratio_is_refused() -> None:
    model = small_network()
    size = next(weight for weight in model.graph.initializer if weight.name == "size")
    size.CopyFrom(numpy_helper.from_array(np.array([1, 4, SIDE - 1, SIDE], np.int64), "size"))
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("first", TensorProto.FLOAT, [1, 1, SIDE - 1, SIDE]))
    with pytest.raises(PreparationError, match="no whole ratio"):
        steps.resize_by_scales(steps.slim(model))


def test_quantised_weights_are_within_half_a_step() -> None:
    weights = np.random.default_rng(2).standard_normal((5, 3, 3, 3)).astype(np.float32)
    weights[3] = 0
    quantised, scales = steps.quantise(weights)
    error = np.abs(quantised * scales[:, None, None, None] - weights)
    assert (error <= scales[:, None, None, None] * 0.5001).all()
    assert quantised.dtype == np.int8
    assert np.abs(quantised[[0, 1, 2, 4]]).reshape(4, -1).max(axis=1).tolist() == [127] * 4
    assert not quantised[3].any()


def test_a_file_is_the_same_from_run_to_run(tmp_path: Path) -> None:
    original = tmp_path / "original.onnx"
    original.write_bytes(small_network(np.float16).SerializeToString())
    script = (
        "import sys; from pathlib import Path; from models.prepare import prepare;"
        "sys.stdout.buffer.write(prepare('isnet', Path(sys.argv[1]).read_bytes()))"
    )
    another_seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"  # so that sets have another order
    another_run = subprocess.run(
        [sys.executable, "-c", script, original],
        env={**os.environ, "PYTHONHASHSEED": another_seed, "PYTHONPATH": str(prepare.FOLDER.parent)},
        capture_output=True,
        check=True,
    ).stdout
    assert len(another_run) > 0
    assert another_run == prepare.prepare("isnet", original.read_bytes())


def test_another_original_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original, out = tmp_path / "original.onnx", tmp_path / "out.onnx"
    original.write_bytes(b"not the published file")
    assert prepare.main(["u2netp", "--source", str(original), "--out", str(out)]) == 1
    assert "the original of u2netp: expected sha256" in capsys.readouterr().err
    assert not out.exists()


def test_a_result_the_manifest_does_not_promise_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    original = small_network().SerializeToString()
    (tmp_path / "original.onnx").write_bytes(original)
    manifest = {"upstream": prepare.fingerprint(original), **prepare.fingerprint(b"promised")}
    (tmp_path / "u2netp.json").write_text(json.dumps(manifest))
    monkeypatch.setattr(prepare, "FOLDER", tmp_path)
    out = tmp_path / "out.onnx"
    assert prepare.main(["u2netp", "--source", str(tmp_path / "original.onnx"), "--out", str(out)]) == 1
    assert "the prepared u2netp: expected sha256" in capsys.readouterr().err
    assert not out.exists()


def test_parts_are_at_most_eight_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "PART_BYTES", 4)
    parts = prepare.describe_parts("net", b"0123456789")["parts"]
    assert [(part["path"], part["bytes"]) for part in parts] == [
        ("net/part-000.bin", 4),
        ("net/part-001.bin", 4),
        ("net/part-002.bin", 2),
    ]
