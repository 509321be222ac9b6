/** A manifest is hostile until its fields are what they should be. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { parseFamilies, parseLevels, parseManifest } = await import("../../../web/shared/manifest.js");
const text = (name) => readFileSync(new URL(`../../../models/${name}.json`, import.meta.url), "utf8");
const GOOD = JSON.parse(text("u2netp"));

test("the manifests that are shipped pass", () => {
  for (const name of ["u2netp", "isnet"]) assert.equal(parseManifest(text(name), name).name, name);
});

test("everything else is an error of its own", () => {
  const [part] = GOOD.parts;
  const wrong = [
    { name: "isnet" },
    { title: 1 },
    { licence: null },
    { licence: { spdx: "MIT", source: {} } },
    { sha256: "f".repeat(63) },
    { bytes: -1 },
    { bytes: 1e400 },
    { backends: "wasm" },
    { parts: [] },
    { parts: {} },
    { parts: [{ ...part, path: "https://example.org/part.bin" }] },
    { parts: [{ ...part, path: "//example.org/part.bin" }] },
    { parts: [{ ...part, path: "../../other/part.bin" }] },
    { parts: [{ ...part, path: "/other/part.bin" }] },
    { parts: [{ ...part, path: "part.bin?data=secret" }] },
    { parts: [{ ...part, sha256: null }] },
    { parts: [{ ...part, bytes: 0.5 }] },
    { input: {} },
    { output: null },
    { reference: "../x.npz" },
    { float16: 1 },
  ];
  const texts = wrong.map((changes) => JSON.stringify({ ...GOOD, ...changes }));
  for (const each of [...texts, "", "null", "[]", "{", '"u2netp"', "1e400"]) {
    assert.throws(() => parseManifest(each, "u2netp"), { code: "manifest" }, each);
  }
});

const BROKEN = ["", "null", "[]", "{", '"fast"', "1e400"];

test("the levels that are shipped pass, everything else is an error of its own", () => {
  const levels = parseLevels(text("levels"));
  assert.deepEqual(Object.keys(levels), ["fast", "balanced", "best"]);
  const wrong = [
    null,
    [],
    { models: "isnet", solve: true },
    { models: [], solve: true },
    { models: [1], solve: true },
    { models: ["../isnet"], solve: true },
    { models: ["isnet"] },
    { models: ["isnet"], solve: 1 },
    { models: ["isnet"], solve: true, mirror: "yes" },
  ];
  const texts = wrong.map((level) => JSON.stringify({ ...levels, fast: level }));
  for (const each of [...texts, ...BROKEN])
    assert.throws(() => parseLevels(each), { code: "manifest" }, each);
});

test("the families that are shipped pass, everything else is an error of its own", () => {
  const families = parseFamilies(text("families"));
  assert.deepEqual(families, JSON.parse(text("families")));
  const good = families.u2net;
  const wrong = [
    { title: null },
    { licence: "MIT" },
    { licence: { spdx: "MIT" } },
    { documented: 1 },
    { documented: "javascript:alert(1)" },
    { licence: { spdx: "MIT", source: "javascript:alert(1)" } },
    { input: null },
    { input: { ...good.input, size: { rule: "fixed", height: "320", width: 320 } } },
    { input: { ...good.input, size: { rule: "shortest", side: 512 } } },
    { input: { ...good.input, size: { rule: "any" } } },
    { input: { ...good.input, channels: 3 } },
    { input: { ...good.input, mean: [0, 0] } },
    { input: { ...good.input, std: [1, 1, "1"] } },
    { output: { ...good.output, index: 0.5 } },
    { output: { ...good.output, range: undefined } },
    { refine: null },
  ];
  const texts = wrong.map((changes) => JSON.stringify({ ...families, u2net: { ...good, ...changes } }));
  for (const each of [...texts, ...BROKEN])
    assert.throws(() => parseFamilies(each), { code: "manifest" }, each);
});
