"""Real photos, from the public-domain pictures that scikit-image ships."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from PIL import Image


def find_photo(name: str) -> Path:
    """Return the path of one of scikit-image's pictures, such as "astronaut.png"."""
    return Path(str(files("skimage.data") / name))


def make_12_megapixels(folder: Path) -> Path:
    """Write the astronaut at 4000 x 3000 as a JPEG, as a phone would."""
    path = folder / "astronaut-12mp.jpg"
    with Image.open(find_photo("astronaut.png")) as image:
        cropped = image.convert("RGB").crop((0, 0, 512, 384))
        cropped.resize((4000, 3000), Image.Resampling.LANCZOS).save(path, quality=92, dpi=(300, 300))
    return path


def make_64_megapixels(folder: Path) -> Path:
    """Write the astronaut at 8000 x 8000 as a PNG."""
    path = folder / "astronaut-64mp.png"
    with Image.open(find_photo("astronaut.png")) as image:
        image.convert("RGB").resize((8000, 8000), Image.Resampling.BICUBIC).save(path, compress_level=1)
    return path
