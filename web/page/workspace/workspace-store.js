/**
 * The list of pictures in IndexedDB. An item is one record, whatever fields it has; its picture and its cutout are
 * records of their own, so that a changed choice writes neither again. A background is one record for all items that
 * name it, and goes with the last of them.
 */

import { openDatabase } from "../../shared/database.js";
import { lastingWork } from "../state/lasting.js";
import { fieldsOf, listOf, readItem } from "./stored-item.js";
import { nameFiles } from "./stored-output.js";

/** @import {DBSchema, IDBPObjectStore} from "idb" */
/** @import {Schema, StoredItem} from "../../shared/database.js" */
/** @import {Item} from "../state/types.js" */

/** @typedef {"items" | "pictures" | "backgrounds"} StoreName */
/** @typedef {{[name in StoreName]: IDBPObjectStore<Schema & DBSchema, StoreName[], name, "readwrite">}} Stores */

/** @typedef {{ids: readonly string[], selectedId: string | null, isPaused: boolean}} StoredList */

/** @returns {Promise<{items: Item[]} & Omit<StoredList, "ids">>} */
export async function readWorkspace() {
  const database = await openDatabase();
  const [records, pictures, backgrounds, note] = await Promise.all([
    database.getAll("items"),
    database.getAll("pictures"),
    database.getAll("backgrounds"),
    database.get("notes", "list"),
  ]);
  const list = fieldsOf(note);
  const blobs = new Map(pictures.map(({ id, kind, blob }) => [`${kind} ${id}`, blob]));
  for (const { sha256, blob } of backgrounds) blobs.set(`background ${sha256}`, blob);
  const items = records
    .map((record) => readItem(record, (kind, id) => blobs.get(`${kind} ${id}`)))
    .filter((item) => item !== null);
  await renew(items, records);
  const places = new Map(listOf(list.ids).map((id, index) => [id, index]));
  const placeOf = /** @param {Item} item */ ({ id }) => places.get(id) ?? places.size;
  return {
    items: items.sort((a, b) => placeOf(a) - placeOf(b)),
    selectedId: items.find(({ id }) => id === list.selectedId)?.id ?? null,
    isPaused: list.isPaused === true,
  };
}

/**
 * Write the records of version 3 anew, which hold their backgrounds themselves. What cannot be written stays as it is,
 * and is read so.
 *
 * @param {readonly Item[]} items
 * @param {readonly StoredItem[]} records
 */
async function renew(items, records) {
  const old = new Set(records.filter(({ backgrounds }) => backgrounds === undefined).map(({ id }) => id));
  try {
    for (const item of items) if (old.has(item.id)) await writeItem(item, item);
  } catch (thrown) {
    console.debug("Not renewed:", thrown);
  }
}

/**
 * @param {Item} item
 * @param {Item | undefined} before what is stored of it
 */
export async function writeItem(item, before) {
  const { file, work: _, ...rest } = item;
  const work = lastingWork(item);
  const earlier = before && lastingWork(before);
  const { records, files } = await nameFiles(
    work.status === "done" ? [item.output, work.output] : [item.output],
  );
  const record = { ...rest, output: records.get(item.output), backgrounds: [...files.keys()] };
  await change(async ({ items, pictures, backgrounds }) => {
    const named = await findNames(items, item.id);
    for (const [name, blob] of files) {
      if (!(await backgrounds.count(name))) await backgrounds.put({ sha256: name, blob });
    }
    if (file && file !== before?.file) await pictures.put({ id: item.id, kind: "source", blob: file });
    if (work.status === "done") {
      const { blob, cutId: __, ...done } = work;
      const isSame = earlier?.status === "done" && earlier.blob === blob;
      if (!isSame) await pictures.put({ id: item.id, kind: "cutout", blob });
      await items.put({ ...record, work: { ...done, output: records.get(done.output) } });
    } else {
      if (earlier?.status === "done") await pictures.delete([item.id, "cutout"]);
      await items.put({ ...record, work });
    }
    return named;
  });
}

/** @param {string} id */
export async function deleteItem(id) {
  await change(async ({ items, pictures }) => {
    const named = await findNames(items, id);
    await Promise.all([items.delete(id), pictures.delete([id, "source"]), pictures.delete([id, "cutout"])]);
    return named;
  });
}

/**
 * Write all of a change or nothing of it; a background that no item names any more goes with it.
 *
 * @param {(stores: Stores) => Promise<readonly unknown[]>} write returns the backgrounds that its item had
 */
async function change(write) {
  const database = await openDatabase();
  const transaction = database.transaction(["items", "pictures", "backgrounds"], "readwrite");
  const stores = {
    items: transaction.objectStore("items"),
    pictures: transaction.objectStore("pictures"),
    backgrounds: transaction.objectStore("backgrounds"),
  };
  try {
    const index = stores.items.index("backgrounds");
    for (const name of await write(stores)) {
      if (typeof name === "string" && !(await index.count(name))) await stores.backgrounds.delete(name);
    }
  } catch (thrown) {
    const ended = Promise.allSettled([transaction.done]); // it ends with what was thrown, and says less
    transaction.abort();
    await ended;
    throw thrown;
  }
  await transaction.done;
}

/**
 * @param {Stores["items"]} items
 * @param {string} id
 */
async function findNames(items, id) {
  return listOf((await items.get(id))?.backgrounds);
}

/** @param {StoredList} list */
export async function writeList(list) {
  const database = await openDatabase();
  await database.put("notes", { name: "list", ...list });
}

export async function clearWorkspace() {
  const database = await openDatabase();
  const transaction = database.transaction(["items", "pictures", "backgrounds", "notes"], "readwrite");
  await Promise.all([
    transaction.objectStore("items").clear(),
    transaction.objectStore("pictures").clear(),
    transaction.objectStore("backgrounds").clear(),
    transaction.objectStore("notes").delete("list"),
    transaction.done,
  ]);
}

/** @returns {Promise<{count: number, bytes: number}>} */
export async function measureWorkspace() {
  const database = await openDatabase();
  const files = [...(await database.getAll("pictures")), ...(await database.getAll("backgrounds"))];
  const count = await database.count("items");
  return { count, bytes: files.reduce((sum, { blob }) => sum + blob.size, 0) };
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
