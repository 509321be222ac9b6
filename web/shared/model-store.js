/**
 * The models kept in IndexedDB, part by part, so that an interrupted download resumes and a visit without a
 * network works. Each copy of the site (each sub-path) has a database of its own.
 */

import { openDatabase } from "./database.js";

/** @import {StoredModel} from "./database.js" */
/** @import {Manifest} from "./models.js" */

/**
 * @param {string} sha256
 * @returns {Promise<ArrayBuffer | undefined>}
 */
export async function readPart(sha256) {
  const database = await openDatabase();
  return (await database.get("parts", sha256))?.data;
}

/**
 * @param {string} model
 * @param {string} sha256
 * @param {ArrayBuffer} data
 */
export async function writePart(model, sha256, data) {
  const database = await openDatabase();
  await database.put("parts", { sha256, model, data });
}

/** @param {string} sha256 */
export async function deletePart(sha256) {
  const database = await openDatabase();
  await database.delete("parts", sha256);
}

/**
 * Note that every part of a version is there; only now the parts of the version before it are given up.
 * @param {Manifest} manifest
 */
export async function completeModel({ name, sha256, bytes, parts }) {
  const database = await openDatabase();
  const transaction = database.transaction(["parts", "models"], "readwrite");
  const current = new Set(parts.map((part) => part.sha256));
  const stored = transaction.objectStore("parts");
  for (const key of await stored.index("model").getAllKeys(name)) {
    if (!current.has(key)) await stored.delete(key);
  }
  await transaction.objectStore("models").put({ name, sha256, bytes });
  await transaction.done;
}

/**
 * Whether every part of this very version is there, looked up one by one.
 * @param {Manifest} manifest
 */
export async function isModelStored({ parts }) {
  const database = await openDatabase();
  const keys = await Promise.all(parts.map(({ sha256 }) => database.getKey("parts", sha256)));
  return keys.every((key) => key !== undefined);
}

/** @returns {Promise<StoredModel[]>} the complete ones */
export async function listModels() {
  const database = await openDatabase();
  return database.getAll("models");
}

/** @returns {Promise<{model: string, sha256: string}[]>} every part, also those of a download that was not finished */
export async function listParts() {
  const database = await openDatabase();
  const parts = [];
  let cursor = await database.transaction("parts").store.index("model").openKeyCursor();
  for (; cursor; cursor = await cursor.continue())
    parts.push({ model: cursor.key, sha256: cursor.primaryKey });
  return parts;
}

/** @param {string} name */
export async function deleteModel(name) {
  const database = await openDatabase();
  const transaction = database.transaction(["parts", "models"], "readwrite");
  const stored = transaction.objectStore("parts");
  for (const key of await stored.index("model").getAllKeys(name)) await stored.delete(key);
  await transaction.objectStore("models").delete(name);
  await transaction.done;
}
