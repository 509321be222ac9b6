"""The page's own logic, under Node: every `web/*.test.mjs` passes, without a browser."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = sorted((Path(__file__).parent / "web").glob("*.test.mjs"))


@pytest.mark.parametrize("path", TESTS, ids=[path.name.removesuffix(".test.mjs") for path in TESTS])
def test_passes(path: Path) -> None:
    node = shutil.which("node")
    assert node, "Node is needed, as the build is"
    command: list[str | Path] = [node, "--expose-gc", "--test", "--test-reporter=tap", path]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "# pass 0" not in run.stdout.splitlines()
