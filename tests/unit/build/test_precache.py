"""The service worker's list of files, and the worker as one file."""

from __future__ import annotations

import json

from web.build.precache import describe_site, list_entries, with_worker

FILES: dict[str, bytes] = {
    "index.html": b"<!doctype html>",
    "app.css": b"body {}",
    "vendor/pyodide/pyodide.mjs": b"export {}",
    "vendor/ort/ort.wasm": b"\0asm",
    "models/u2netp.json": b"{}",
    "models/u2netp/part-000.bin": b"weights",
    "licenses.txt": b"all of them",
    "sbom.cdx.json": b"{}",
    "_headers": b"/*",
    "service-worker.js": b'// worker\nimportScripts(\n  "vendor/lib.js",\n  "service/a.js",\n);\nstart();\n',
    "vendor/lib.js": b"lib();",
    "service/a.js": b"a();",
}


def test_groups() -> None:
    groups = {entry["url"]: entry["group"] for entry in list_entries(with_worker(FILES))}
    assert groups == {
        "index.html": "shell",
        "app.css": "shell",
        "licenses.txt": "shell",
        "models/u2netp.json": "shell",
        "vendor/pyodide/pyodide.mjs": "runtime",
        "vendor/ort/ort.wasm": "runtime",
    }


def test_the_worker_knows_every_other_file_too() -> None:
    facts = json.loads(describe_site(with_worker(FILES)).decode().removeprefix("self.__OFFCUT = ").removesuffix(";\n"))
    assert facts["others"] == ["models/u2netp/part-000.bin", "sbom.cdx.json"]


def test_a_changed_byte_is_another_worker() -> None:
    assert describe_site(FILES) == describe_site(dict(reversed(FILES.items())))
    assert describe_site(FILES) != describe_site(FILES | {"app.css": b"body{}"})


def test_the_worker_is_one_file() -> None:
    files = with_worker(FILES)
    assert {"vendor/lib.js", "service/a.js"}.isdisjoint(files)
    worker = files["service-worker.js"]
    assert isinstance(worker, bytes)
    first, *rest = worker.decode().splitlines()
    facts = json.loads(first.removeprefix("self.__OFFCUT = ").removesuffix(";"))
    assert set(facts) == {"entries", "headers", "others", "version"}
    assert rest == ["lib();", "a();", "// worker", "start();"]
