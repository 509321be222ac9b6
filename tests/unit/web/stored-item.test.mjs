/** What the database gives back is never trusted: whole records come back as they were, others without what is wrong. */

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.File ??= (await import("node:buffer")).File;
const { readItem } = await import("../../../web/page/workspace/stored-item.js");
const { nameFiles } = await import("../../../web/page/workspace/stored-output.js");
const { DEFAULT_OUTPUT } = await import("../../../web/page/state/outputs.js");

const FILE = new File(["photo"], "photo.png");
const CUTOUT = new Blob(["cutout"]);
const EDITS = {
  strokes: [{ mode: "erase", size: 20, hardness: 1, snap: false, points: [[1.5, 2.5]] }],
  boxes: [[0, 0, 10, 10]],
};
const SETTINGS = { level: "fast", model: null, backend: "wasm", threads: 2, quickLook: false };
const REPORT = {
  width: 4,
  height: 3,
  source: { width: 4, height: 3 },
  verdict: "good",
  model: "u2netp",
  backend: "wasm",
  threads: 1,
  networks: [{ model: "u2netp", backend: "wasm", threads: 1 }],
  warnings: [{ code: "gain-map", message: "…" }],
  timings: { decode: 1, preprocess: 1, inference: 1, refine: 1, composite: 1, encode: 1, total: 6 },
  heap: 1e6,
};
const DONE = {
  status: "done",
  isSaved: true,
  output: DEFAULT_OUTPUT,
  edits: EDITS,
  report: REPORT,
  settings: SETTINGS,
  renderFailure: null,
};
const RECORD = {
  id: "item-1",
  name: "photo.png",
  thumbnail: null,
  size: { width: 4, height: 3 },
  maxPixels: null,
  affordable: { maxPixels: 6, settings: SETTINGS },
  output: { ...DEFAULT_OUTPUT, format: "jpeg", quality: 80, background: "#fff" },
  edits: EDITS,
  undo: [EDITS],
  redo: [],
  work: DONE,
};

const read = (changes, { source = FILE, cutout = CUTOUT, backgrounds = {} } = {}) =>
  readItem({ ...RECORD, ...changes }, (kind, id) => ({ source, cutout, background: backgrounds[id] })[kind]);
const QUEUED = { status: "queued", earlier: null };

test("a whole record comes back as it was", () => {
  const expected = { ...RECORD, losses: 0, file: FILE, work: { ...DONE, cutId: null, blob: CUTOUT } };
  assert.deepEqual(read({}), expected);
  for (const work of [
    { status: "cancelled" },
    { status: "failed", failure: { code: "truncated", details: { a: 1 } } },
  ]) {
    assert.deepEqual(read({ work }).work, work);
  }
});

test("a cutout that was up to date still is, another is not", () => {
  const whole = read({ output: DEFAULT_OUTPUT });
  assert.equal(whole.work.output, whole.output);
  assert.equal(whole.work.edits, whole.edits);
  assert.equal(whole.undo[0], whole.edits);
  const changed = read({ output: { ...DEFAULT_OUTPUT } });
  assert.notEqual(changed.work.output, changed.output);
});

test("what is no item is none", () => {
  for (const record of [null, undefined, 1, "item", [], {}, { ...RECORD, id: 7 }, { ...RECORD, id: "" }]) {
    assert.equal(
      readItem(record, () => undefined),
      null,
    );
  }
  assert.equal(read({ name: { toString: 1 } }), null);
  assert.equal(read({ name: "x".repeat(100_000) }), null);
});

test("an option that is none of the declared values is the usual one", () => {
  const wrong = {
    format: "exe",
    quality: 1e9,
    feather: NaN,
    add_shadow: "yes",
    bg_image: "https://example.org/",
    background: 5,
  };
  const { output } = read({ output: { ...DEFAULT_OUTPUT, ...wrong, unknown: 1 } });
  assert.deepEqual(output, DEFAULT_OUTPUT);
  assert.deepEqual(read({ output: null }).output, DEFAULT_OUTPUT);
});

test("a background is found by its name, or is in the record of an earlier version", () => {
  const beach = new File(["beach"], "beach.jpg");
  const of = (bg_image, backgrounds) =>
    read({ output: { ...DEFAULT_OUTPUT, bg_image } }, { backgrounds }).output.bg_image;
  assert.equal(of("a1", { a1: beach }), beach);
  assert.equal(of(beach), beach);
  assert.equal(of("b2", { a1: beach }), null);
  assert.equal(of("a1", { a1: "no blob" }), null);
});

test("what is stored of choices names their files, each once and by content", async () => {
  const output = { ...DEFAULT_OUTPUT, bg_image: new File(["beach"], "beach.jpg") };
  const alike = { ...DEFAULT_OUTPUT, background: "#fff", bg_image: new File(["beach"], "copy.jpg") };
  const { records, files } = await nameFiles([output, alike, DEFAULT_OUTPUT, output]);
  const [name, ...others] = files.keys();
  assert.match(name, /^[0-9a-f]{64}$/);
  assert.deepEqual(others, []);
  assert.deepEqual(records.get(alike), { ...alike, bg_image: name });
  assert.deepEqual(records.get(DEFAULT_OUTPUT), DEFAULT_OUTPUT);
  assert.equal(records.size, 3);
  assert.ok(output.bg_image instanceof File);
});

test("strokes and boxes that are none are dropped", () => {
  const [stroke] = EDITS.strokes;
  const strokes = [
    { ...stroke, mode: "explode" },
    { ...stroke, size: Infinity },
    { ...stroke, points: [[1]] },
    { ...stroke, points: "all" },
    { ...stroke, points: [] },
    null,
    stroke,
  ];
  const boxes = [[1, 2, 3], [1, 2, 3, "4"], [NaN, 0, 1, 1], {}, [0, 0, 5, 5]];
  assert.deepEqual(read({ edits: { strokes, boxes } }).edits, { strokes: [stroke], boxes: [[0, 0, 5, 5]] });
  assert.deepEqual(read({ undo: "none", redo: [null] }).undo, []);
});

test("a result that is not whole is cut again", () => {
  const reports = [
    undefined,
    { ...REPORT, verdict: "perfect" },
    { ...REPORT, timings: {} },
    { ...REPORT, warnings: [null] },
    { ...REPORT, networks: "u2netp" },
    { ...REPORT, width: -1 },
  ];
  for (const report of reports) assert.deepEqual(read({ work: { ...DONE, report } }).work, QUEUED);
  assert.deepEqual(read({}, { cutout: "no blob" }).work, QUEUED);
  for (const work of [null, {}, { status: "working" }, "done"]) assert.deepEqual(read({ work }).work, QUEUED);
  assert.equal(read({}, { source: {} }).file, null);
});

test("settings and failures are known ones", () => {
  const settings = { level: "godlike", model: "../x", backend: "cloud", threads: -1, quickLook: 1 };
  assert.deepEqual(read({ work: { ...DONE, settings } }).work.settings, {
    level: "balanced",
    model: null,
    backend: null,
    threads: null,
    quickLook: false,
  });
  const failure = { code: "constructor", details: null };
  assert.deepEqual(read({ work: { status: "failed", failure } }).work.failure, {
    code: "internal",
    details: {},
  });
});
