/** Pictures are cut where their bytes are in what was dragged or pasted; else it is said why not. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { mayCarry, readCarried } from "../../../web/page/intake/carried.js";

const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";

const read = (types) => readCarried((type) => types[type] ?? "");
const reasonOf = ([arrival]) => [arrival.name, arrival.failure?.details.reason];

test("a picture in its address is one, wherever it is", async () => {
  for (const types of [
    { "text/html": `<p>a<IMG alt="a > b" class='x' src='${PIXEL}'></p>` },
    { "text/html": `<img src="${PIXEL}">`, "text/uri-list": "https://example.org/a", "text/plain": "a" },
    { "text/uri-list": `# a picture\r\n${PIXEL}\r\n` },
    { "text/plain": `  ${PIXEL}\n` },
    { "text/uri-list": PIXEL, "text/html": `<img src=${PIXEL}>`, "text/plain": PIXEL },
    { "text/plain": PIXEL.replaceAll("=", "%3D").replaceAll("+", "%2B") },
  ]) {
    const arrivals = read(types);
    assert.equal(arrivals.length, 1);
    const [{ name, file }] = arrivals;
    assert.equal(name, "picture-1.png");
    assert.equal(file.type, "image/png");
    assert.equal((await file.bytes?.())?.[1] ?? new Uint8Array(await file.arrayBuffer())[1], 0x50);
  }
});

test("several are several", () => {
  const html = `<img src="${PIXEL}"><img src="${PIXEL.replace("png", "webp")}"><img src="https://example.org/c.png">`;
  assert.deepEqual(
    read({ "text/html": html }).map(({ name }) => name),
    ["picture-1.png", "picture-2.webp"],
  );
});

test("an address is none, and nothing is fetched", () => {
  for (const types of [
    { "text/html": '<img width=3 src="https://example.org/cats/tom.jpg?a=1&amp;b=2">' },
    { "text/uri-list": "https://example.org/cats/tom.jpg" },
    { "text/plain": "http://example.org/cats/tom.jpg" },
  ])
    assert.deepEqual(reasonOf(read(types)), ["tom.jpg", "address"]);
  assert.deepEqual(reasonOf(read({ "text/plain": "https://example.org" })), ["example.org", "address"]);
});

test("what is no picture at all is said to be none, and nothing is nothing", () => {
  assert.deepEqual(reasonOf(read({ "text/html": "<b>Hello</b>", "text/plain": "Hello" })), [
    "Hello",
    "no-picture",
  ]);
  for (const cut of ["data:image/png;base64,%", "data:image/png;base64,a", "data:image/png"])
    assert.equal(reasonOf(read({ "text/plain": cut }))[1], "no-picture", cut);
  assert.deepEqual(read({}), []);
  assert.deepEqual(read({ "text/plain": "  " }), []);
});

test("a long text with quotes and brackets takes no time", () => {
  const begun = performance.now();
  read({ "text/html": "<img ".repeat(20_000) + '"'.repeat(20_000) });
  assert.ok(performance.now() - begun < 2000);
});

test("a drag tells by its types", () => {
  assert.ok(mayCarry(["text/plain", "text/html"]));
  assert.ok(!mayCarry(["text/plain"]));
});
