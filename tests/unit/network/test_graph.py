"""What ONNX Runtime says of a file: a graph, or why there is none, in a few kinds that people can act on."""

from __future__ import annotations

import pytest

from py_app.errors import IncompatibleNetwork, OffcutError, OutOfMemory
from py_app.network.graph import Graph, TensorInfo, incompatible, load_error, parse_facts

FACTS = {
    "inputs": [{"name": "picture", "type": "float32", "shape": [1, 3, None, 320]}],
    "outputs": [
        {"name": "mask", "type": "float32", "shape": [1, 1, 320, 320]},
        {"name": "x", "type": "t", "shape": []},
    ],
    "sha256": "a" * 64,
    "bytes": 7,
}


def test_facts() -> None:
    graph, file = parse_facts(FACTS)
    assert graph == Graph(
        (TensorInfo("picture", "float32", (1, 3, None, 320)),),
        (TensorInfo("mask", "float32", (1, 1, 320, 320)), TensorInfo("x", "t", ())),
    )
    assert file == {"sha256": "a" * 64, "bytes": 7}


def test_trouble_is_raised() -> None:
    with pytest.raises(IncompatibleNetwork) as caught:
        parse_facts({"trouble": "Protobuf parsing failed."})
    assert caught.value.details == {"reason": "not-onnx", "trouble": "Protobuf parsing failed."}


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ("Load model failed:Protobuf parsing failed.", "not-onnx"),
        ("External data path does not exist", "external-data"),
        ("model_path must not be empty", "external-data"),
        ("ONNX Runtime only guarantees support for models stamped with opset version 21", "opset"),
        ("Unsupported model IR version: 99", "opset"),
        ("No Op registered for Foo with domain_version of 1", "opset"),
        ("Fatal error: com.microsoft:Bar(-1) is not a registered function/op", "opset"),
        ("Could not find an implementation for Baz(1) node", "opset"),
        ("Node (a) has input size 1 not in range [min=2, max=2].", "graph"),
    ],
)
def test_why_a_file_is_not_loaded(trouble: str, reason: str) -> None:
    error = load_error(trouble)
    assert isinstance(error, IncompatibleNetwork)
    assert error.details["reason"] == reason
    assert trouble in (error.details.get("trouble"), error.message) or trouble in error.message


@pytest.mark.parametrize("trouble", ["std::bad_alloc", "Failed to allocate memory for requested buffer"])
def test_no_memory_is_no_fault_of_the_file(trouble: str) -> None:
    error: OffcutError = load_error(trouble)
    assert isinstance(error, OutOfMemory)


def test_incompatible() -> None:
    error = incompatible("inputs", "It takes two pictures.")
    assert (error.code, error.message, error.details) == (
        "unfit-network",
        "It takes two pictures.",
        {"reason": "inputs"},
    )
