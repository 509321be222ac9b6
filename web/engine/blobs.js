/** Files that a person chose: their bytes. */

import { OffcutError } from "../shared/errors.js";

/** @param {Blob} blob */
export async function readBlob(blob) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new OffcutError("unreadable", "The file can't be read", { cause });
  }
}
