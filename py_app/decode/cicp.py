"""Video's code points for a colour space enter (ITU-T H.273), as PNG and AVIF have them; the space leaves."""

from __future__ import annotations

from py_app.imaging.colour_space import (
    BT709_PRIMARIES,
    D65,
    ColourSpace,
    Curve,
    Point,
    gamma_curve,
    primaries_matrix,
    srgb_curve,
)

ILLUMINANT_C: Point = 0.310, 0.316

DCI_WHITE: Point = 0.314, 0.351

PRIMARIES: dict[int, tuple[tuple[Point, Point, Point], Point]] = {
    1: (BT709_PRIMARIES, D65),
    4: (((0.67, 0.33), (0.21, 0.71), (0.14, 0.08)), ILLUMINANT_C),
    5: (((0.64, 0.33), (0.29, 0.6), (0.15, 0.06)), D65),
    6: (((0.63, 0.34), (0.31, 0.595), (0.155, 0.07)), D65),
    7: (((0.63, 0.34), (0.31, 0.595), (0.155, 0.07)), D65),
    9: (((0.708, 0.292), (0.17, 0.797), (0.131, 0.046)), D65),
    11: (((0.68, 0.32), (0.265, 0.69), (0.15, 0.06)), DCI_WHITE),
    12: (((0.68, 0.32), (0.265, 0.69), (0.15, 0.06)), D65),
}
"""Red, green, blue and white (table 2)."""

LINEAR, SRGB = 8, 13

GAMMAS = {4: 2.2, 5: 2.8} | dict.fromkeys((1, 6, 14, 15), 2.4)
"""Powers: of old television, and of the display that video is meant for (ITU-R BT.1886)."""


def read_code_points(primaries: int, transfer: int) -> ColourSpace | None:
    """Return the colour space of a pair of code points; None where it is of another kind, for bright displays say."""
    curve = _find_curve(transfer)
    if curve is None or primaries not in PRIMARIES:
        return None
    return ColourSpace((curve,) * 3, primaries_matrix(*PRIMARIES[primaries]))


def _find_curve(transfer: int) -> Curve | None:
    """Return the curve of a transfer characteristic (table 3)."""
    if transfer == SRGB:
        return srgb_curve()
    if transfer == LINEAR:
        return gamma_curve(1)
    return gamma_curve(GAMMAS[transfer]) if transfer in GAMMAS else None
