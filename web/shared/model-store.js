/**
 * The models kept in IndexedDB, part by part, so that an interrupted download resumes and a visit without a
 * network works; and the manifests of those a person has added. Each copy of the site (each sub-path) has a
 * database of its own.
 */

import { openDatabase } from "./database.js";
import { isOnlyEngine } from "./living-engines.js";
import { parseManifest } from "./manifest.js";

/** @import {StoredModel} from "./database.js" */
/** @import {Manifest, Part} from "./models.js" */

/** What the names of a person's own networks begin with; Python gives them. */
const OWN = "own-";

/** @param {string} model */
export function isOwn(model) {
  return model.startsWith(OWN);
}

/**
 * Shipped parts are known by their content. An own network's are its own, even where another has the same bytes: it
 * can be deleted without taking them from that one.
 * @param {string} model
 * @param {string} sha256
 */
function keyOf(model, sha256) {
  return isOwn(model) ? `${model}/${sha256}` : sha256;
}

/**
 * @param {string} model
 * @param {string} sha256
 */
function damageKeyOf(model, sha256) {
  return `${keyOf(model, sha256)} damaged`;
}

/**
 * @param {string} model
 * @param {Pick<Part, "sha256">} part
 * @returns {Promise<ArrayBuffer | undefined>}
 */
export async function readPart(model, { sha256 }) {
  const database = await openDatabase();
  return (await database.get("parts", keyOf(model, sha256)))?.data;
}

/**
 * @param {string} model
 * @param {string} sha256
 * @param {ArrayBuffer} data
 */
export async function writePart(model, sha256, data) {
  const database = await openDatabase();
  await database.put("parts", { sha256: keyOf(model, sha256), model, data });
}

/**
 * Drop a damaged part and note that it was one: whoever finds it missing later, also after a reload, can say why.
 * The note goes when the model is complete again or deleted, as any part that is not of its version.
 * @param {string} model
 * @param {Pick<Part, "sha256">} part
 */
export async function dropDamaged(model, { sha256 }) {
  const database = await openDatabase();
  const transaction = database.transaction("parts", "readwrite");
  await transaction.store.delete(keyOf(model, sha256));
  await transaction.store.put({ sha256: damageKeyOf(model, sha256), model, data: new ArrayBuffer(0) });
  await transaction.done;
}

/**
 * @param {string} model
 * @param {Pick<Part, "sha256">} part
 * @returns {Promise<boolean>} whether it is missing because it was damaged
 */
export async function wasDamaged(model, { sha256 }) {
  const database = await openDatabase();
  return (await database.getKey("parts", damageKeyOf(model, sha256))) !== undefined;
}

/**
 * Note that every part of a version is there; only now the parts of the version before it are given up, unless another
 * tab may still use them: then the next time.
 * @param {Manifest} manifest
 */
export async function completeModel({ name, sha256, bytes, parts }) {
  const isOnly = await isOnlyEngine();
  const database = await openDatabase();
  const transaction = database.transaction(["parts", "models"], "readwrite");
  const current = new Set(parts.map((part) => keyOf(name, part.sha256)));
  const stored = transaction.objectStore("parts");
  for (const key of isOnly ? await stored.index("model").getAllKeys(name) : []) {
    if (!current.has(key)) await stored.delete(key);
  }
  await transaction.objectStore("models").put({ name, sha256, bytes });
  await transaction.done;
}

/**
 * Whether every part of this very version is there, looked up one by one.
 * @param {Manifest} manifest
 */
export async function isModelStored({ name, parts }) {
  const database = await openDatabase();
  const keys = await Promise.all(parts.map(({ sha256 }) => database.getKey("parts", keyOf(name, sha256))));
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
  const transaction = database.transaction(["parts", "models", "own"], "readwrite");
  const stored = transaction.objectStore("parts");
  for (const key of await stored.index("model").getAllKeys(name)) await stored.delete(key);
  await transaction.objectStore("models").delete(name);
  await transaction.objectStore("own").delete(name);
  await transaction.done;
}

/**
 * Note an own network, whose parts are there, as one to choose from.
 * @param {Manifest} manifest
 */
export async function writeOwn(manifest) {
  const database = await openDatabase();
  await database.put("own", { name: manifest.name, text: JSON.stringify(manifest) });
}

/**
 * @param {string} name
 * @returns {Promise<string | undefined>} the manifest
 */
export async function readOwn(name) {
  const database = await openDatabase();
  return (await database.get("own", name))?.text;
}

/** @returns {Promise<Manifest[]>} the networks a person has added; a record that describes none is passed over */
export async function listOwn() {
  const database = await openDatabase();
  return (await database.getAll("own")).flatMap(({ name, text }) => {
    try {
      return isOwn(name) ? [parseManifest(text, name)] : [];
    } catch (thrown) {
      console.warn(thrown);
      return [];
    }
  });
}
