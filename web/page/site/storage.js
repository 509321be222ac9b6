/** What the browser keeps of this site: measured, asked to be kept, deleted. */

import { deleteModel, listModels, listParts } from "../../shared/model-store.js";
import { loadNetwork } from "../../shared/models.js";
import { isDone } from "../state/items.js";

/** @import {KeptModel} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{onDeleted: () => void}} hooks
 * @returns {{measure: () => Promise<void>, remove: (model: string) => Promise<void>}}
 */
export function startStorage(store, { onDeleted }) {
  async function measure() {
    const [models, estimate, isPersisted] = await Promise.all([
      listKept(),
      navigator.storage?.estimate(),
      navigator.storage?.persisted(),
    ]);
    const { usage = null, quota = null } = estimate ?? {};
    store.dispatch({
      type: "storage-seen",
      storage: { models, usage, quota, isPersisted: isPersisted ?? null },
    });
  }

  /** @param {string} model */
  async function remove(model) {
    await deleteModel(model);
    await measure();
    onDeleted();
  }

  /** Once somebody has cut a picture here, or added a network, it is worth keeping. */
  async function askToKeep() {
    const isPersisted = (await navigator.storage?.persist()) ?? false;
    store.dispatch({ type: "persistence-answered", isPersisted });
  }

  let isAsked = false;
  store.subscribe((state) => {
    if (isAsked || !(state.items.some(isDone) || state.own.length)) return;
    isAsked = true;
    void askToKeep();
  });

  return { measure, remove };
}

/** @returns {Promise<KeptModel[]>} nothing where the browser has no database */
async function listKept() {
  try {
    const complete = await listModels();
    const parts = await listParts();
    const names = new Set(parts.map(({ model }) => model));
    for (const { name } of complete) names.delete(name);
    const begun = [...names].map((name) => measureBegun(name, new Set(parts.map(({ sha256 }) => sha256))));
    return [
      ...complete.map(({ name, bytes }) => ({ name, bytes, isComplete: true })),
      ...(await Promise.all(begun)),
    ];
  } catch (thrown) {
    console.debug("Without a database:", thrown);
    return [];
  }
}

/**
 * @param {string} name of a network whose download was not finished
 * @param {ReadonlySet<string>} stored
 * @returns {Promise<KeptModel>} no bytes where this version of the site knows no such network any more
 */
async function measureBegun(name, stored) {
  const parts = await loadNetwork(name).then(
    ({ manifest }) => manifest.parts,
    () => [],
  );
  const kept = parts.filter(({ sha256 }) => stored.has(sha256));
  return { name, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0), isComplete: false };
}
