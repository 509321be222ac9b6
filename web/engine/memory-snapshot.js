/**
 * Python's memory as it is when it has just started, kept in this browser: the next start takes it up where this one
 * has been, and saves a second. It is Pyodide's own way (`makeMemorySnapshot`), which holds no packages as yet.
 */

import { version } from "../vendor/pyodide/pyodide.mjs";
import { sha256 } from "../shared/digest.js";
import { SITE } from "../shared/site.js";

const CACHE = `offcut-python@${SITE.href}`;

/** What it was made by: another Pyodide has another memory. */
const ADDRESS = new URL(`python-memory/${version}`, SITE).href;

const DIGEST = "X-SHA-256";

/** On a busy machine a second visit in WebKit once waited for ever, and why is not known: it starts from the beginning. */
export const areSnapshotsKept = !/AppleWebKit(?!.*Chrome)/.test(navigator.userAgent);

/** @returns {Promise<ArrayBuffer | undefined>} nothing where none is kept, or it is not what was written */
export async function readSnapshot() {
  const cache = await openCache();
  const kept = await cache?.match(ADDRESS);
  if (!kept) return undefined;
  const memory = await kept.arrayBuffer();
  if ((await sha256(memory)) === kept.headers.get(DIGEST)) return memory;
  await dropSnapshot();
  return undefined;
}

/**
 * Keep it in the place of what another version has kept. Nobody waits for it, and a browser without room for it starts
 * as it did before.
 * @param {Uint8Array<ArrayBuffer>} memory
 */
export async function keepSnapshot(memory) {
  try {
    await dropSnapshot();
    const cache = await openCache();
    await cache?.put(ADDRESS, new Response(memory, { headers: { [DIGEST]: await sha256(memory) } }));
  } catch (thrown) {
    console.debug("Python's memory could not be kept", thrown);
  }
}

export async function dropSnapshot() {
  await globalThis.caches?.delete(CACHE);
}

/** @returns {Promise<Cache | undefined>} nothing where the browser has no caches, or does not open them */
async function openCache() {
  return areSnapshotsKept ? globalThis.caches?.open(CACHE).catch(() => undefined) : undefined;
}
