/** The service worker's decisions: which requests pass, whose messages count, how much may be shared. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const SCOPE = "https://a.example/offcut/";
const NAMES = ["index.html", "app.css", "models/isnet/part-000.bin", "example/index.html"];

/** The worker's classic scripts, in a scope of their own. */
const worker = createContext({
  URL,
  Response,
  File,
  DOMException,
  crypto,
  console: { warn: () => undefined },
});
for (const name of ["gate", "messages", "share"]) {
  runInContext(readFileSync(new URL(`../../../web/service/${name}.js`, import.meta.url), "utf8"), worker);
}
const decide = worker.createGate(NAMES, SCOPE);
const ask = (address, { method = "GET", mode = "cors" } = {}) => ({
  ...decide({ method, mode, url: new URL(address, SCOPE).href }),
});

test("files in the list pass, by name and with nothing else", () => {
  for (const name of NAMES) assert.deepEqual(ask(name), { kind: "file", url: SCOPE + name });
  assert.deepEqual(ask("./"), { kind: "file", url: `${SCOPE}index.html` });
  assert.deepEqual(ask("example/"), { kind: "file", url: `${SCOPE}example/index.html` });
});

test("every other address is refused: a query, a path, another project, another origin", () => {
  const refused = [
    "log?data=secret",
    "log",
    "app.css?data=secret",
    "./?data=secret",
    "models/secret.bin",
    "app.css/",
    "%61pp.css",
    "/other/app.css",
    "/",
    "https://b.example/offcut/app.css",
  ];
  for (const address of refused) assert.deepEqual(ask(address), { kind: "refused" }, address);
});

test("a page is opened with any query, and is the file without it", () => {
  const page = { kind: "file", url: `${SCOPE}index.html` };
  for (const query of ["?level=fast", "?shared", "?data=secret"]) {
    assert.deepEqual(ask(query, { mode: "navigate" }), page);
  }
  assert.deepEqual(ask("log?data=secret", { mode: "navigate" }), { kind: "missing" });
});

test("only pictures are posted, and only to the worker", () => {
  assert.deepEqual(ask("share", { method: "POST", mode: "navigate" }), { kind: "share" });
  for (const address of ["share?x", "upload", "./", "app.css"]) {
    assert.deepEqual(ask(address, { method: "POST" }), { kind: "refused" }, address);
  }
  for (const method of ["HEAD", "PUT", "OPTIONS"]) {
    assert.deepEqual(ask("app.css", { method }), { kind: "refused" }, method);
  }
});

test("messages of other projects and of other shapes say nothing", () => {
  const own = { url: `${SCOPE}?level=fast` };
  const read = (data, source = own, ports = ["port"]) => worker.readWish({ data, source, ports }, SCOPE);
  assert.equal(read({ type: "activate" }).type, "activate");
  assert.deepEqual(read({ type: "list-missing", folders: ["vendor/"] }).folders, ["vendor/"]);
  for (const data of [null, undefined, "activate", 1, [], {}, { type: "list-missing" }]) {
    assert.equal(read(data), null);
  }
  assert.equal(read({ type: "list-missing", folders: [1] }), null);
  assert.equal(read({ type: "list-missing", folders: [] }, own, []), null);
  for (const source of [null, {}, { url: "https://a.example/other/" }]) {
    assert.equal(read({ type: "activate" }, source), null);
  }
});

test("a share has room for a hundred files and for half a gigabyte, with what waits already", () => {
  const files = (count, size = 1) => Array.from({ length: count }, () => ({ size }));
  const MB = 2 ** 20;
  assert.equal(worker.takeWhileRoom(files(100), []).length, 100);
  assert.equal(worker.takeWhileRoom(files(101), []).length, 100);
  assert.equal(worker.takeWhileRoom(files(101), files(60)).length, 40);
  assert.equal(worker.takeWhileRoom(files(10, 100 * MB), []).length, 5);
  assert.equal(worker.takeWhileRoom(files(10, 100 * MB), files(2, 100 * MB)).length, 3);
  assert.equal(worker.takeWhileRoom(files(1, 513 * MB), []).length, 0);
  assert.equal(worker.takeWhileRoom([], []).length, 0);
});

/** Where a share leads to. */
async function share({
  formData,
  put = () => undefined,
  open = async () => ({ matchAll: async () => [], put }),
}) {
  worker.caches = { open };
  const answer = await worker.receiveShare({ formData }, SCOPE);
  assert.equal(answer.status, 303);
  return answer.headers.get("Location").slice(SCOPE.length);
}

function sendsTwo() {
  const form = new FormData();
  for (const name of ["a.png", "b.png"]) form.append("files", new File(["photo"], name));
  return form;
}

test("a share leads to the page, whatever becomes of it, and the address says what", async () => {
  const kept = [];
  const put = async (url) => void kept.push(url);
  assert.equal(await share({ formData: async () => sendsTwo(), put }), "?shared");
  assert.equal(kept.length, 2);

  const fails = async () => {
    throw new TypeError("No form");
  };
  assert.equal(await share({ formData: fails }), "?shared=lost");
  assert.equal(await share({ formData: async () => sendsTwo(), open: fails }), "?shared=lost");
  assert.equal(await share({ formData: async () => sendsTwo(), put: fails }), "?shared=lost");
  const full = async () => {
    throw new DOMException("No room", "QuotaExceededError");
  };
  assert.equal(await share({ formData: async () => sendsTwo(), put: full }), "?shared=full");
});
