from __future__ import annotations

from pathlib import Path

import pytest

from web.build import site
from web.build.licences import collect_licences
from web.build.models import ModelError, cut_into_parts, read_manifests
from web.build.package import trim_lock
from web.build.parts import digest
from web.build.runtime import read_runtime
from web.build.site import SiteError, web_sources, write_site
from web.build.works import list_works

PART_BYTES = 8 * 2**20


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_the_site_holds_exactly_the_files_given(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"from a file")
    dist = tmp_path / "dist"
    write_site({"index.html": b"page", "a/old.js": b"old", "empty/soon.js": b""}, dist)
    assert write_site({"index.html": b"page", "a/new.js": source}, dist) == len(b"page") + len(b"from a file")
    assert names_in(dist) == {"index.html", "a", "a/new.js"}
    assert (dist / "a/new.js").read_bytes() == b"from a file"


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    write_site({"same": b"1", "other": b"1"}, tmp_path)
    times = {name: (tmp_path / name).stat().st_mtime_ns for name in ("same", "other")}
    write_site({"same": b"1", "other": b"2"}, tmp_path)
    assert (tmp_path / "same").stat().st_mtime_ns == times["same"]
    assert (tmp_path / "other").read_bytes() == b"2"


def test_a_file_too_large_for_static_hosts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "LARGEST_FILE", 3)
    with pytest.raises(SiteError, match="large"):
        write_site({"large.wasm": b"1234"}, tmp_path)


def test_sources_of_the_build_stay_out_of_the_site(tmp_path: Path) -> None:
    for name in ("index.html", "page/main.js", "build/freeze.js", "node_modules/x/index.js", "tsconfig.json", "a.d.ts"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert web_sources(tmp_path) == {"index.html": b"index.html", "page/main.js": b"page/main.js"}


def test_every_network_is_cut_into_small_parts_that_make_the_whole() -> None:
    for manifest in read_manifests():
        assert all(0 < part["bytes"] <= PART_BYTES for part in manifest["parts"])
        assert sum(part["bytes"] for part in manifest["parts"]) == manifest["bytes"]


def test_parts_are_cut_in_order_and_checked(tmp_path: Path) -> None:
    weights = tmp_path / "net.onnx"
    weights.write_bytes(b"abcde")
    parts = [
        {"path": f"net/{n}", "bytes": len(piece), "sha256": digest(piece)} for n, piece in enumerate([b"abc", b"de"])
    ]
    cut = cut_into_parts({"name": "net", "parts": parts}, weights)
    assert cut == {"models/net/0": b"abc", "models/net/1": b"de"}
    with pytest.raises(ModelError, match="3 bytes of 5"):
        cut_into_parts({"name": "net", "parts": parts[:1]}, weights)
    weights.write_bytes(b"abcdX")
    with pytest.raises(ModelError, match="net/1"):
        cut_into_parts({"name": "net", "parts": parts}, weights)


def test_the_frozen_lock_keeps_only_what_the_application_needs() -> None:
    packages = {
        "offcut": {"depends": ["numpy"], "file_name": "emfs:/tmp/offcut.whl"},
        "numpy": {"depends": [], "file_name": "https://cdn.example/full/numpy.whl"},
        "micropip": {"depends": [], "file_name": "micropip.whl"},
    }
    trimmed = trim_lock({"info": {"python": "3.14"}, "packages": packages})
    assert trimmed["info"] == {"python": "3.14"}
    assert {name: facts["file_name"] for name, facts in trimmed["packages"].items()} == {
        "offcut": "offcut.whl",
        "numpy": "numpy.whl",
    }


def test_every_component_and_network_is_in_the_licences() -> None:
    runtime, manifests = read_runtime(), read_manifests()
    text = collect_licences(list_works(runtime.components, manifests), []).decode()
    assert all(f"{component['name']} {component['version']}: " in text for component in runtime.components)
    assert all(manifest["licence"]["source"] in text for manifest in manifests)
    assert "Mozilla Public License" in text
    assert "Rachel Michetti" in text
    assert text.count("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION") == 1
