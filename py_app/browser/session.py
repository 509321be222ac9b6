"""The Python half of the engine worker's seam: JavaScript calls a `Session`, and gets envelopes back."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from py_app.browser.backend import JsRun, WebBackend
from py_app.browser.envelope import to_envelope
from py_app.browser.files import JsFile, JsRead, read_file
from py_app.browser.kept_background import KeptBackground
from py_app.browser.workspace import Workspace
from py_app.decode.decode import decode, offer_half
from py_app.decode.limits import find_capacity
from py_app.errors import InvalidOption, OutOfMemory, coded
from py_app.json_text import read_json
from py_app.matte.uncertainty import colour_uncertainty
from py_app.network.graph import parse_facts
from py_app.network.manifest import parse_manifest
from py_app.network.own_networks import complete_manifest, dry_run
from py_app.network.plan import parse_plan
from py_app.network.reference import judge, prepare_reference, read_reference
from py_app.options import RenderOptions, parse_options
from py_app.pipeline import estimate_matte, render
from py_app.render.encode import encode
from py_app.report import Estimate, OnStage, Rendering, build_report
from py_app.types import Source


class Session:
    """All that lives as long as the engine worker: the backend and the finished mattes.

    `heap_limit` is how many bytes the WebAssembly heap may take on this device.
    """

    def __init__(self, js_run: JsRun, heap_limit: int) -> None:
        self._backend = WebBackend(js_run)
        self._workspace = Workspace()
        self._capacity = find_capacity(heap_limit)
        self._background = KeptBackground(self._capacity)

    async def cut(
        self,
        key: str,
        js_file: JsFile,
        plan: str,
        options: str,
        js_on_stage: OnStage,
        js_background: JsFile | None = None,
    ) -> Any:
        """Estimate the matte of an image file, keep it under `key` and return its first rendering.

        `plan` is JSON text, see `plan.parse_plan`. The backend is asked for each network once a region and pass.
        `js_background` has the bytes of the image that is to be behind the subject, if there is one.
        """

        async def work() -> dict[str, Any]:
            chosen = _choose(options, self._open_background(js_background))
            chosen_plan = parse_plan(plan)
            file, max_pixels = read_file(js_file)
            self._workspace.make_room()
            try:
                estimate = await estimate_matte(
                    file,
                    chosen_plan,
                    self._backend,
                    max_pixels=max_pixels,
                    capacity=self._capacity,
                    on_stage=js_on_stage,
                )
            except MemoryError as error:
                raise OutOfMemory(str(error), details=offer_half(file, max_pixels)) from error
            self._workspace.add(key, estimate)
            try:
                rendering = render(estimate.matte, chosen, on_stage=js_on_stage, convert=self._background.convert)
            except Exception as error:  # the matte is kept: with other options it may be rendered yet
                failure = coded(error)
                offer = offer_half(file, max_pixels) if isinstance(error, MemoryError) else {}
                failure.details = {**failure.details, **offer, "is_kept": True}
                raise failure from error
            return _describe(estimate, rendering)

        return await to_envelope(work())

    async def render(
        self, key: str, js_read: JsRead, options: str, js_on_stage: OnStage, js_background: JsFile | None = None
    ) -> Any:
        """Render a kept matte again; `js_read` gives the source's file where it is needed."""

        async def work() -> dict[str, Any]:
            chosen = _choose(options, self._open_background(js_background))
            self._require(key)
            if self._workspace.is_resident(key):
                estimate = self._workspace.get(key)
            else:
                file, max_pixels = read_file(await js_read())
                self._workspace.make_room()
                source = decode(file, max_pixels=max_pixels, capacity=self._capacity)
                estimate = self._workspace.restore(key, source)
            convert = self._background.convert
            return _describe(estimate, render(estimate.matte, chosen, on_stage=js_on_stage, convert=convert))

        return await to_envelope(work())

    async def uncertainty(self, key: str) -> Any:
        """Return a PNG, to be laid over the source, of where a kept matte is uncertain."""

        async def work() -> dict[str, Any]:
            self._require(key)
            picture = colour_uncertainty(self._workspace.findings(key).uncertainty)
            return {"data": encode(picture, format="png")}

        return await to_envelope(work())

    async def prepare_reference(self, manifest: str, js_reference: Any) -> Any:
        """Return the network's input for its reference picture: `{ok, data: Float32Array, shape}`."""

        async def work() -> dict[str, Any]:
            reference = read_reference(js_reference.to_bytes())
            tensor = prepare_reference(reference, parse_manifest(manifest).input)
            return {"data": tensor.reshape(-1), "shape": list(tensor.shape)}

        return await to_envelope(work())

    async def judge(self, manifest: str, js_reference: Any, js_output: Any) -> Any:
        """Compare a backend's output with the reference: `{ok, isRight, difference}`."""

        async def work() -> dict[str, Any]:
            reference = read_reference(js_reference.to_bytes())
            output = np.frombuffer(js_output.to_py(), np.float32)
            judgement = judge(output, reference, parse_manifest(manifest).output)
            return {"isRight": judgement.is_right, "difference": judgement.difference}

        return await to_envelope(work())

    async def complete_manifest(self, draft: str, facts: str) -> Any:
        """Complete a draft with what is known of a person's own file: `{ok, manifest: JSON text}`."""

        async def work() -> dict[str, Any]:
            graph, file = parse_facts(_read_fields(facts))
            return {"manifest": json.dumps(complete_manifest(draft, graph, file))}

        return await to_envelope(work())

    async def dry_run(self, manifest: str) -> Any:
        """Run a person's own network once, on a generated picture: `{ok}`."""

        async def work() -> dict[str, Any]:
            await dry_run(parse_manifest(manifest), self._backend)
            return {}

        return await to_envelope(work())

    def forget(self, key: str) -> None:
        """Give back what is kept under `key`."""
        self._workspace.forget(key)

    def _open_background(self, js_background: JsFile | None) -> Source | None:
        """Return the image behind the subject; it comes beside the options, as JSON holds no bytes."""
        return self._background.open(read_file(js_background)[0]) if js_background else None

    def _require(self, key: str) -> None:
        if key not in self._workspace:
            raise InvalidOption(f"Unknown cutout '{key}'.")


def _choose(options: str, image: Source | None) -> RenderOptions:
    """Check options that came as JSON."""
    return parse_options(_read_fields(options), image)


def _read_fields(text: str) -> dict[str, Any]:
    """Return a JSON object that a page sent.

    Raises
    ------
    InvalidOption
        It is none.
    """
    try:
        fields = read_json(text)
    except ValueError as error:
        raise InvalidOption(f"The options are malformed: {error}.") from error
    if not isinstance(fields, dict):
        raise InvalidOption("The options must be an object.")
    return fields


def _describe(estimate: Estimate, rendering: Rendering) -> dict[str, Any]:
    """Return an image's envelope; its report has what a browser adds: how large the WebAssembly heap is, in bytes.

    A heap never shrinks, so its length is the most that any picture so far has taken.
    """
    import pyodide_js

    report = {**build_report(estimate, rendering), "heap": pyodide_js._module.HEAPU8.length}
    return {"data": rendering.data, "report": json.dumps(report)}
