/** Files that a person chose: their bytes, for Python. */

import { OffcutError } from "../shared/errors.js";

/** @import {RenderOptions} from "../shared/types.js" */

/** @param {Blob} blob */
export async function readBlob(blob) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new OffcutError("unreadable", "The file cannot be read", { cause });
  }
}

/**
 * @param {RenderOptions} options
 * @returns {Promise<{json: string, background: Uint8Array | undefined}>} the image beside the rest: JSON holds no bytes
 */
export async function readOptions({ bg_image, ...options }) {
  return { json: JSON.stringify(options), background: bg_image ? await readBlob(bg_image) : undefined };
}
