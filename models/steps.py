"""The steps a recipe is made of: each changes one thing in a network's graph and leaves its results as they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import onnx
import onnxslim
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper, shape_inference

INT8_LARGEST = 127


class PreparationError(Exception):
    """The original is not the expected file, or the result is not what the manifest promises."""


def keep_first_output(model: ModelProto) -> None:
    """Drop the side outputs, which only training needs; `slim` then removes what led to them."""
    del model.graph.output[1:]


def clear_ceil_mode(model: ModelProto) -> None:
    """Pool without rounding up, which WebGL and WebGPU lack; every pooled side is even, so nothing changes."""
    for pool in _nodes_of(model, "MaxPool"):
        for attribute in pool.attribute:
            if attribute.name == "ceil_mode":
                attribute.i = 0


def cast_to_float32(model: ModelProto) -> None:
    """Store and compute in float32 what was float16; no browser backend but WebGPU computes in float16."""
    for weight in model.graph.initializer:
        _widen(weight)
    for constant in _nodes_of(model, "Constant"):
        _widen(constant.attribute[0].t)
    for cast in _nodes_of(model, "Cast"):
        if cast.attribute[0].i in (TensorProto.FLOAT16, TensorProto.FLOAT):
            cast.op_type = "Identity"
            del cast.attribute[:]
    del model.graph.value_info[:]  # its element types are no longer true


def slim(model: ModelProto) -> ModelProto:
    """Fold constants, remove dead nodes, and infer every tensor's shape."""
    slimmed = onnxslim.slim(model)
    if not isinstance(slimmed, ModelProto):
        raise PreparationError("onnxslim returned no model")
    return shape_inference.infer_shapes(slimmed, check_type=True, strict_mode=True, data_prop=True)


def resize_by_scales(model: ModelProto) -> None:
    """Give every Resize the ratio of its sizes instead of the sizes, so that it follows any input size."""
    shapes = _known_shapes(model)
    constants = {weight.name for weight in model.graph.initializer}
    for resize in _nodes_of(model, "Resize"):
        if len(resize.input) < 4 or resize.input[3] not in constants:
            continue  # already by scales
        before, after = shapes[resize.input[0]], shapes[resize.output[0]]
        if any(large % small for small, large in zip(before, after, strict=True)):
            raise PreparationError(f"{resize.name}: {before} to {after} is no whole ratio")
        scales = np.array(after, np.float32) / np.array(before, np.float32)
        name = f"scales_{'x'.join(str(int(scale)) for scale in scales)}"
        if name not in constants:
            constants.add(name)
            model.graph.initializer.append(numpy_helper.from_array(scales, name))
        resize.input[:] = [*resize.input[:2], name]
    _remove_unused_weights(model)


def free_input_size(model: ModelProto) -> None:
    """Make height and width symbolic at both ends, and forget the shapes in between."""
    for end in (model.graph.input[0], model.graph.output[0]):
        for axis, symbol in ((2, "height"), (3, "width")):
            end.type.tensor_type.shape.dim[axis].dim_param = symbol
    del model.graph.value_info[:]


def quantise_convolutions(model: ModelProto) -> None:
    """Store each convolution's weights as int8 with one scale an output channel; the arithmetic stays float32."""
    weights = {weight.name: weight for weight in model.graph.initializer}
    dequantisers = []
    for convolution in _nodes_of(model, "Conv"):
        name = convolution.input[1]
        steps, scales = quantise(numpy_helper.to_array(weights[name]))
        model.graph.initializer.append(numpy_helper.from_array(steps, f"{name}_int8"))
        model.graph.initializer.append(numpy_helper.from_array(scales, f"{name}_scale"))
        dequantisers.append(
            helper.make_node("DequantizeLinear", [f"{name}_int8", f"{name}_scale"], [f"{name}_float"], axis=0)
        )
        convolution.input[1] = f"{name}_float"
    nodes = [*dequantisers, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    _remove_unused_weights(model)


def name_ends(model: ModelProto) -> None:
    """Call the input `input` and the output `output`, as every manifest does, and sign the file."""
    names = {model.graph.input[0].name: "input", model.graph.output[0].name: "output"}
    for end in (model.graph.input[0], model.graph.output[0]):
        end.name = names[end.name]
    for node in model.graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
        node.output[:] = [names.get(name, name) for name in node.output]
    model.producer_name, model.producer_version = "offcut", ""
    onnx.checker.check_model(model, full_check=True)


def quantise(weights: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Quantise symmetrically per output channel.

    Parameters
    ----------
    weights : (out, in, height, width) float32

    Returns
    -------
    steps : (out, in, height, width) int8, in [-127, 127]
    scales : (out,) float32, so that ``steps * scales`` is within half a scale of the weights
    """
    scales = np.abs(weights).max(axis=(1, 2, 3)).astype(np.float32) / np.float32(INT8_LARGEST)
    scales[scales == 0] = 1  # a dead channel stays zero
    steps = np.rint(weights / scales[:, None, None, None])
    return np.clip(steps, -INT8_LARGEST, INT8_LARGEST).astype(np.int8), scales


def _widen(tensor: TensorProto) -> None:
    if tensor.data_type == TensorProto.FLOAT16:
        tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float32), tensor.name))


def _nodes_of(model: ModelProto, kind: str) -> Iterator[NodeProto]:
    return (node for node in model.graph.node if node.op_type == kind)


def _known_shapes(model: ModelProto) -> dict[str, tuple[int, ...]]:
    values = [*model.graph.input, *model.graph.value_info, *model.graph.output]
    return {value.name: tuple(axis.dim_value for axis in value.type.tensor_type.shape.dim) for value in values}


def _remove_unused_weights(model: ModelProto) -> None:
    used = {name for node in model.graph.node for name in node.input}
    kept = [weight for weight in model.graph.initializer if weight.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
