/** Finds out, whenever it may have changed, whether all of the site and the chosen network are on this device. */

import { choosePlan } from "../../shared/models.js";
import { isModelStored, isOwn } from "../../shared/model-store.js";
import { isDone } from "../state/items.js";
import { completePrecache, isWatched } from "./site-worker.js";

/** @import {Manifest} from "../../shared/models.js" */
/** @import {ModelInUse, Settings, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @returns {{check: () => void}}
 */
export function startOfflineCheck(store) {
  let latest = 0;

  async function check() {
    if (store.state().engine.phase !== "ready") return; // it is still fetching
    const mine = (latest += 1);
    const answer = await examine(store.state().settings);
    if (mine !== latest) return;
    store.dispatch({ type: "site-checked", ...answer });
    if (isWatched()) store.dispatch({ type: "requests-counted-from-here" });
  }

  store.subscribe((state, previous) => {
    const isBooted = state.engine.phase !== previous.engine.phase;
    const isOtherModel = state.settings !== previous.settings;
    const hasCut = !state.site.isOfflineReady && countDone(state) > countDone(previous);
    if (isBooted || isOtherModel || hasCut) void check();
  });
  navigator.serviceWorker?.addEventListener("controllerchange", () => void check());

  return { check: () => void check() };
}

/** @param {Settings} settings */
async function examine(settings) {
  /** @type {ModelInUse[]} */
  let models = [];
  try {
    const { networks } = await choosePlan({ level: settings.level, model: settings.model ?? undefined });
    models = networks.map(({ manifest }) => describe(manifest));
    const isComplete = await completePrecache();
    const stored = await Promise.all(networks.map(({ manifest }) => isModelStored(manifest)));
    return { models, isOfflineReady: isComplete && stored.every(Boolean) };
  } catch (thrown) {
    console.debug("Not known to work offline:", thrown); // no such model, no network, no room or no database
    return { models, isOfflineReady: false };
  }
}

/**
 * @param {Manifest} manifest
 * @returns {ModelInUse}
 */
function describe({ name, title, licence }) {
  return {
    name,
    title,
    licence: licence.spdx,
    source: licence.source,
    note: (isOwn(name) && licence.note) || "",
  };
}

/** @param {State} state */
function countDone(state) {
  return state.items.filter(isDone).length;
}
