from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from py_app.errors import ManifestError
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.network.reference import TOLERANCE, Reference, judge, prepare_reference, read_reference
from py_app.types import Tensor
from tests.coroutines import run_now

MODELS = Path(__file__).parents[3] / "models"
NAMES = ["u2netp", "isnet"]
MAX_BYTES = 20_000
CLOSE = TOLERANCE / 5
"""What is left for another processor's rounding."""


def load(name: str) -> Reference:
    return read_reference((MODELS / f"{name}.reference.npz").read_bytes())


def run(name: str, manifests: dict[str, Manifest], native: InferenceBackend) -> Tensor:
    return run_now(native.run(manifests[name], prepare_reference(load(name), manifests[name].input))).output


@pytest.mark.parametrize("name", NAMES)
def test_the_native_backend_is_right(name: str, manifests: dict[str, Manifest], native: InferenceBackend) -> None:
    judgement = judge(run(name, manifests, native), load(name), manifests[name].output)
    assert judgement.is_right
    assert judgement.difference is not None and judgement.difference < CLOSE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda output: output.swapaxes(2, 3).copy(),
        lambda output: output[..., ::-1].copy(),
        lambda output: np.zeros_like(output),
        lambda output: np.full_like(output, np.nan),
        lambda output: np.where(output == output.max(), np.inf, output),
        lambda output: np.random.default_rng(1).random(output.shape, np.float32),
        lambda output: output + np.random.default_rng(1).normal(0, 0.02, output.shape).astype(np.float32),
        lambda output: output[..., :-1],
    ],
    ids=["transposed", "mirrored", "constant", "nan", "infinite", "noise", "noisy", "cut short"],
)
def test_a_wrong_answer_is_seen(
    name: str, spoil: object, manifests: dict[str, Manifest], native: InferenceBackend
) -> None:
    assert callable(spoil)
    output = spoil(run(name, manifests, native))
    assert not judge(output, load(name), manifests[name].output).is_right


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_few_kilobytes(name: str) -> None:
    assert (MODELS / f"{name}.reference.npz").stat().st_size < MAX_BYTES


def test_what_is_no_reference_is_refused() -> None:
    for data in (b"", b"not an archive", b"PK\x03\x04 cut short"):
        with pytest.raises(ManifestError):
            read_reference(data)


def make_npz(**arrays: Any) -> bytes:
    file = io.BytesIO()
    sound = {"size": np.array([8, 16]), "picture": np.zeros((9, 9, 3), np.uint8), "mask": np.zeros((4, 8), np.float16)}
    np.savez(file, **sound | arrays)
    return file.getvalue()


def test_a_reference_is_read() -> None:
    assert read_reference(make_npz()).size == (8, 16)


@pytest.mark.parametrize(
    "arrays",
    [
        *({"size": size} for size in (np.array([8]), np.array([0, 16]), np.array([np.inf, 1]), np.array(["a", "b"]))),
        *({"size": size} for size in (np.array([9, 16]), np.array([10**9, 16]), np.array(8), np.array([8.5, 16]))),
        *(
            {"picture": picture}
            for picture in (np.zeros((9, 9), np.uint8), np.zeros((9, 9, 3)), np.zeros((0, 9, 3), "u1"))
        ),
        *({"mask": mask} for mask in (np.full((4, 8), np.nan), np.zeros((3, 8)), np.zeros(8), np.array(["a"]))),
        {"picture": np.array([{"a": "pickle"}], object)},
    ],
)
def test_a_reference_that_is_none_is_refused(arrays: Any) -> None:
    with pytest.raises(ManifestError):
        read_reference(make_npz(**arrays))


def test_another_file_of_numpy_is_no_reference() -> None:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    with pytest.raises(ManifestError):
        read_reference(file.getvalue())
    damaged = bytearray(make_npz())
    for place in range(0, len(damaged), 7):
        spoilt = bytes(damaged[:place]) + b"\xff" + bytes(damaged[place + 1 :])
        try:
            read_reference(spoilt)
        except ManifestError:
            continue
