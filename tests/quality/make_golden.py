"""Write what each level makes of public-domain photos, as small mattes that a person can look at.

    python -m tests.quality.make_golden

`test_golden` compares with them where the matting set is not at hand. Look at the pictures before they are committed.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from py_app.imaging.resize import shrink_size
from py_app.network.backend import InferenceBackend
from py_app.network.native import NativeBackend
from py_app.network.plan import Plan
from py_app.pipeline import estimate_matte
from tests.bench.quality_table import MODELS, load_plans
from tests.coroutines import run_now
from tests.photos import find_photo

FOLDER = Path(__file__).parent / "golden"

PHOTOS = ("astronaut.png", "coffee.png", "rocket.jpg", "clock_motion.png")
"""A person, a product, thin parts before the sky, a blurred edge: public domain or CC0 by scikit-image's docstrings."""

SIDE = 96
"""Longest side of a small matte, pixels."""


def cut_small(plan: Plan, backend: InferenceBackend, photo: str) -> Image.Image:
    """Return a photo's matte, shrunk so that one that moved by a pixel still differs."""
    data = find_photo(photo).read_bytes()
    matte = run_now(estimate_matte(data, plan, backend)).matte
    height, width = shrink_size(matte.source.size, SIDE)
    return Image.fromarray(matte.alpha).resize((width, height), Image.Resampling.BOX)


def find_golden(photo: str, level: str) -> Path:
    """Return where the matte of a photo at a level is kept."""
    return FOLDER / f"{Path(photo).stem}.{level}.png"


def list_cases() -> list[tuple[str, str]]:
    """Return each photo with each level."""
    return [(photo, level) for level in load_plans() for photo in PHOTOS]


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    plans, backend = load_plans(), NativeBackend(MODELS / "weights", threads=1)
    for photo, level in list_cases():
        cut_small(plans[level], backend, photo).save(find_golden(photo, level), optimize=True)
        print(find_golden(photo, level).name, flush=True)


if __name__ == "__main__":
    main()
