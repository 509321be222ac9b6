/** The one IndexedDB database of this copy of the site: networks in parts, and what was found out about backends. */

import { openDB } from "../vendor/idb/index.js";

/** @import {DBSchema, IDBPDatabase} from "idb" */
/** @import {Verdict} from "./types.js" */

/**
 * @typedef {object} Schema
 * @property {{key: string, value: {sha256: string, model: string, data: ArrayBuffer}, indexes: {model: string}}} parts
 * @property {{key: string, value: StoredModel}} models the versions that are complete
 * @property {{key: [string, string], value: Verdict}} verdicts by backend and network
 *
 * @typedef {{name: string, sha256: string, bytes: number}} StoredModel
 */

export const SITE = new URL("../", import.meta.url).pathname;
const NAME = `offcut@${SITE}`;
const VERSION = 2;

/** @type {Promise<IDBPDatabase<Schema & DBSchema>> | undefined} */
let opened;

export function openDatabase() {
  opened ??= openDB(NAME, VERSION, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("parts", { keyPath: "sha256" }).createIndex("model", "model");
        database.createObjectStore("models", { keyPath: "name" });
      }
      if (oldVersion < 2) database.createObjectStore("verdicts", { keyPath: ["backend", "model"] });
    },
    blocking: (_current, _blocked, event) => close(event), // another tab has a newer version of the page
    terminated: () => (opened = undefined), // the browser closed it; the next use opens it again
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** @param {IDBVersionChangeEvent} event */
function close(event) {
  /** @type {IDBDatabase} */ (event.target).close();
  opened = undefined;
}
