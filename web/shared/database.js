/**
 * The one IndexedDB database of this copy of the site: networks in parts, the manifests of those a person has added,
 * and what was found out about backends.
 */

import { openDB } from "../vendor/idb/index.js";

/** @import {DBSchema, IDBPDatabase} from "idb" */
/** @import {Verdict} from "./types.js" */

/**
 * @typedef {object} Schema
 * @property {{key: string, value: {sha256: string, model: string, data: ArrayBuffer}, indexes: {model: string}}} parts
 * @property {{key: string, value: StoredModel}} models the versions that are complete
 * @property {{key: string, value: {name: string, text: string}}} own manifests of the networks a person has added
 * @property {{key: [string, string], value: Verdict}} verdicts by backend and network
 *
 * @typedef {{name: string, sha256: string, bytes: number}} StoredModel
 * @typedef {IDBPDatabase<Schema & DBSchema>} Database
 */

export const SITE = new URL("../", import.meta.url).pathname;
const NAME = `offcut@${SITE}`;
const VERSION = 3;

/** After this, the page works as in a browser without a database. */
const PATIENCE_MS = 5000;

/** @type {Promise<Database> | undefined} */
let opened;

export function openDatabase() {
  opened ??= start();
  return opened;
}

/** @returns {Promise<Database>} */
function start() {
  /** @type {Promise<Database>} */
  const opening = openDB(NAME, VERSION, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("parts", { keyPath: "sha256" }).createIndex("model", "model");
        database.createObjectStore("models", { keyPath: "name" });
      }
      if (oldVersion < 2) database.createObjectStore("verdicts", { keyPath: ["backend", "model"] });
      if (oldVersion < 3) database.createObjectStore("own", { keyPath: "name" });
    },
    blocking: (_current, _blocked, event) => close(event), // another tab has a newer version of the page
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

/** @param {IDBVersionChangeEvent} event */
function close(event) {
  /** @type {IDBDatabase} */ (event.target).close();
  opened = undefined;
}
