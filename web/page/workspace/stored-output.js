/**
 * Choices for a cutout enter, and leave as they are stored: a file among them, such as a background image, by the sha256
 * of its content. The file itself is stored once, however many items have it.
 */

import { sha256 } from "../../shared/digest.js";
import { OPTIONS } from "../../shared/options.js";

/** @import {Output} from "../state/types.js" */

const FILES = /** @type {(keyof Output)[]} */ (
  Object.keys(OPTIONS).filter((name) => OPTIONS[/** @type {keyof typeof OPTIONS} */ (name)].kind === "file")
);

/** Each is read once. @type {WeakMap<Blob, Promise<string>>} */
const names = new WeakMap();

/**
 * @param {readonly Output[]} outputs one object may be there twice
 * @returns {Promise<{records: Map<Output, Record<string, unknown>>, files: Map<string, Blob>}>} what is stored of each,
 *   and their files by content
 */
export async function nameFiles(outputs) {
  /** @type {Map<Output, Record<string, unknown>>} */
  const records = new Map();
  /** @type {Map<string, Blob>} */
  const files = new Map();
  for (const output of outputs) {
    /** @type {Record<string, unknown>} */
    const record = { ...output };
    for (const option of FILES) {
      const file = output[option];
      if (!(file instanceof Blob)) continue;
      const name = await nameOf(file);
      files.set(name, file);
      record[option] = name;
    }
    records.set(output, record);
  }
  return { records, files };
}

/** @param {Blob} file */
function nameOf(file) {
  const name = names.get(file) ?? file.arrayBuffer().then(sha256);
  names.set(file, name);
  return name;
}
