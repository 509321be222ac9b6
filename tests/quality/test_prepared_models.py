"""Each shipped network is the published one: compared on real photos, the original fetched as the build does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models import proof
from web.build.models import prepare_model, read_manifests
from web.build.outside import Registries
from web.build.parts import PartStore, parse_part
from web.build.places import cache_folder
from web.build.tools import Tools


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(cache_folder())


@pytest.fixture(scope="module")
def store(tools: Tools) -> Iterator[PartStore]:
    with tempfile.TemporaryDirectory() as folder:
        outside = Registries(Path(folder), npm=lambda: tools.node.npm, pip=tools.pip)
        yield PartStore(cache_folder() / "parts", outside)


@pytest.mark.thorough
@pytest.mark.parametrize("manifest", read_manifests(), ids=lambda manifest: str(manifest["name"]))
def test_a_prepared_network_agrees_with_its_original(manifest: dict[str, Any], store: PartStore, tools: Tools) -> None:
    original = store.get(parse_part(f"the original of {manifest['name']}", manifest["upstream"]))
    prepared = prepare_model(manifest, store, tools)
    print(proof.prove(original.read_bytes(), prepared.read_bytes(), manifest))
