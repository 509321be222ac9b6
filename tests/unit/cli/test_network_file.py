"""A network of a person's own, from its file: its rules are found, it is run once, and its licence is said."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from py_app.errors import FileAccessError, InvalidOption, WrongResult
from py_app.network.backend import Inference
from py_app.network.graph import Graph, TensorInfo
from py_app.network.manifest import Manifest
from py_app.types import Tensor
from tests.fake_backend import FakeBackend

MODELS = Path(__file__).parents[3] / "models"
FAMILIES: dict[str, Any] = json.loads((MODELS / "families.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def without_onnxruntime(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the native backend's module, which would load ONNX Runtime."""
    monkeypatch.setitem(sys.modules, "py_app.network.native", SimpleNamespace(NativeBackend=None))
    monkeypatch.delitem(sys.modules, "py_app.cli.network_file", raising=False)


class _Backend(FakeBackend):
    """Says of any file that it is a network of a picture and its mask."""

    def inspect(self, data: bytes) -> Graph:
        assert data == b"weights"
        return Graph(
            (TensorInfo("picture", "float32", (1, 3, 320, 320)),), (TensorInfo("mask", "float32", (1, 1, 320, 320)),)
        )


class _Blind(_Backend):
    """Gives no numbers."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        inference = await super().run(model, tensor)
        inference.output[:] = np.nan
        return inference


def load(path: Path, backend: _Backend) -> Manifest:
    from py_app.cli.network_file import load_network

    return load_network(path, json.dumps(FAMILIES["u2net"]).encode(), backend)  # type: ignore[arg-type]


def test_a_network_is_tried_out_and_its_licence_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, backend = tmp_path / "own.onnx", _Backend()
    path.write_bytes(b"weights")
    model = load(path, backend)
    assert model.input.name == "picture"
    assert [tensor.shape for tensor in backend.seen] == [(1, 3, 320, 320)]
    said = capsys.readouterr()
    licence = FAMILIES["u2net"]["licence"]
    assert said.out == ""
    assert said.err == f"{model.title}: licence {licence['spdx']} · {licence['source']} · {licence['note']}\n"


def test_one_that_gives_no_mask_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.onnx"
    path.write_bytes(b"weights")
    with pytest.raises((WrongResult, Exception)) as caught:
        load(path, _Blind())
    assert "licence" not in capsys.readouterr().err
    assert getattr(caught.value, "code", None) == "unfit-network"


def test_rules_are_the_manifests_or_a_familys(tmp_path: Path) -> None:
    from py_app.cli.network_file import read_draft

    manifest = tmp_path / "own.json"
    manifest.write_bytes(b"as it is")
    assert read_draft(None, manifest, MODELS) == b"as it is"
    assert json.loads(read_draft("isnet", None, MODELS)) == FAMILIES["isnet"]
    for family in (None, "unknown"):
        with pytest.raises(InvalidOption, match="birefnet"):
            read_draft(family, None, MODELS)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    from py_app.cli.network_file import read_draft

    for work in (lambda: load(tmp_path / "none", _Backend()), lambda: read_draft("isnet", None, tmp_path)):
        with pytest.raises(FileAccessError):
            work()
