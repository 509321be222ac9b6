"""Where the golden files are: small mattes of every level, whole ones that are right, summaries of renderings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from py_app.imaging.resize import shrink_size
from py_app.types import Pixels
from tests.bench.quality_table import load_plans

FOLDER = Path(__file__).parent / "golden"

RENDERS_FILE = FOLDER / "renders.npz"
"""The summaries of renderings, each by its photo and name."""

PHOTOS = ("astronaut.png", "coffee.png", "rocket.jpg", "clock_motion.png")
"""A person, a product, thin parts before the sky, a blurred edge: public domain or CC0 by scikit-image's docstrings."""

SIDE = 96
"""Longest side of a small matte, pixels."""


def list_cases() -> list[tuple[str, str]]:
    """Return each photo with each level."""
    return [(photo, level) for level in load_plans() for photo in PHOTOS]


def find_small_matte(photo: str, level: str) -> Path:
    """Return where the small matte of a photo at a level is kept."""
    return FOLDER / f"{Path(photo).stem}.{level}.png"


def find_matte(photo: str) -> Path:
    """Return where a photo's matte is kept at full size, as a person found it right."""
    return FOLDER / f"{Path(photo).stem}.matte.png"


def read_matte(photo: str) -> Pixels:
    """Return the matte that `find_matte` names, uint8 `(H, W)`."""
    with Image.open(find_matte(photo)) as image:
        return np.asarray(image)


def shrink(alpha: Pixels) -> Image.Image:
    """Return a matte so small that one that moved by a pixel still differs."""
    height, width = shrink_size((alpha.shape[0], alpha.shape[1]), SIDE)
    return Image.fromarray(alpha).resize((width, height), Image.Resampling.BOX)
