"""Runs a module of the page in Node, without a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[3] / "web" / "page"


def run_in_node(script: str, data: Any = None) -> Any:
    """Return what `script` gives, the body of an async function of `data` and `load`, which imports from web/page."""
    node = shutil.which("node") or pytest.skip("Node is not installed")
    code = f"""
const load = (path) => import({json.dumps(PAGE.as_uri())} + "/" + path);
const work = async (data) => {{ {script} }};
console.log(JSON.stringify(await work(JSON.parse(await new Response(process.stdin).text()))));
"""
    command = [node, "--input-type=module", "--eval", code]
    done = subprocess.run(command, input=json.dumps(data).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
