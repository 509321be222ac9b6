/** The networks a person has added: listed, and a new one tried out and kept. */

import { listOwn } from "../../shared/model-store.js";
import { failureOf } from "../state/failure.js";

/** @import {Store} from "../state/store.js" */
/** @import {EngineSession} from "./engine-session.js" */

/**
 * @typedef {object} OwnNetworks
 * @property {() => Promise<void>} list
 * @property {(file: File, draft: Promise<string>) => Promise<void>} add and choose it
 * @property {() => void} cancel
 */

/**
 * @param {Store} store
 * @param {EngineSession} session
 * @returns {OwnNetworks}
 */
export function startOwnNetworks(store, session) {
  let abort = new AbortController();

  async function list() {
    const own = await listOwn().catch(() => []); // without a database there are none
    store.dispatch({ type: "own-networks-seen", own: own.map(({ name, title }) => ({ name, title })) });
  }

  /**
   * @param {File} file
   * @param {Promise<string>} draft
   */
  async function add(file, draft) {
    const attempt = new AbortController();
    abort.abort();
    abort = attempt;
    const { signal } = attempt;
    store.dispatch({ type: "adding-changed", adding: { phase: "trying" } });
    try {
      const { name } = await session.engine().addNetwork(file, await draft, { signal });
      await list();
      if (signal.aborted) return;
      store.dispatch({ type: "settings-chosen", settings: { ...store.state().settings, model: name } });
      store.dispatch({ type: "adding-changed", adding: { phase: "idle" } });
    } catch (thrown) {
      if (signal.aborted) return;
      store.dispatch({ type: "adding-changed", adding: { phase: "failed", failure: failureOf(thrown) } });
    }
  }

  function cancel() {
    abort.abort();
    store.dispatch({ type: "adding-changed", adding: { phase: "idle" } });
  }

  void list();
  return { list, add, cancel };
}
