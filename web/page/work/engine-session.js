/**
 * Keeps one engine alive: boots it, reports its progress and its end, replaces it when the backend is changed,
 * lets it forget cutouts nobody shows any more.
 */

import { createEngine } from "../../offcut.js";
import { lostCuts } from "../state/items.js";
import { failureOf } from "../state/failure.js";
import { followProgress } from "./progress.js";

/** @import {Engine} from "../../offcut.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @typedef {object} EngineSession
 * @property {() => Engine} engine the one that was booted last
 * @property {(cutId: string) => void} forget
 * @property {() => void} boot a new engine, in place of the one before it
 */

/**
 * @param {Store} store
 * @param {{onPrepared: () => void}} hooks when the networks of another choice are there
 * @returns {EngineSession}
 */
export function startEngineSession(store, { onPrepared }) {
  let session = 0;
  /** How many networks were asked for: only the last one is shown. */
  let preparations = 0;
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
    } catch (thrown) {
      // An engine that cannot even start would not start the next time.
      if (mine === session)
        store.dispatch({ type: "engine-failed", session: mine, failure: failureOf(thrown) });
      return;
    }
    const reason = await booted.closed;
    if (mine !== session) return;
    store.dispatch({ type: "engine-lost", session: mine, failure: failureOf(reason) });
    boot(); // a picture that ended two engines is not given to a third
  }

  /** @param {Engine} booted */
  async function prepare(booted) {
    const { level, model } = store.state().settings;
    const mine = session;
    const latest = (preparations += 1);
    const onProgress = followProgress(store, (progress) => {
      if (latest === preparations) store.dispatch({ type: "engine-progressed", session: mine, progress });
    });
    try {
      await booted.prepare({ level, model: model ?? undefined, onProgress });
      onPrepared();
    } catch (thrown) {
      console.debug(thrown); // what cannot be loaded fails the cut that needs it
    }
    if (latest !== preparations) return;
    preparations += 1; // its late words show nothing
    store.dispatch({ type: "engine-prepared", session: mine });
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
    if (!engine || state.settings === previous.settings) return;
    const { level, model, backend } = state.settings;
    if (backend !== previous.settings.backend) boot();
    else if (level !== previous.settings.level || model !== previous.settings.model) void prepare(engine);
  });

  return { engine: current, forget, boot };
}
