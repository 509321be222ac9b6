/** Verdicts on backends, remembered: in IndexedDB where there is one, else as long as the page lives. */

import { openDatabase } from "./database.js";

/** @import {BackendName, Verdict} from "./types.js" */

/**
 * Milliseconds after which a failure is no longer held against a backend: a crash may have had a reason of that day,
 * such as another program that took the memory.
 */
const FORGIVEN = 24 * 60 * 60 * 1000;

/** @type {Map<string, Verdict>} */
const known = new Map();

/**
 * @param {BackendName} backend
 * @param {string} model
 * @param {string} environment
 * @returns {Promise<Verdict | undefined>} none where the browser, device, runtime or network has changed since, or where
 *   it was a failure and is forgiven
 */
export async function readVerdict(backend, model, environment) {
  const verdict = known.get(`${backend} ${model}`) ?? (await readStored(backend, model));
  return verdict?.environment === environment && !isForgiven(verdict) ? verdict : undefined;
}

/**
 * @param {Verdict} verdict
 * @returns {boolean} also where the clock was set back since
 */
function isForgiven({ state, time }) {
  return state === "failed" && !(Math.abs(Date.now() - time) < FORGIVEN);
}

/** @param {Verdict} verdict */
export async function writeVerdict(verdict) {
  known.set(`${verdict.backend} ${verdict.model}`, verdict);
  try {
    const database = await openDatabase();
    await database.put("verdicts", verdict);
  } catch (thrown) {
    console.debug("Not remembered:", thrown); // no room, or no database: the next visit tests again
  }
}

/**
 * @param {BackendName} backend
 * @param {string} model
 */
async function readStored(backend, model) {
  try {
    const database = await openDatabase();
    return await database.get("verdicts", [backend, model]);
  } catch (thrown) {
    console.debug("Without a database:", thrown);
    return undefined;
  }
}
