"""A person's own network: each family's rules, files that are refused with a reason, and the command line."""

from __future__ import annotations

import asyncio
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import pytest
from onnx import helper
from PIL import Image

from py_app.cli.main import main
from py_app.errors import IncompatibleNetwork, IntegrityError, ManifestError, OffcutError, OutOfMemory
from py_app.network.graph import Reason, load_error, parse_facts
from py_app.network.manifest import FixedSize, Manifest, ShortestSide, parse_manifest
from py_app.network.mask import read_mask
from py_app.network.own_networks import complete_manifest, dry_run
from py_app.network.preprocess import preprocess
from tests import networks
from tests.networks import FAMILIES, curve, make_family_network, make_network
from tests.unit.images import make_png
from tests.unit.test_json_text import HOSTILE

if TYPE_CHECKING:
    from py_app.network.native import NativeBackend

MESSAGES = Path(__file__).parents[3] / "web" / "page" / "messages.en.js"


def load(data: bytes, draft: dict[str, Any]) -> tuple[Manifest, NativeBackend]:
    """Adopt a network as the command line does."""
    from py_app.network.native import NativeBackend

    backend = NativeBackend(Path("nowhere"), threads=1)
    file = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    fields = complete_manifest(json.dumps(draft), backend.inspect(data), file)
    model = parse_manifest(json.dumps(fields))
    asyncio.run(dry_run(model, backend))
    return model, backend


def make_ramp(height: int = 240, width: int = 200) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return a picture whose red goes from 0 to 200, and whose other channels do not."""
    pixels = np.full((height, width, 3), 30, np.uint8)
    pixels[..., 0] = np.linspace(0, 200, width).round()
    pixels[..., 1] = np.linspace(90, 60, height).round()[:, None]
    return pixels


@pytest.mark.native
@pytest.mark.parametrize("family", FAMILIES)
def test_a_familys_rules_undo_what_its_networks_expect(family: str) -> None:
    model, backend = load(make_family_network(family), FAMILIES[family])
    ramp = make_ramp()
    tensor = preprocess(ramp, model.input)
    output = asyncio.run(backend.run(model, tensor)).output
    mask = read_mask(output, model.output, (tensor.shape[2], tensor.shape[3]))
    red = Image.fromarray(ramp).resize(mask.shape[::-1], Image.Resampling.BILINEAR).getchannel("R")
    scale = np.float32(200 if model.input.scaling == "maximum" else 255)
    expected = curve(np.asarray(red, np.float32) / scale)
    if model.output.range == "minmax":
        expected = (expected - expected.min()) / (expected.max() - expected.min())
    np.testing.assert_allclose(mask, expected, atol=1e-3)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_says_where_its_rules_are_from_and_what_its_licence_is(family: str) -> None:
    rules = FAMILIES[family]
    assert rules["documented"].startswith(rules["licence"]["source"])
    assert rules["title"] and rules["licence"]["spdx"] and rules["licence"]["note"]


def test_rmbg_is_said_to_be_non_commercial() -> None:
    assert "non-commercial" in FAMILIES["rmbg-1.4"]["licence"]["note"]


@pytest.mark.parametrize(
    ("size", "fitted"),
    [
        ((2000, 1000), (1024, 512)),
        ((300, 200), (768, 512)),
        ((400, 600), (384, 576)),  # 512 is between them: its own size
        ((100, 9000), (96, 2048)),
        ((1000, 90_000), (512, 2048)),
        ((1, 1), (512, 512)),
        ((10, 512), (32, 512)),
    ],
)
def test_shortest_side(size: tuple[int, int], fitted: tuple[int, int]) -> None:
    assert ShortestSide(512, 32).fit(size) == fitted
    assert ShortestSide(512, 32).fit(size[::-1]) == fitted[::-1]


@pytest.mark.native
def test_the_graphs_own_size_and_names_decide() -> None:
    data = make_family_network("isnet")
    draft = FAMILIES["isnet"] | {"input": FAMILIES["isnet"]["input"] | {"size": FAMILIES["modnet"]["input"]["size"]}}
    model, _ = load(data, draft)
    assert model.input.size == FixedSize(1024, 1024)
    assert (model.input.name, model.output.name) == ("picture", "mask")


@pytest.mark.native
def test_the_name_hides_no_shipped_network_and_belongs_to_the_file() -> None:
    data = make_family_network("modnet")
    draft = FAMILIES["modnet"] | {"title": "../U²-Net: people!"}
    model, _ = load(data, draft)
    assert model.name == f"own-u2-net-people-{hashlib.sha256(data).hexdigest()[:8]}"
    assert model.title == draft["title"]


def refused(data: bytes, draft: dict[str, Any] | None = None) -> tuple[str, object]:
    """Return the code and the reason with which a file is refused."""
    with pytest.raises(OffcutError) as caught:
        load(data, draft or FAMILIES["modnet"])
    return caught.value.code, caught.value.details["reason"]


def make_identity(inputs: networks.Sides, outputs: networks.Sides, *, opset: int = 13, kind: str = "Identity") -> bytes:
    return make_network([helper.make_node(kind, ["x"], ["y"])], {"x": inputs}, {"y": outputs}, opset=opset)


@pytest.mark.native
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hello, this is a text file", "not-onnx"),
        (b"", "not-onnx"),
        (make_png(make_ramp(8, 8)), "not-onnx"),
        (make_identity((1, 1, 8, 8), (1, 1, 8, 8), opset=99), "opset"),
        (make_identity((1, 1, 8, 8), (1, 1, 8, 8), kind="Frobnicate"), "opset"),
        (networks.make_two_inputs(), "inputs"),
        (make_identity((1, 1, 8, 8), (1, 1, 8, 8)), "inputs"),
        (make_identity((1, 8, 8, 3), (1, 8, 8, 3)), "inputs"),
        (make_identity((1, 3, 8, 8), (1, 3, 8, 8)), "outputs"),
        (networks.make_classifier(), "outputs"),
        (networks.make_liar(), "dry-run"),
    ],
)
def test_a_wrong_file_gets_a_reason(data: bytes, reason: str) -> None:
    assert refused(data) == ("unfit-network", reason)


@pytest.mark.native
def test_a_wrong_manifest_gets_a_reason() -> None:
    data, rules = make_family_network("modnet"), FAMILIES["modnet"]
    for draft in (
        {"input": rules["input"]},
        rules | {"output": rules["output"] | {"name": "alpha"}},
        rules | {"output": rules["output"] | {"index": 7}},
        rules | {"input": rules["input"] | {"std": [0, 1, 1]}},
        rules | {"input": rules["input"] | {"size": {"rule": "fixed", "height": 0, "width": 8}}},
        rules | {"licence": "MIT"},
        rules | {"refine": rules["refine"] | {"radius": -7}},
    ):
        assert refused(data, draft) == ("manifest", "draft")
    assert refused(data, rules | {"sha256": "0" * 64}) == ("integrity", "other-file")
    graph, file = parse_facts({"inputs": [], "outputs": [], "sha256": "0" * 64, "bytes": 1})
    texts: list[str | bytes] = ["no JSON", "[]", *HOSTILE]
    for text in texts:
        with pytest.raises(ManifestError):
            complete_manifest(text, graph, file)


INPUT: dict[str, Any] = {"name": "x", "type": "float32", "shape": [1, 3, 8, None]}
OUTPUT = {"name": "y", "type": "float32", "shape": []}
SOUND_FACTS: dict[str, Any] = {
    "inputs": [INPUT],
    "outputs": [OUTPUT],
    "sha256": "0" * 64,
    "bytes": 1,
}


def spoil(**fields: Any) -> dict[str, Any]:
    """Return facts with an input that has other fields."""
    return SOUND_FACTS | {"inputs": [INPUT | fields]}


@pytest.mark.parametrize(
    "facts",
    [
        *(None, [], "facts", {}, {"trouble": 7}, spoil(name=7), spoil(type=None)),
        *(spoil(shape=7), spoil(shape="1x3"), spoil(shape=[[]]), spoil(shape=[True])),
        *(spoil(shape=[-1]), spoil(shape=[1.5]), spoil(shape=[10**10])),
        *(SOUND_FACTS | {"outputs": None}, SOUND_FACTS | {"outputs": {}}, SOUND_FACTS | {"outputs": [7]}),
        *(SOUND_FACTS | {"sha256": 7}, SOUND_FACTS | {"sha256": "short"}, SOUND_FACTS | {"sha256": "Z" * 64}),
        *(SOUND_FACTS | {"bytes": -1}, SOUND_FACTS | {"bytes": "1"}, SOUND_FACTS | {"bytes": True}),
    ],
    ids=str,
)
def test_facts_that_are_none(facts: Any) -> None:
    parse_facts(SOUND_FACTS)
    with pytest.raises(IncompatibleNetwork):
        parse_facts(facts)


@pytest.mark.native
def test_memory_that_runs_out_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from py_app.network.native import NativeBackend

    backend = NativeBackend(Path("nowhere"), threads=1)

    def fail(data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(backend, "_start", fail)
    with pytest.raises(OutOfMemory):
        backend.inspect(b"a network")


def test_the_runtimes_words_are_understood() -> None:
    assert load_error("std::bad_alloc").code == "out-of-memory"
    for words, reason in (("External data path does not exist", "external-data"), ("shape mismatch", "graph")):
        error = load_error(words)
        assert isinstance(error, IncompatibleNetwork)
        assert error.details["reason"] == reason
    with pytest.raises(IncompatibleNetwork):
        parse_facts({"trouble": "protobuf parsing failed"})
    assert IntegrityError.code == "integrity"


def test_the_page_has_words_for_every_reason() -> None:
    text = MESSAGES.read_text(encoding="utf-8")
    listed = text[text.index("export const reasons = {") :]
    for reason in (*get_args(Reason), "draft", "other-file"):
        assert f'"{reason}": {{' in listed or f"\n  {reason}: {{" in listed


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "ramp.png"
    path.write_bytes(make_png(make_ramp()))
    return path


@pytest.mark.native
def test_the_command_line_cuts_with_a_family(tmp_path: Path, photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    network = tmp_path / "mine.onnx"
    network.write_bytes(make_family_network("rmbg-1.4"))
    out = tmp_path / "mask.png"
    arguments = ["cut", str(photo), "--network", str(network), "--family", "rmbg-1.4", "--format", "mask"]
    assert main([*arguments, "-o", str(out), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["model"].startswith("own-rmbg-1-4-")
    assert printed.err.count("non-commercial") == 1
    mask = np.asarray(Image.open(out), float) / 255
    assert mask.shape == (240, 200)
    assert mask[:, :8].max() < 0.1 and mask[:, -4:].min() > 0.9


@pytest.mark.native
def test_the_command_line_takes_a_manifest(tmp_path: Path, photo: Path) -> None:
    network, manifest = tmp_path / "mine.onnx", tmp_path / "mine.json"
    network.write_bytes(make_family_network("birefnet"))
    rules = FAMILIES["birefnet"]
    names = {"output": rules["output"] | {"name": "logits"}, "input": rules["input"] | {"name": "picture"}}
    manifest.write_text(json.dumps(rules | names))
    assert main(["cut", str(photo), "--network", str(network), "--manifest", str(manifest)]) == 0


@pytest.mark.native
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--network", "mine.onnx", "--family", "modnet"], "[unfit-network]"),
        (["--network", "missing.onnx", "--family", "modnet"], "[unreadable]"),
        (["--network", "mine.onnx", "--family", "vgg"], "u2net, isnet, modnet, birefnet, rmbg-1.4"),
        (["--network", "mine.onnx"], "--family"),
        (["--family", "modnet"], "--network"),
    ],
)
def test_the_command_line_says_what_is_wrong(
    tmp_path: Path,
    photo: Path,
    arguments: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.onnx").write_text("a text file")
    with pytest.raises(SystemExit) as caught:
        main(["cut", str(photo), *arguments])
    assert caught.value.code == 2
    assert words in capsys.readouterr().err
