/**
 * The one IndexedDB database of this copy of the site: networks in parts, the manifests of those a person has added,
 * what was found out about backends, and, for who wants it, the list of pictures.
 */

import { openDB } from "../vendor/idb/index.js";
import { SITE } from "./site.js";

/** @import {DBSchema, IDBPDatabase} from "idb" */
/** @import {Verdict} from "./types.js" */

/**
 * @typedef {object} Schema
 * @property {{key: string, value: {sha256: string, model: string, data: ArrayBuffer}, indexes: {model: string}}} parts
 * @property {{key: string, value: StoredModel}} models the versions that are complete
 * @property {{key: string, value: {name: string, text: string}}} own manifests of the networks a person has added
 * @property {{key: [string, string], value: Verdict}} verdicts by backend and network
 * @property {{key: string, value: StoredItem, indexes: {backgrounds: string}}} items of the list, without their pictures
 * @property {{key: [string, PictureKind], value: StoredPicture}} pictures apart, so that a changed choice writes none
 * @property {{key: string, value: {sha256: string, blob: Blob}}} backgrounds once each, however many items name them
 * @property {{key: string, value: {name: string} & Record<string, unknown>}} notes about the list and its keeping
 *
 * @typedef {{name: string, sha256: string, bytes: number}} StoredModel
 * @typedef {{id: string, backgrounds?: readonly string[]} & Record<string, unknown>} StoredItem
 * @typedef {"source" | "cutout"} PictureKind
 * @typedef {{id: string, kind: PictureKind, blob: Blob}} StoredPicture
 * @typedef {IDBPDatabase<Schema & DBSchema>} Store
 */

const NAME = `offcut@${SITE.pathname}`;
const VERSION = 4;

/** After this, the page works as in a browser without a database. */
const PATIENCE_MS = 5000;

/** @type {Promise<Store> | undefined} */
let opened;

/** @returns {Promise<Store>} */
export function openDatabase() {
  opened ??= start();
  return opened;
}

/** @returns {Promise<Store>} */
function start() {
  /** @type {Promise<Store>} */
  const opening = openDB(NAME, VERSION, {
    upgrade(database, from, _to, transaction) {
      if (from < 1) {
        database.createObjectStore("parts", { keyPath: "sha256" }).createIndex("model", "model");
        database.createObjectStore("models", { keyPath: "name" });
      }
      if (from < 2) {
        database.createObjectStore("own", { keyPath: "name" });
        database.createObjectStore("verdicts", { keyPath: ["backend", "model"] });
      }
      if (from < 3) {
        database.createObjectStore("items", { keyPath: "id" });
        database.createObjectStore("pictures", { keyPath: ["id", "kind"] });
        database.createObjectStore("notes", { keyPath: "name" });
      }
      database.createObjectStore("backgrounds", { keyPath: "sha256" });
      const items = transaction.objectStore("items");
      items.createIndex("backgrounds", "backgrounds", { multiEntry: true });
    },
    blocking: (_from, _to, event) => {
      /** @type {IDBDatabase} */ (event.target).close(); // a newer version of the site waits for it
      opened = undefined;
    },
    terminated: () => (opened = undefined), // the browser closed it; the next use opens it again
  });
  return new Promise((resolve, reject) => {
    // An older version in another tab may not give way. Not every request that waits for it hears of that.
    const slow = () => reject(new DOMException("The database does not open", "TimeoutError"));
    const timer = setTimeout(slow, PATIENCE_MS);
    opening
      .finally(() => clearTimeout(timer))
      .then(
        (database) => {
          opened = Promise.resolve(database);
          resolve(database);
        },
        (thrown) => {
          opened = undefined;
          reject(thrown);
        },
      );
  });
}
