/** A model's parts, fetched a few at a time; each is verified by sha256 before it is used. */

import { OffcutError } from "../shared/errors.js";
import { MODELS, fetchOk } from "../shared/models.js";

/** @import {Manifest, Part} from "../shared/models.js" */

const AT_ONCE = 3;

/**
 * @param {Manifest} manifest
 * @param {(loaded: number, total: number) => void} onBytes
 * @returns {Promise<Uint8Array>} the assembled model
 */
export async function downloadModel(manifest, onBytes) {
  const model = new Uint8Array(manifest.bytes);
  let loaded = 0;
  /** @param {number} bytes */
  const count = (bytes) => onBytes((loaded += bytes), manifest.bytes);
  const waiting = placeParts(manifest.parts);
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const room = model.subarray(next.offset, next.offset + next.part.bytes);
      await downloadPart(next.part, room, count);
    }
  });
  await Promise.all(lanes);
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
 * @param {Part} part
 * @param {Uint8Array<ArrayBuffer>} room exactly as large as the part
 * @param {(bytes: number) => void} count
 */
async function downloadPart(part, room, count) {
  const response = await fetchOk(new URL(part.path, MODELS), "download");
  const reader = response.body?.getReader();
  if (!reader) throw new OffcutError("download", `${part.path} has no body`);
  let filled = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    if (filled + step.value.length > room.length) break;
    room.set(step.value, filled);
    filled += step.value.length;
    count(step.value.length);
  }
  if (filled !== room.length || (await sha256(room)) !== part.sha256) {
    throw new OffcutError("integrity", `${part.path} is not the file the manifest names`);
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) {
    throw new OffcutError("integrity", "Models can only be verified over https or on localhost");
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
