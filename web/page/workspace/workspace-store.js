/**
 * The list of pictures in IndexedDB. An item is one record, whatever fields it has; its picture and its cutout are
 * records of their own, so that a changed choice writes neither again.
 */

import { openDatabase } from "../../shared/database.js";
import { lastingWork } from "../state/lasting.js";
import { fieldsOf, listOf, readItem } from "./stored-item.js";

/** @import {Item} from "../state/types.js" */

/** @typedef {{ids: readonly string[], selectedId: string | null, isPaused: boolean}} StoredList */

/** @returns {Promise<{items: Item[]} & Omit<StoredList, "ids">>} */
export async function readWorkspace() {
  const database = await openDatabase();
  const [records, pictures, note] = await Promise.all([
    database.getAll("items"),
    database.getAll("pictures"),
    database.get("notes", "list"),
  ]);
  const list = fieldsOf(note);
  const blobs = new Map(pictures.map(({ id, kind, blob }) => [`${kind} ${id}`, blob]));
  const items = records
    .map((record) => readItem(record, (kind, id) => blobs.get(`${kind} ${id}`)))
    .filter((item) => item !== null);
  const places = new Map(listOf(list.ids).map((id, index) => [id, index]));
  const placeOf = /** @param {Item} item */ ({ id }) => places.get(id) ?? places.size;
  return {
    items: items.sort((a, b) => placeOf(a) - placeOf(b)),
    selectedId: items.find(({ id }) => id === list.selectedId)?.id ?? null,
    isPaused: list.isPaused === true,
  };
}

/**
 * All of it or nothing.
 *
 * @param {Item} item
 * @param {Item | undefined} before what is stored of it
 */
export async function writeItem(item, before) {
  const { file, work: _, ...rest } = item;
  const work = lastingWork(item);
  const earlier = before && lastingWork(before);
  const database = await openDatabase();
  const transaction = database.transaction(["items", "pictures"], "readwrite");
  const pictures = transaction.objectStore("pictures");
  /** @type {Promise<unknown>[]} */
  const writes = [transaction.done];
  try {
    if (file && file !== before?.file) writes.push(pictures.put({ id: item.id, kind: "source", blob: file }));
    if (work.status === "done") {
      const { blob, cutId: __, ...done } = work;
      const isSame = earlier?.status === "done" && earlier.blob === blob;
      if (!isSame) writes.push(pictures.put({ id: item.id, kind: "cutout", blob }));
      writes.push(transaction.objectStore("items").put({ ...rest, work: done }));
    } else {
      if (earlier?.status === "done") writes.push(pictures.delete([item.id, "cutout"]));
      writes.push(transaction.objectStore("items").put({ ...rest, work }));
    }
  } catch (thrown) {
    transaction.abort();
    await Promise.allSettled(writes); // they end with it, and say less
    throw thrown;
  }
  await Promise.all(writes);
}

/** @param {string} id */
export async function deleteItem(id) {
  const database = await openDatabase();
  const transaction = database.transaction(["items", "pictures"], "readwrite");
  const pictures = transaction.objectStore("pictures");
  await Promise.all([
    transaction.objectStore("items").delete(id),
    pictures.delete([id, "source"]),
    pictures.delete([id, "cutout"]),
    transaction.done,
  ]);
}

/** @param {StoredList} list */
export async function writeList(list) {
  const database = await openDatabase();
  await database.put("notes", { name: "list", ...list });
}

export async function clearWorkspace() {
  const database = await openDatabase();
  const transaction = database.transaction(["items", "pictures", "notes"], "readwrite");
  await Promise.all([
    transaction.objectStore("items").clear(),
    transaction.objectStore("pictures").clear(),
    transaction.objectStore("notes").delete("list"),
    transaction.done,
  ]);
}

/** @returns {Promise<{count: number, bytes: number}>} */
export async function measureWorkspace() {
  const database = await openDatabase();
  const pictures = await database.getAll("pictures");
  const count = await database.count("items");
  return { count, bytes: pictures.reduce((sum, { blob }) => sum + blob.size, 0) };
}

/** @returns {Promise<boolean | null>} whether the person wants the list to be kept; null if never asked */
export async function readWish() {
  const database = await openDatabase();
  const note = await database.get("notes", "wish");
  return note ? note.isKept === true : null;
}

/** @param {boolean} isKept */
export async function writeWish(isKept) {
  const database = await openDatabase();
  await database.put("notes", { name: "wish", isKept });
}
