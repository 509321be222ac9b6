/**
 * Keeps one engine alive: boots it, reports its progress and its end, replaces it when the backend is changed,
 * lets it forget cutouts nobody shows any more.
 */

import { createEngine } from "../../offcut.js";
import { isDone } from "../state/items.js";
import { failureOf } from "../state/failure.js";
import { followProgress } from "./progress.js";

/** @import {Engine} from "../../offcut.js" */
/** @import {Store} from "../state/store.js" */
/** @import {State} from "../state/types.js" */

/**
 * @typedef {object} EngineSession
 * @property {() => Engine} engine the one that was booted last
 * @property {(cutId: string) => void} forget
 * @property {() => void} boot a new engine, in place of the one before it
 */

/**
 * @param {Store} store
 * @returns {EngineSession}
 */
export function startEngineSession(store) {
  let session = 0;
  /** @type {Engine | undefined} */
  let engine;

  function boot() {
    engine?.close();
    session += 1;
    const mine = session;
    const { level, model, backend, threads } = store.state().settings;
    store.dispatch({ type: "engine-started", session: mine });
    engine = createEngine({
      level,
      model: model ?? undefined,
      backend: backend ?? undefined,
      threads: threads ?? undefined,
      onProgress: followProgress(store, (progress) =>
        store.dispatch({ type: "engine-progressed", session: mine, progress }),
      ),
    });
    void announce(engine, mine);
  }

  /**
   * @param {Engine} booted
   * @param {number} mine
   */
  async function announce(booted, mine) {
    try {
      await booted.ready;
      store.dispatch({ type: "engine-ready", session: mine });
      throw await booted.closed;
    } catch (thrown) {
      // Not booted again by itself: a picture that ends the engine would end the next one too.
      if (mine === session)
        store.dispatch({ type: "engine-failed", session: mine, failure: failureOf(thrown) });
    }
  }

  /** @param {string} cutId */
  function forget(cutId) {
    // An engine that is gone has forgotten everything: nothing is left to do.
    engine?.forget(cutId).catch((thrown) => console.debug(thrown));
  }

  function current() {
    if (!engine) throw new Error("No engine has been booted");
    return engine;
  }

  store.subscribe((state, previous) => {
    if (state.items !== previous.items) for (const cutId of lostCuts(state, previous)) forget(cutId);
    if (engine && state.settings.backend !== previous.settings.backend) boot();
  });

  return { engine: current, forget, boot };
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
