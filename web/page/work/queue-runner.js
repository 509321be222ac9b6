/** Cuts queued items one after another; a job whose item was cancelled or removed is aborted. */

import { cutIdOf, itemById, renderOptions } from "../state/items.js";
import { pixelLimit } from "../state/recut.js";
import { inPlace } from "../state/outputs.js";
import { failureOf } from "../state/failure.js";
import { createLoop } from "./loop.js";
import { followProgress } from "./progress.js";

/** @import {Store} from "../state/store.js" */
/** @import {OnProgress} from "../../shared/types.js" */
/** @import {Item, Kept, Queued, Settings, State} from "../state/types.js" */
/** @import {EngineSession} from "./engine-session.js" */

/** @typedef {Item & {file: File, work: Queued}} Waiting */

/**
 * @param {Store} store
 * @param {EngineSession} session
 */
export function startQueueRunner(store, session) {
  let jobs = 0;
  /** @type {{id: string, job: number, abort: AbortController} | null} */
  let current = null;
  const loop = createLoop(() => nextItem(store.state()), attempt);

  store.subscribe((state) => {
    if (current && !isStillWanted(state, current)) current.abort.abort();
    loop.wake();
  });

  /** @param {Waiting} item */
  async function attempt(item) {
    const { id } = item;
    const settings = item.work.earlier?.settings ?? store.state().settings;
    const job = (jobs += 1);
    const abort = new AbortController();
    current = { id, job, abort };
    store.dispatch({ type: "job-started", id, job, settings });
    try {
      await cut(item, job, settings, abort.signal);
    } catch (thrown) {
      // An aborted job has already left its item; nobody waits for its error.
      if (!abort.signal.aborted) fail(id, job, settings, thrown);
    } finally {
      current = null;
    }
  }

  /**
   * @param {string} id
   * @param {number} job
   * @param {Settings} settings
   * @param {unknown} thrown
   */
  function fail(id, job, settings, thrown) {
    const failure = failureOf(thrown);
    const { id: cutId } = failure.details;
    /** @type {Kept | undefined} */
    const kept = typeof cutId === "string" ? { cutId, settings } : undefined;
    store.dispatch({ type: "job-failed", id, job, failure, kept });
    if (kept) forgetUnwanted(id, kept.cutId);
  }

  /**
   * The item may have gone another way meanwhile; then it holds nothing of this job.
   *
   * @param {string} id
   * @param {string} cutId
   */
  function forgetUnwanted(id, cutId) {
    const item = itemById(store.state(), id);
    if (!item || cutIdOf(item) !== cutId) session.forget(cutId);
  }

  /**
   * @param {Waiting} item
   * @param {number} job
   * @param {Settings} settings
   * @param {AbortSignal} signal
   */
  async function cut(item, job, settings, signal) {
    const { id, output, edits } = item;
    const { kept } = item.work;
    /** @param {boolean} [isQuick] */
    const follow = (isQuick) =>
      followProgress(store, (progress) =>
        store.dispatch({ type: "job-progressed", id, job, progress: { ...progress, isQuick } }),
      );
    const cutout =
      kept?.settings === settings
        ? {
            id: kept.cutId,
            ...(await session.engine().render(kept.cutId, { ...renderOptions(item), onProgress: follow() })),
          }
        : await estimate(item, job, settings, { signal, follow });
    const { blob, report } = cutout;
    const work = {
      status: /** @type {const} */ ("done"),
      cutId: cutout.id,
      blob,
      isSaved: false,
      output,
      edits,
      report,
      settings,
      renderFailure: null,
    };
    store.dispatch({ type: "job-done", id, job, work });
    forgetUnwanted(id, cutout.id);
  }

  /**
   * Cut a picture, quickly first where a better level takes its time.
   * @param {Waiting} item
   * @param {number} job
   * @param {Settings} settings
   * @param {{signal: AbortSignal, follow: (isQuick?: boolean) => OnProgress}} watch
   */
  async function estimate(item, job, settings, { signal, follow }) {
    const { id, file, output, edits, work } = item;
    const choices = {
      ...renderOptions(item),
      roi: edits.boxes,
      max_pixels: pixelLimit(item, settings) ?? undefined,
      signal,
    };
    const { level, quickLook } = settings;
    const model = settings.model ?? undefined;
    if (quickLook && !work.earlier && level !== "fast" && !model) {
      const look = { ...choices, ...inPlace(output), onProgress: follow(true) };
      const quick = await session.engine().cut(file, { ...look, level: "fast" });
      session.forget(quick.id);
      store.dispatch({ type: "job-previewed", id, job, preview: quick.blob });
    }
    return session.engine().cut(file, { ...choices, onProgress: follow(), level, model });
  }
}

/**
 * @param {State} state
 * @returns {Waiting | null}
 */
function nextItem(state) {
  if (state.engine.phase !== "ready" || state.queue.isPaused) return null;
  for (const item of state.items) {
    const { file, work } = item;
    if (work.status === "queued" && file) return { ...item, file, work };
  }
  return null;
}

/**
 * @param {State} state
 * @param {{id: string, job: number}} attempt
 */
function isStillWanted(state, { id, job }) {
  const work = itemById(state, id)?.work;
  return work?.status === "working" && work.job === job;
}
