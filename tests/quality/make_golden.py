"""Write what each level and each kind of rendering makes of public-domain photos, small enough to be kept.

    python -m tests.quality.make_golden

The tests compare with them, on machines without the matting set too. Look at the pictures before they are committed.
Whole mattes, which the budgets are counted from, are written only where they are missing: they are what is right, not
what was made last.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image

from py_app.network.backend import InferenceBackend
from py_app.network.native import NativeBackend
from py_app.network.plan import Plan
from py_app.pipeline import estimate_matte
from py_app.types import Pixels
from tests.bench.quality_table import MODELS, load_plans
from tests.coroutines import run_now
from tests.photos import find_photo
from tests.quality.golden import RENDERS_FILE, find_matte, find_small_matte, list_cases, shrink
from tests.quality.renders import CASES, summarize_render

REFERENCE_LEVEL = "best"


def cut(plan: Plan, backend: InferenceBackend, photo: str) -> Pixels:
    """Return a photo's alpha, uint8 `(H, W)`."""
    return run_now(estimate_matte(find_photo(photo).read_bytes(), plan, backend)).matte.alpha


def main() -> None:
    """Write all of them."""
    plans, backend = load_plans(), NativeBackend(MODELS / "weights", threads=1)
    for photo, level in list_cases():
        alpha = cut(plans[level], backend, photo)
        shrink(alpha).save(find_small_matte(photo, level), optimize=True)
        if level == REFERENCE_LEVEL and not find_matte(photo).exists():
            Image.fromarray(alpha).save(find_matte(photo), optimize=True)
        print(find_small_matte(photo, level).name, flush=True)
    summaries: dict[str, Any] = {f"{photo}: {name}": summarize_render(photo, name) for photo, name in CASES}
    np.savez_compressed(RENDERS_FILE, **summaries)
    print(RENDERS_FILE.name)


if __name__ == "__main__":
    main()
