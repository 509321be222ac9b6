/** The browser's own questions where to write. Not in TypeScript's library: https://wicg.github.io/file-system-access/ */

/**
 * @typedef {object} Pickers
 * @property {(options: {suggestedName: string, types: object[]}) => Promise<FileSystemFileHandle>} [showSaveFilePicker]
 * @property {(options: {id: string, mode: "readwrite"}) => Promise<FileSystemDirectoryHandle>} [showDirectoryPicker]
 */

const pickers = /** @type {Window & Pickers} */ (window);

/**
 * Must be called while a click is handled.
 *
 * @param {string} suggestedName
 * @returns {Promise<FileSystemFileHandle | null>} null where the browser cannot ask
 */
export async function pickArchive(suggestedName) {
  const types = [{ accept: { "application/zip": [".zip"] } }];
  return (await pickers.showSaveFilePicker?.({ suggestedName, types })) ?? null;
}

/**
 * Must be called while a click is handled.
 *
 * @returns {Promise<FileSystemDirectoryHandle>}
 */
export function pickFolder() {
  if (!pickers.showDirectoryPicker) throw new Error("This browser has no folder picker");
  return pickers.showDirectoryPicker({ id: "offcut", mode: "readwrite" });
}

/** @param {unknown} thrown whether the person has closed the picker without an answer */
export function isDismissal(thrown) {
  return thrown instanceof DOMException && thrown.name === "AbortError";
}
