/** A manifest is hostile until its fields are what they should be. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { parseManifest } = await import("../../../web/shared/manifest.js");
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
