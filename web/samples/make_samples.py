"""Photos that scikit-image ships enter, the page's samples leave: `python -m web.samples.make_samples`.

Their credits are in credits.json, from where the build takes them into the site's licences.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
SOURCES = {"astronaut": "astronaut.png", "cat": "chelsea.png", "coffee": "coffee.png", "rocket": "rocket.jpg"}
QUALITY = 80
"""Of the JPEGs: all four together stay below 150 kB, as every visitor gets them."""


def make_samples() -> None:
    """Write the JPEGs beside this file."""
    for name, source in SOURCES.items():
        with Image.open(str(files("skimage.data") / source)) as photo:
            photo.convert("RGB").save(HERE / f"{name}.jpg", quality=QUALITY, optimize=True, progressive=True)


if __name__ == "__main__":
    make_samples()
