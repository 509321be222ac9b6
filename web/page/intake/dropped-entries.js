/** Reads what was dropped: files at once, folders with all that is in them. */

import { arrivalOf, isPicture, unreadableArrival } from "./arrivals.js";

/** @import {Arrival} from "../state/actions.js" */

/**
 * Must be called while the drop event is handled: afterwards the browser has emptied the list.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<Arrival[]>}
 */
export async function readDropped(transfer) {
  const readings = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => {
      const entry = item.webkitGetAsEntry();
      if (entry && isFolder(entry)) return readDroppedFolder(entry);
      const file = item.getAsFile();
      return file ? [arrivalOf(file)] : [unreadableArrival(entry?.name ?? "")];
    });
  return (await Promise.all(readings)).flat();
}

/** @param {FileSystemDirectoryEntry} folder */
async function readDroppedFolder(folder) {
  const arrivals = await readFolder(folder);
  return arrivals.length > 0 ? arrivals : [unreadableArrival(folder.name, { isEmptyFolder: true })];
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<Arrival[]>}
 */
async function readFolder(folder) {
  /** @type {Arrival[]} */
  const arrivals = [];
  try {
    for await (const entry of entriesOf(folder)) {
      if (isFolder(entry)) arrivals.push(...(await readFolder(entry)));
      else if (isFile(entry)) arrivals.push(...(await readFile(entry)));
    }
  } catch (thrown) {
    if (!(thrown instanceof DOMException)) throw thrown;
    arrivals.push(unreadableArrival(folder.name));
  }
  return arrivals;
}

/**
 * @param {FileSystemFileEntry} entry
 * @returns {Promise<Arrival[]>}
 */
async function readFile(entry) {
  try {
    /** @type {File} */
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return isPicture(file) ? [arrivalOf(file)] : [];
  } catch (thrown) {
    if (!(thrown instanceof DOMException)) throw thrown;
    return [unreadableArrival(entry.name)];
  }
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @returns {AsyncGenerator<FileSystemEntry>}
 */
async function* entriesOf(folder) {
  const reader = folder.createReader();
  for (;;) {
    // A reader hands out at most a hundred entries a call, and an empty list at the end.
    /** @type {FileSystemEntry[]} */
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    yield* entries;
  }
}

/**
 * @param {FileSystemEntry} entry
 * @returns {entry is FileSystemDirectoryEntry}
 */
function isFolder(entry) {
  return entry.isDirectory;
}

/**
 * @param {FileSystemEntry} entry
 * @returns {entry is FileSystemFileEntry}
 */
function isFile(entry) {
  return entry.isFile;
}
