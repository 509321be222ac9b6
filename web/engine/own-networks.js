/** A person's own network: looked at, cut into parts, kept and run once. What fails is not kept. */

import { sha256 } from "../shared/digest.js";
import { OffcutError } from "../shared/errors.js";
import { Lifetime } from "../shared/lifetime.js";
import { completeModel, deleteModel, readOwn, writeOwn, writePart } from "../shared/model-store.js";
import { wrap } from "../shared/threads.js";

/** @import {Remote} from "comlink" */
/** @import {FileFacts, InspectorApi} from "../inference/inspector.js" */
/** @import {Manifest, Part} from "../shared/models.js" */

/** As the build cuts the shipped ones. */
const PART_BYTES = 8 * 2 ** 20;

/**
 * @typedef {object} Trial what Python does
 * @property {(facts: FileFacts) => Promise<Manifest>} completeManifest
 * @property {(manifest: Manifest) => Promise<void>} dryRun
 */

/**
 * @param {Blob} file
 * @param {Trial} trial
 * @param {AbortSignal} signal
 * @returns {Promise<Manifest>}
 */
export async function addNetwork(file, { completeManifest, dryRun }, signal) {
  const completed = await completeManifest(await inspect(file, signal));
  const isNew = (await readOwn(completed.name).catch(() => undefined)) === undefined;
  try {
    const manifest = { ...completed, parts: await keepParts(completed.name, file, signal) };
    await dryRun(manifest);
    signal.throwIfAborted();
    await completeModel(manifest);
    await writeOwn(manifest);
    return manifest;
  } catch (thrown) {
    // The same file was added before: those parts are good, only the new rules were not.
    if (isNew) await deleteModel(completed.name).catch(() => undefined);
    throw explainNoRoom(thrown);
  }
}

/**
 * @param {Blob} file
 * @param {AbortSignal} signal
 * @returns {Promise<FileFacts>}
 */
async function inspect(file, signal) {
  const worker = new Worker(new URL("../inference/inspector.js", import.meta.url), { type: "module" });
  /** @type {Remote<InspectorApi>} */
  const remote = wrap(worker);
  const lifetime = new Lifetime();
  worker.addEventListener("error", (event) => {
    lifetime.end(new OffcutError("out-of-memory", event.message || "The file couldn't be inspected"));
  });
  const stop = () => lifetime.end(signal.reason);
  signal.addEventListener("abort", stop);
  try {
    /** @type {Promise<FileFacts>} */
    const facts = remote.inspect(file);
    return await lifetime.during(facts);
  } finally {
    signal.removeEventListener("abort", stop);
    worker.terminate();
  }
}

/**
 * @param {string} name
 * @param {Blob} file
 * @param {AbortSignal} signal
 * @returns {Promise<Part[]>}
 */
async function keepParts(name, file, signal) {
  /** @type {Part[]} */
  const parts = [];
  for (let start = 0; start < file.size; start += PART_BYTES) {
    signal.throwIfAborted();
    const data = await file.slice(start, start + PART_BYTES).arrayBuffer();
    const path = `${name}/part-${String(parts.length).padStart(3, "0")}.bin`;
    const part = { path, sha256: await sha256(data), bytes: data.byteLength };
    await writePart(name, part.sha256, data);
    parts.push(part);
  }
  return parts;
}

/** @param {unknown} thrown */
function explainNoRoom(thrown) {
  if (!(thrown instanceof DOMException) || thrown.name === "AbortError") return thrown;
  // No room left, or a window in which nothing is kept at all.
  return new OffcutError("out-of-memory", thrown.message, { cause: thrown, details: { reason: "no-room" } });
}
