"""An input enters, what became of it leaves: its cutout is on the disk, or there is a reason why it is not."""

from __future__ import annotations

import asyncio
import os
import sys
import traceback
from dataclasses import dataclass, field
from typing import Any

from py_app.cli.files import Input, read, write
from py_app.cli.lines import Outcome
from py_app.cli.targets import Targets
from py_app.errors import coded
from py_app.network.backend import InferenceBackend
from py_app.network.plan import Plan
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from py_app.render.background_colours import KeptConversion
from py_app.report import build_report


@dataclass(frozen=True)
class Cutter:
    """Cuts one input after the other.

    Attributes
    ----------
    level
        What names call it: the level, or the network.
    plan, backend
        What is run, and what runs it.
    options
        What is made of each matte.
    targets
        Where the results go.
    max_pixels
        What pictures are reduced to, or None.
    is_verbose
        Whether failures are traced on stderr.
    convert
        What brings the background picture into the colours of each input.
    """

    level: str
    plan: Plan
    backend: InferenceBackend
    options: RenderOptions
    targets: Targets
    max_pixels: int | None = None
    is_verbose: bool = False
    convert: KeptConversion = field(default_factory=KeptConversion)

    def cut(self, item: Input, index: int) -> Outcome:
        """Cut an input, the `index`th from 1, and tell what became of it."""
        try:
            return describe(item) | self._cut(item, index)
        except Exception as error:  # the one place for what is wrong with one picture: the others go on
            return fail(item, error, is_verbose=self.is_verbose)

    def _cut(self, item: Input, index: int) -> dict[str, Any]:
        if item.trouble:
            raise item.trouble
        if item.reason:
            return {"skipped": True, "reason": item.reason}
        facts = {"level": self.level, "model": "+".join(model.name for model in self.plan.models), "index": index}
        targets, source = self.targets, item.path
        target = None if targets.needs_size else targets.choose(source, facts)
        if target and targets.skip_existing and os.path.lexists(target):
            return {"output": str(target), "skipped": True, "reason": "exists"}
        data = read(source)
        targets.check_folder(source)
        estimate = asyncio.run(estimate_matte(data, self.plan, self.backend, max_pixels=self.max_pixels))
        rendering = render(estimate.matte, self.options, convert=self.convert)
        report = build_report(estimate, rendering)
        facts |= {"width": report["width"], "height": report["height"]}
        target = target or targets.choose(source, facts)
        while not write(target, rendering.data, overwrite=targets.overwrite):
            target = targets.choose(source, facts)  # another program took the name meanwhile
        return {"output": str(target), **report}


def describe(item: Input) -> dict[str, Any]:
    """Return what every outcome of an input says: its path and, in a folder, how much there was passed over."""
    passed_over = {} if item.passed_over is None else {"passed_over": item.passed_over}
    return {"input": str(item.path), **passed_over}


def fail(item: Input, error: BaseException, *, is_verbose: bool = False) -> Outcome:
    """Return what becomes of an input that `error` stopped."""
    if is_verbose:
        traceback.print_exception(error, file=sys.stderr)
    return describe(item) | {"error": coded(error).to_record()}
