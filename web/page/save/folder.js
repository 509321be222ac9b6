/** Several cutouts as files in a folder, one after the other; nothing that is there is overwritten. */

/** @import {RenderedCutout} from "./saving.js" */

/**
 * @param {FileSystemDirectoryHandle} folder
 * @returns {Promise<string[]>} the names that are taken
 */
export async function listNames(folder) {
  const names = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

/**
 * @param {AsyncIterable<RenderedCutout>} cutouts
 * @param {FileSystemDirectoryHandle} folder
 * @param {(name: string) => string} distinct gives another name for one that was taken since the folder was listed
 * @param {{onWritten: (cutout: RenderedCutout) => void, onFailure: (name: string, thrown: unknown) => void}} outcomes of
 *   one file; when it fails the others are written
 */
export async function writeIntoFolder(cutouts, folder, distinct, { onWritten, onFailure }) {
  for await (const cutout of cutouts) {
    const { name, input } = cutout;
    let free = name;
    try {
      while (await isThere(folder, free)) free = distinct(name);
      await writeFile(folder, free, input);
      onWritten(cutout);
    } catch (thrown) {
      onFailure(free, thrown);
    }
  }
}

/**
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 */
async function isThere(folder, name) {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (thrown) {
    const reason = thrown instanceof DOMException ? thrown.name : "";
    if (reason === "NotFoundError") return false;
    if (reason === "TypeMismatchError") return true; // a folder
    throw thrown;
  }
}

/**
 * Writes a file that was not there: the browser writes beside it and renames at the end, so what is seen is whole.
 *
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @param {Blob} blob
 */
async function writeFile(folder, name, blob) {
  const file = await folder.getFileHandle(name, { create: true });
  try {
    await blob.stream().pipeTo(await file.createWritable());
  } catch (thrown) {
    // The empty file that marked the place is ours; where it cannot be removed, the first error says more.
    await folder.removeEntry(name).catch((second) => console.debug(second));
    throw thrown;
  }
}
