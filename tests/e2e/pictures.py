"""Small pictures that are cut quickly, each with a subject."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import FilePayload

from tests.photos import find_photo

SIDE = 320


def make_pictures(count: int) -> list[FilePayload]:
    """Return pictures 1.jpg, 2.jpg, …, no two of them the same."""
    with Image.open(find_photo("astronaut.png")) as image:
        portrait = image.convert("RGB")
    return [make_picture(f"{number}.jpg", portrait, number) for number in range(1, count + 1)]


def make_picture(name: str, portrait: Image.Image, shift: int) -> FilePayload:
    """Return a part of a portrait as a JPEG file."""
    left = shift % 40
    data = io.BytesIO()
    portrait.crop((40 + left, 0, 40 + left + SIDE, SIDE)).save(data, "JPEG", quality=85)
    return {"name": name, "mimeType": "image/jpeg", "buffer": data.getvalue()}


def make_text_file(name: str) -> FilePayload:
    """Return a file that is no picture."""
    return {"name": name, "mimeType": "text/plain", "buffer": b"not an image"}
