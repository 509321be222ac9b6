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
 * @param {(name: string, thrown: unknown) => void} onFailure of one file; the others are written
 */
export async function writeIntoFolder(cutouts, folder, onFailure) {
  for await (const { name, input } of cutouts) {
    try {
      await writeFile(folder, name, input);
    } catch (thrown) {
      onFailure(name, thrown);
    }
  }
}

/**
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @param {Blob} blob
 */
async function writeFile(folder, name, blob) {
  const file = await folder.getFileHandle(name, { create: true });
  try {
    await blob.stream().pipeTo(await file.createWritable());
  } catch (thrown) {
    // An empty file is worse than none; where even that cannot be helped, the first error says more.
    await folder.removeEntry(name).catch((second) => console.debug(second));
    throw thrown;
  }
}
