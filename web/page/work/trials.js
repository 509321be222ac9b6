/** Asks the engine what every backend is worth, for the network that is chosen. */

/** @import {Store} from "../state/store.js" */
/** @import {EngineSession} from "./engine-session.js" */

/**
 * @param {Store} store
 * @param {EngineSession} session
 * @returns {{recall: () => void, test: () => void}} `recall` shows what is remembered
 */
export function startTrials(store, session) {
  /** @param {boolean} test */
  async function survey(test) {
    if (store.state().trials.isRunning || store.state().engine.phase !== "ready") return;
    store.dispatch({ type: "trials-begun" });
    const { level, model } = store.state().settings;
    try {
      const facts = await session.engine().backends({ level, model: model ?? undefined, test });
      store.dispatch({ type: "trials-ended", facts });
    } catch (thrown) {
      console.debug("Not found out:", thrown); // the engine was replaced, or the network cannot be fetched now
      store.dispatch({ type: "trials-ended", facts: null });
    }
  }

  return { recall: () => void survey(false), test: () => void survey(true) };
}
