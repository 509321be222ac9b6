"""One suite for every backend: what `InferenceBackend` promises holds wherever a network runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from py_app.errors import ModelError
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.network.preprocess import preprocess
from py_app.types import Source, Tensor
from tests.coroutines import run_now
from tests.photos import find_photo

ISNET_SIZE = (256, 320)
"""Small, so that the suite is quick: the graph takes any multiple of 64."""

SAME = 1e-3
"""Mean absolute difference between two backends' masks."""


@pytest.fixture(scope="module")
def photo() -> Source:
    from py_app.decode.decode import decode

    return decode(find_photo("astronaut.png").read_bytes())


@pytest.fixture(scope="module")
def u2netp_input(manifests: dict[str, Manifest], photo: Source) -> Tensor:
    return preprocess(photo.rgb, manifests["u2netp"].input)


def make_isnet_input(size: tuple[int, int]) -> Tensor:
    """Return a repeatable tensor of noise."""
    return np.random.default_rng(4).random((1, 3, *size), np.float32) - np.float32(0.5)


def test_output_is_a_mask_of_the_inputs_size(
    backend: InferenceBackend, manifests: dict[str, Manifest], u2netp_input: Tensor
) -> None:
    output = run_now(backend.run(manifests["u2netp"], u2netp_input)).output
    assert output.shape == (1, 1, 320, 320)
    assert output.dtype == np.float32
    assert np.isfinite(output).all()
    assert 0 <= output.min() < output.max() <= 1


def test_an_inference_says_what_it_ran_on(
    backend: InferenceBackend, manifests: dict[str, Manifest], u2netp_input: Tensor
) -> None:
    inference = run_now(backend.run(manifests["u2netp"], u2netp_input.copy()))
    assert inference.backend in ("native", "wasm")
    assert inference.threads >= 1
    assert inference.notices == ()


def test_same_input_same_output(
    backend: InferenceBackend, manifests: dict[str, Manifest], u2netp_input: Tensor
) -> None:
    first = run_now(backend.run(manifests["u2netp"], u2netp_input.copy()))
    second = run_now(backend.run(manifests["u2netp"], u2netp_input.copy()))
    assert np.array_equal(first.output, second.output)


def test_the_input_is_not_changed(
    backend: InferenceBackend, manifests: dict[str, Manifest], u2netp_input: Tensor
) -> None:
    before = u2netp_input.copy()
    run_now(backend.run(manifests["u2netp"], u2netp_input))
    assert np.array_equal(u2netp_input, before)


def test_sizes_and_networks_may_change_between_runs(
    backend: InferenceBackend, manifests: dict[str, Manifest], u2netp_input: Tensor
) -> None:
    for size in (ISNET_SIZE, ISNET_SIZE[::-1]):
        assert run_now(backend.run(manifests["isnet"], make_isnet_input(size))).output.shape == (1, 1, *size)
    assert run_now(backend.run(manifests["u2netp"], u2netp_input)).output.shape == (1, 1, 320, 320)


def test_an_unknown_network_is_a_model_error(
    backend: InferenceBackend, manifests: dict[str, Manifest], u2netp_input: Tensor
) -> None:
    with pytest.raises(ModelError):
        run_now(backend.run(replace(manifests["u2netp"], name="unknown", sha256="0" * 64), u2netp_input.copy()))
    assert run_now(backend.run(manifests["u2netp"], u2netp_input)).output.shape == (1, 1, 320, 320)


@pytest.mark.parametrize("name", ["u2netp", "isnet"])
def test_agrees_with_the_native_backend(
    backend: InferenceBackend, native: InferenceBackend, manifests: dict[str, Manifest], u2netp_input: Tensor, name: str
) -> None:
    tensor = u2netp_input if name == "u2netp" else make_isnet_input(ISNET_SIZE)
    expected = run_now(native.run(manifests[name], tensor)).output
    assert np.abs(run_now(backend.run(manifests[name], tensor)).output - expected).mean() < SAME
