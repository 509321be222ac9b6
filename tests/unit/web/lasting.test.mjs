/** What is written is not written again while nothing lasting differs. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSameKept, lastingWork } from "../../../web/page/state/lasting.js";

const failure = { code: "truncated", details: {} };
const done = { status: "done", blob: new Blob() };
const works = [
  { status: "queued", earlier: null },
  { status: "queued", earlier: done },
  { status: "working", job: 1, progress: null, earlier: null, preview: null },
  { status: "failed", failure },
  { status: "failed", failure, kept: { cutId: "1", settings: {} } },
  { status: "cancelled" },
  done,
];

test("every work is the same as itself, and as what comes back of it", () => {
  for (const work of works) {
    const item = { name: "a", work };
    assert.ok(isSameKept(item, { ...item }), work.status);
    assert.ok(isSameKept(item, { ...item, work: lastingWork(item) }), work.status);
  }
});

test("another outcome, or another choice, is a difference", () => {
  const item = { name: "a", work: { status: "failed", failure } };
  assert.equal(isSameKept(item, { ...item, work: done }), false);
  assert.equal(isSameKept(item, { ...item, work: { status: "failed", failure: { ...failure } } }), false);
  assert.equal(isSameKept(item, { ...item, output: {} }), false);
});
