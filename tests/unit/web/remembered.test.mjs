/** What is remembered belongs to one copy of the site, and what an earlier version has kept is found once. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const { recall, remember } = await import("../../../web/page/browser/remembered.js");
const PATH = new URL("../../../web/", import.meta.url).pathname;

/** @type {Map<string, string>} */
let kept;

beforeEach(() => {
  kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
});

test("two projects under one origin do not share a choice", () => {
  remember("language", "de");
  kept.set("language@/other/", "en");
  assert.equal(recall("language"), "de");
  assert.deepEqual([...kept.keys()], [`language@${PATH}`, "language@/other/"]);
});

test("an earlier version's choice is taken over once, and left to other copies", () => {
  kept.set("language", "de");
  assert.equal(recall("language"), "de");
  kept.set("language", "en"); // another project's from now on
  assert.equal(recall("language"), "de");
  assert.equal(kept.get("language"), "en");
});

test("what was never chosen is not known", () => {
  assert.equal(recall("language"), null);
  assert.equal(kept.size, 0);
});

test("where storage is forbidden, a choice lasts as long as the page", () => {
  globalThis.localStorage = {
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("forbidden");
    },
  };
  remember("pattern", "{name}");
  assert.equal(recall("pattern"), "{name}");
});
