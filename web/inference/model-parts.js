/**
 * A model, assembled from its parts: from IndexedDB where they are kept, else from the site, a few at a time.
 * Each is verified by sha256 before it is stored or used. Tabs that want the same part share one download.
 */

import { OffcutError } from "../shared/errors.js";
import { SITE } from "../shared/site.js";
import { sha256 } from "../shared/digest.js";
import { completeModel, dropDamaged, isOwn, readPart, wasDamaged, writePart } from "../shared/model-store.js";
import { MODELS, fetchOk } from "../shared/models.js";
import { STALL, TRIES } from "./limits.js";

/** @import {Manifest, Part} from "../shared/models.js" */

const AT_ONCE = 3;

/**
 * @typedef {object} Watcher
 * @property {(loaded: number, total: number) => void} onBytes
 * @property {(reason: string) => void} onNotKept the browser has no room: the model works this once
 * @property {() => void} onStalled nothing came for a while: it is asked for again
 */

/**
 * @param {Manifest} manifest
 * @param {Watcher} watcher
 * @returns {Promise<Uint8Array>} the only copy in memory: parts are written straight to their place
 */
export async function assembleModel(manifest, { onBytes, onNotKept, onStalled }) {
  const model = new Uint8Array(manifest.bytes);
  let loaded = 0;
  let isKept = true;
  /** @param {number} bytes */
  const count = (bytes) => onBytes((loaded += bytes), manifest.bytes);
  const waiting = placeParts(manifest.parts);
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { part, offset } = next;
      const room = model.subarray(offset, offset + part.bytes);
      await withLock(part, async () => {
        if (await fillFromStore(manifest.name, part, room)) return count(part.bytes);
        if (isOwn(manifest.name)) throw new OffcutError("integrity", `${part.path} is damaged or lost`);
        await download(part, room, count, onStalled).catch(async (thrown) => {
          throw (await wasDamaged(manifest.name, part).catch(() => false))
            ? explainDamage(part, thrown)
            : thrown;
        });
        isKept = (await keep(manifest.name, part, room, onNotKept)) && isKept;
      });
    }
  });
  await Promise.all(lanes);
  if (isKept) await completeModel(manifest);
  return model;
}

/** @param {Part[]} parts */
function placeParts(parts) {
  let offset = 0;
  return parts.map((part) => {
    const placed = { part, offset };
    offset += part.bytes;
    return placed;
  });
}

/**
 * Hold the part's lock among all tabs of this site: who waits finds it stored.
 * @param {Part} part
 * @param {() => Promise<void>} work
 */
function withLock(part, work) {
  if (!navigator.locks) return work(); // not in a secure context
  return navigator.locks.request(`offcut@${SITE.pathname} ${part.sha256}`, work);
}

/**
 * @param {string} model
 * @param {Part} part
 * @param {Uint8Array<ArrayBuffer>} room
 * @returns {Promise<boolean>} whether it was there and is good; a damaged part is dropped
 */
async function fillFromStore(model, part, room) {
  // Where there is no database, nothing is stored; that nothing can be kept is said when `keep` fails.
  const data = await readPart(model, part).catch(() => undefined);
  if (!data) return false;
  if (data.byteLength === room.length && (await sha256(data)) === part.sha256) {
    room.set(new Uint8Array(data));
    return true;
  }
  await dropDamaged(model, part);
  return false;
}

/**
 * @param {Part} part
 * @param {unknown} cause why it could not be fetched again
 */
function explainDamage(part, cause) {
  return new OffcutError("integrity", `The stored ${part.path} is damaged and can't be downloaded now`, {
    cause,
  });
}

/**
 * @param {Part} part
 * @param {Uint8Array<ArrayBuffer>} room exactly as large as the part
 * @param {(bytes: number) => void} count
 * @param {() => void} onStalled
 */
async function download(part, room, count, onStalled) {
  for (let tries = 1; ; tries += 1) {
    let filled = 0;
    try {
      filled = await fetchInto(part, room, (bytes) => {
        filled += bytes;
        count(bytes);
      });
    } catch (thrown) {
      if (!(thrown instanceof Stalled) || tries === TRIES) throw thrown;
      count(-filled);
      onStalled();
      continue;
    }
    if (filled === room.length && (await sha256(room)) === part.sha256) return;
    throw new OffcutError("integrity", `${part.path} is not the file the manifest names`);
  }
}

class Stalled extends OffcutError {}

/**
 * @param {Part} part
 * @param {Uint8Array<ArrayBuffer>} room
 * @param {(bytes: number) => void} count
 * @returns {Promise<number>} the bytes that came; more than there is room for are not read
 * @throws {Stalled} where none came for a while
 */
async function fetchInto(part, room, count) {
  const stop = new AbortController();
  const stalled = new Stalled("download", `${part.path}: no byte for ${STALL / 1000} s`);
  let timer = setTimeout(() => stop.abort(stalled), STALL);
  let filled = 0;
  try {
    const response = await fetchOk(new URL(part.path, MODELS), "download", { signal: stop.signal });
    if (!response.body) throw new OffcutError("download", `${part.path} has no body`);
    for await (const chunk of readChunks(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(stalled), STALL);
      if (filled + chunk.length > room.length) break;
      room.set(chunk, filled);
      filled += chunk.length;
      count(chunk.length);
    }
    return filled;
  } catch (cause) {
    if (stop.signal.aborted) throw stalled;
    if (cause instanceof OffcutError) throw cause;
    throw new OffcutError("download", `${part.path} was interrupted`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Not every browser iterates a stream by itself.
 * @param {ReadableStream<Uint8Array>} body
 */
async function* readChunks(body) {
  const reader = body.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    await reader.cancel();
  }
}

/**
 * @param {string} model
 * @param {Part} part
 * @param {Uint8Array<ArrayBuffer>} room
 * @param {(reason: string) => void} onNotKept
 * @returns {Promise<boolean>} whether it could be stored
 */
async function keep(model, part, room, onNotKept) {
  try {
    await writePart(model, part.sha256, room.slice().buffer);
    return true;
  } catch (thrown) {
    onNotKept(thrown instanceof Error ? thrown.name : String(thrown));
    return false;
  }
}
