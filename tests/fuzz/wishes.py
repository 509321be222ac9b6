"""Chance enters; options, plans and manifests leave as a hostile page, file or person might send them: JSON text."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path
from typing import Any

from py_app.options import RENDER_OPTIONS

MANIFESTS = tuple(
    json.loads((Path(__file__).parents[2] / "models" / name).read_text()) for name in ("u2netp.json", "isnet.json")
)

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 0.5, 1e308, -1e308, 10**20, math.nan, math.inf, -math.inf),
    *("", " ", "0", "1e400", "50%", "-5px", "10px 20%", "4:5", "0:0", "35x45mm", "99999999x1", "center", "original"),
    *("#fff", "rgb(300,0,0)", "hsl(0,200%,50%)", "white", "135deg, white, #ccc 80%", "\u202e", "a" * 10_000, "\0"),
    *([], {}, [[]], [[1, 2]], {"mode": "erase"}, [{"mode": "erase", "size": 9, "points": [[1, 2], [30, 40]]}]),
)

SOUND: dict[str, tuple[Any, ...]] = {
    "format": ("png", "webp", "jpeg", "mask", "zip"),
    "background": ("white", "#102030"),
    "bg_gradient": ("135deg, white, #ccc 80%",),
    "bg_blur": (0.2, 5),
    "add_shadow": (True,),
    "shadow_type": ("drop", "contact"),
    "crop": (True,),
    "crop_margin": ("10px", "5% 10%"),
    "size": ("64x48", "20x20mm", "preview"),
    "aspect": ("4:5", "1:3"),
    "scale": ("80%", "150%"),
    "position": ("center", "50% 100%"),
    "preset": ("avatar", "square"),
    "feather": (0.5, 3),
    "shift_edge": (-4, 2.5),
    "keep_islands": (1, 3),
    "min_island": (0.1,),
    "fill_holes": (True,),
    "translucent": (True,),
    "quality": (1, 60, 100),
    "lossless": (True, False),
    "strokes": ODD[-1:],
}


def make_options(chance: random.Random, *, odd: float) -> dict[str, Any]:
    """Return options by name; each is odd with a probability, else one that means something."""
    names = chance.sample([option.name for option in RENDER_OPTIONS], chance.randrange(1, 6))
    return {
        name: chance.choice(ODD) if chance.random() < odd or name not in SOUND else chance.choice(SOUND[name])
        for name in names
        if name != "bg_image"
    }


def make_manifest(chance: random.Random) -> str:
    """Return a network's manifest in which some values are odd, as JSON text; now and then the text is damaged."""
    fields = json.loads(json.dumps(chance.choice(MANIFESTS)))
    for _ in range(chance.randrange(1, 4)):
        _spoil(chance, fields)
    text = json.dumps(fields)
    if chance.random() < 0.3:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(("", "1e400", "[" * 5000, '"', "NaN", "\\ud800")) + text[at + 1 :]
    return text


def _spoil(chance: random.Random, fields: Any) -> None:
    """Replace, drop or add one value somewhere below."""
    keys = list(fields) if isinstance(fields, dict) else list(range(len(fields)))
    if not keys:
        return
    key = chance.choice(keys)
    if isinstance(fields[key], dict | list) and chance.random() < 0.7:
        _spoil(chance, fields[key])
    elif isinstance(fields, dict) and chance.random() < 0.2:
        del fields[key]
    else:
        fields[key] = chance.choice(ODD)
