"""The command line's words enter; checked `RenderOptions` leave."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, get_args

from py_app.cli.files import read
from py_app.decode.decode import decode
from py_app.errors import InvalidOption
from py_app.options import Format, RenderOptions, parse_options
from py_app.options.background import Fit
from py_app.options.layout import PRESETS
from py_app.options.shadow import ShadowType


def add_options(cut: argparse.ArgumentParser) -> None:
    """Add a flag for every option of `RenderOptions`, under its own name."""
    output = cut.add_argument_group("output")
    output.add_argument("--format", choices=get_args(Format), help="png (default), webp, jpeg, mask, or zip of layers")
    output.add_argument("--quality", type=int, metavar="1-100", help="for jpeg and webp")
    output.add_argument("--lossless", action=argparse.BooleanOptionalAction, help="webp: by default, without quality")
    output.add_argument("--channels", choices=["rgba", "alpha"], help="alpha writes the mask alone")

    behind = cut.add_argument_group("background")
    behind.add_argument("--background", metavar="COLOR|IMAGE", help="a colour or an image behind the subject")
    behind.add_argument("--bg-color", metavar="COLOR", help="a colour behind the subject, or around its image")
    behind.add_argument("--bg-image", type=Path, metavar="FILE", help="an image behind the subject")
    behind.add_argument("--bg-fit", choices=get_args(Fit), help="whether the image covers the canvas or is shown whole")
    behind.add_argument("--bg-position", metavar="PLACE", help="center, or such as '50%% 20%%'")
    behind.add_argument("--bg-gradient", metavar="GRADIENT", help="such as '135deg, white, #ccc'")
    behind.add_argument(
        "--bg-blur", type=float, metavar="PERCENT", help="the photo, blurred by 0.2 to 20 %% of its side"
    )
    behind.add_argument("--add-shadow", action="store_const", const=True, help="let the subject cast a shadow")
    behind.add_argument("--shadow-type", choices=get_args(ShadowType), help="on a wall (default) or on the floor")
    behind.add_argument("--shadow-opacity", type=float, metavar="0-100", help="default: 50")

    layout = cut.add_argument_group("layout")
    layout.add_argument("--crop", action="store_const", const=True, help="crop to the subject")
    layout.add_argument("--crop-margin", metavar="LENGTHS", help="such as 30px, 10%%, or four: top right bottom left")
    layout.add_argument("--size", metavar="SIZE", help="1200x1600, 35x45mm, 2x2in; at most preview, medium, hd")
    layout.add_argument("--aspect", metavar="W:H", help="such as 4:5")
    layout.add_argument("--scale", metavar="PERCENT", help="the share of the canvas that the subject fills")
    layout.add_argument("--position", metavar="PLACE", help="original, center, or such as '50%% 100%%'")
    layout.add_argument("--preset", metavar="NAME", help=", ".join(PRESETS))

    edges = cut.add_argument_group("edges")
    edges.add_argument("--feather", type=float, metavar="PIXELS", help="soften the edge")
    edges.add_argument("--shift-edge", type=float, metavar="PIXELS", help="move the edge out, or in where negative")
    edges.add_argument(
        "--no-decontaminate", dest="decontaminate", action="store_const", const=False, help="keep colours"
    )
    edges.add_argument("--keep-islands", type=int, metavar="N", help="keep the N largest parts")
    edges.add_argument("--min-island", type=float, metavar="SHARE", help="drop parts below this share of the largest")
    edges.add_argument("--translucent", action="store_const", const=True, help="let light through glass and veils")
    edges.add_argument("--fill-holes", action="store_const", const=True, help="fill what the subject encloses")
    edges.add_argument("--edits", type=Path, metavar="FILE.json", help="these options as JSON, strokes too; flags win")


def read_options(args: argparse.Namespace) -> RenderOptions:
    """Check what was given.

    Raises
    ------
    InvalidOption, DecodeError
        A value is invalid, or a file cannot be used.
    """
    given = {name: value for name, value in vars(args).items() if value is not None}
    path = given.pop("bg_image", None)
    background = given.get("background")
    if background and Path(background).is_file():
        if path:
            raise InvalidOption("Choose only one background.")
        path = Path(given.pop("background"))
    edits = _read_edits(args.edits) if args.edits else {}
    unknown = edits.keys() - vars(args).keys() - {"strokes"}
    if unknown:
        raise InvalidOption(f"Unknown options: {', '.join(sorted(unknown))}.")
    fields = edits | given
    return parse_options(fields, decode(read(path)) if path else None)


def _read_edits(path: Path) -> dict[str, Any]:
    try:
        edits = json.loads(read(path))
    except ValueError as error:
        raise InvalidOption(f"{path} is not valid JSON: {error}.") from error
    if not isinstance(edits, dict):
        raise InvalidOption(f"{path} must be a JSON object of options.")
    return edits
