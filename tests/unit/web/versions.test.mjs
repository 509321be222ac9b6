/** Every page and worker gets the files of the version it was loaded with, also after the service worker was ended. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const SCOPE = "https://a.example/offcut/";
const OLD = "0".repeat(16);
const NEW = "1".repeat(16);
const scripts = ["gate", "versions"].map((name) =>
  readFileSync(new URL(`../../../web/service/${name}.js`, import.meta.url), "utf8"),
);

/** A browser: what it stores, the pages that it shows, and the service workers that it starts. */
function startBrowser() {
  const notes = new Map();
  const cache = {
    keys: async () => [...notes.keys()].map((url) => ({ url })),
    match: async ({ url }) => notes.get(url)?.clone(),
    put: async (url, response) => void notes.set(url, response),
    delete: async (request) => notes.delete(request.url ?? request),
  };
  const browser = { notes, open: [], dropped: [], claims: 0 };
  browser.startWorker = async (version, { activate = false } = {}) => {
    const scope = createContext({
      URL,
      Response,
      registration: {},
      caches: { open: async () => cache },
      clients: {
        claim: async () => void (browser.claims += 1),
        matchAll: async () => browser.open.map((id) => ({ id })),
      },
      createPrecache: (entries) => ({ entries }),
      dropOthers: async (files) =>
        void browser.dropped.push(Array.from(files, ({ entries }) => entries[0].integrity)),
    });
    for (const script of scripts) runInContext(script, scope);
    const entries = [{ url: "app.css", integrity: version }];
    const versions = scope.createVersions({ version, entries, others: [], headers: {} }, SCOPE);
    if (activate) await versions.activate();
    return versions;
  };
  return browser;
}

/** Ask for a file, or open a page; returns the id of the version that answers, and the file. */
async function ask(versions, path, { client = "", arriving } = {}) {
  const work = [];
  const found = await versions.find({
    request: { url: SCOPE + path, mode: arriving ? "navigate" : "cors" },
    clientId: client,
    resultingClientId: arriving ?? "",
    waitUntil: (promise) => work.push(promise),
  });
  await Promise.all(work);
  return found && [found.version.id, found.url.slice(SCOPE.length)];
}

test("who was there before an update stays with the earlier version, whoever comes has the new one", async () => {
  const browser = startBrowser();
  const first = await browser.startWorker(OLD, { activate: true });
  assert.equal(browser.claims, 1);
  await ask(first, "index.html", { arriving: "a" });
  await ask(first, "index.html", { arriving: "b" });
  browser.open = ["a", "b"];

  let worker = await browser.startWorker(NEW, { activate: true });
  assert.equal(browser.claims, 1, "a page that has no service worker is of no version that is known");
  assert.deepEqual(browser.dropped.at(-1), [OLD, NEW]);
  await ask(worker, "index.html", { arriving: "c" });
  for (let starts = 0; starts < 2; starts += 1) {
    assert.deepEqual(await ask(worker, "app.css", { client: "b" }), [OLD, "app.css"]);
    assert.deepEqual(await ask(worker, "app.css", { client: "c" }), [NEW, "app.css"]);
    assert.equal((await worker.versionOf("b")).id, OLD);
    worker = await browser.startWorker(NEW); // it was idle
  }
});

test("a worker is of the version that its address says, whoever asks", async () => {
  const browser = startBrowser();
  const first = await browser.startWorker(OLD, { activate: true });
  await ask(first, "index.html", { arriving: "a" });
  browser.open = ["a"];
  const worker = await browser.startWorker(NEW, { activate: true });
  for (const client of ["", "a", "other"]) {
    for (const id of [OLD, NEW])
      assert.deepEqual(await ask(worker, `@${id}/app.css`, { client }), [id, "app.css"]);
    assert.equal(await ask(worker, `@${"2".repeat(16)}/app.css`, { client }), null);
  }
  const { version } = await worker.find({ request: { url: `${SCOPE}app.css`, mode: "cors" }, clientId: "a" });
  assert.equal(version.addressOf(`${SCOPE}engine/worker.js`), `${SCOPE}@${OLD}/engine/worker.js`);
});

test("a first visit, which no service worker has answered, is of the version that it is taken over with", async () => {
  const browser = startBrowser();
  browser.open = ["first"];
  const first = await browser.startWorker(OLD, { activate: true });
  await ask(first, "app.css", { client: "first" });
  const worker = await browser.startWorker(NEW, { activate: true });
  assert.deepEqual(await ask(worker, "app.css", { client: "first" }), [OLD, "app.css"]);
  // Its workers were begun from plain addresses, and Chromium tells no id of a worker's worker.
  assert.deepEqual(await ask(worker, "app.css"), [OLD, "app.css"]);
});

test("a version that no page has is dropped, with what is noted of its pages", async () => {
  const browser = startBrowser();
  const first = await browser.startWorker(OLD, { activate: true });
  await ask(first, "index.html", { arriving: "a" });
  browser.open = ["a"];
  const second = await browser.startWorker(NEW, { activate: true });
  await ask(second, "index.html", { arriving: "b" });
  browser.open = ["b"]; // and "c", which is not listed before it has its page
  const worker = await browser.startWorker(NEW);
  await ask(worker, "index.html", { arriving: "c" });
  assert.deepEqual(browser.dropped.at(-1), [NEW]);
  assert.deepEqual(
    [...browser.notes.keys()].map((url) => url.slice(SCOPE.length)),
    [`@${NEW}/`, `@${NEW}/client=b`, `@${NEW}/client=c`],
  );
  assert.deepEqual(await ask(worker, `@${OLD}/app.css`), null);
});
