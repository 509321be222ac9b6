/**
 * Keeps one engine alive: boots it, reports its progress, replaces it when the backend is changed,
 * lets it forget cutouts nobody shows any more.
 */

import { createEngine } from "../../offcut.js";
import { isDone } from "../state/items.js";
import { failureOf } from "./failure.js";

/** @import {Engine} from "../../offcut.js" */
/** @import {Store} from "../state/store.js" */
/** @import {State} from "../state/types.js" */

/** @typedef {{engine: () => Engine, forget: (cutId: string) => void, restart: () => void}} EngineSession */

/**
 * @param {Store} store
 * @returns {EngineSession}
 */
export function startEngineSession(store) {
  let session = 0;
  let engine = boot();

  /** @returns {Engine} */
  function boot() {
    session += 1;
    const mine = session;
    const { level, model, backend, threads } = store.state().settings;
    store.dispatch({ type: "engine-started", session: mine });
    const booting = createEngine({
      level,
      model: model ?? undefined,
      backend: backend ?? undefined,
      threads: threads ?? undefined,
      onProgress: (progress) => store.dispatch({ type: "engine-progressed", session: mine, progress }),
    });
    void announce(booting, mine);
    return booting;
  }

  /**
   * @param {Engine} booting
   * @param {number} mine
   */
  async function announce(booting, mine) {
    try {
      await booting.ready;
      store.dispatch({ type: "engine-ready", session: mine });
    } catch (thrown) {
      store.dispatch({ type: "engine-failed", session: mine, failure: failureOf(thrown) });
    }
  }

  /** @param {string} cutId */
  function forget(cutId) {
    // An engine that is gone has forgotten everything: nothing is left to do.
    engine.forget(cutId).catch((thrown) => console.debug(thrown));
  }

  function restart() {
    engine.close();
    engine = boot();
  }

  store.subscribe((state, previous) => {
    if (state.items !== previous.items) for (const cutId of lostCuts(state, previous)) forget(cutId);
    if (state.settings.backend !== previous.settings.backend) restart();
  });

  return { engine: () => engine, forget, restart };
}

/**
 * @param {State} state
 * @param {State} previous
 */
function lostCuts(state, previous) {
  const kept = new Set(cutIds(state));
  // A replaced engine has taken its cutouts with it.
  if (state.engine.session !== previous.engine.session) return [];
  return cutIds(previous).filter((cutId) => !kept.has(cutId));
}

/** @param {State} state */
function cutIds(state) {
  return state.items.filter(isDone).flatMap(({ work }) => work.cutId ?? []);
}
