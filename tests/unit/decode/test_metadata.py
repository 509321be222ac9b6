"""Resolution and orientation as files state them, through `decode`."""

from __future__ import annotations

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from py_app.decode.decode import decode
from tests.unit.images import encode_as, make_gradient

ORIENTATION, X_RESOLUTION, Y_RESOLUTION, UNIT = 0x0112, 0x011A, 0x011B, 0x0128


def make_exif(**fields: int) -> Image.Exif:
    """Return Exif data with 100 pixels by the unit across, 50 down, unless said."""
    exif = Image.Exif()
    exif[X_RESOLUTION] = IFDRational(fields.get("x", 100))
    exif[Y_RESOLUTION] = IFDRational(fields.get("y", 50))
    exif[UNIT] = fields.get("unit", 2)
    exif[ORIENTATION] = fields.get("orientation", 1)
    return exif


def decode_jpeg(exif: Image.Exif) -> tuple[float, float] | None:
    return decode(encode_as(Image.fromarray(make_gradient(8, 12)), "JPEG", exif=exif)).dpi


@pytest.mark.parametrize(("unit", "inches"), [(2, 1), (3, 2.54)])
def test_a_resolution_is_by_the_inch_or_the_centimetre(unit: int, inches: float) -> None:
    assert decode_jpeg(make_exif(unit=unit)) == pytest.approx((100 * inches, 50 * inches))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_turns_with_the_picture(orientation: int) -> None:
    expected = (50, 100) if orientation >= 5 else (100, 50)
    assert decode_jpeg(make_exif(orientation=orientation)) == pytest.approx(expected)


def test_none_is_none() -> None:
    assert decode_jpeg(Image.Exif()) is None
