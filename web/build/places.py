"""Where things are: the checkout, and the cache outside it that makes the second run quick."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "pyproject.toml"
WEB = ROOT / "web"
MODELS = ROOT / "models"
LEVELS = MODELS / "levels.json"
FAMILIES = MODELS / "families.json"
WEIGHTS = MODELS / "weights"
DIST = ROOT / "dist"
UNIT_TESTS = ROOT / "tests" / "unit"
LOCK = WEB / "runtime.lock.json"
TOOL_LOCKS = WEB / "build" / "locks"


def cache_folder() -> Path:
    """Return the cache's folder: `OFFCUT_CACHE`, or `offcut` where this system keeps caches."""
    if chosen := os.environ.get("OFFCUT_CACHE"):
        return Path(chosen).expanduser().resolve()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "offcut"
