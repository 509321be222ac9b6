/** Cuts queued items one after another; a job whose item was cancelled or removed is aborted. */

import { itemById, renderOptions } from "../state/items.js";
import { inPlace } from "../state/outputs.js";
import { failureOf } from "../state/failure.js";
import { createLoop } from "./loop.js";
import { followProgress } from "./progress.js";

/** @import {Store} from "../state/store.js" */
/** @import {OnProgress} from "../../shared/types.js" */
/** @import {Item, Settings, State} from "../state/types.js" */
/** @import {EngineSession} from "./engine-session.js" */

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

  /** @param {Item & {file: File}} item */
  async function attempt(item) {
    const { id } = item;
    const job = (jobs += 1);
    const abort = new AbortController();
    current = { id, job, abort };
    store.dispatch({ type: "job-started", id, job });
    try {
      await cut(item, job, abort.signal);
    } catch (thrown) {
      // An aborted job has already left its item; nobody waits for its error.
      if (!abort.signal.aborted) fail(id, job, thrown);
    } finally {
      current = null;
    }
  }

  /**
   * @param {string} id
   * @param {number} job
   * @param {unknown} thrown
   */
  function fail(id, job, thrown) {
    const failure = failureOf(thrown);
    const { settings } = store.state();
    const { id: cutId } = failure.details;
    const kept = typeof cutId === "string" ? { cutId, settings } : undefined;
    store.dispatch({ type: "job-failed", id, job, failure, kept });
  }

  /**
   * @param {Item & {file: File}} item
   * @param {number} job
   * @param {AbortSignal} signal
   */
  async function cut(item, job, signal) {
    const { id, output, edits } = item;
    const { earlier, kept } = item.work.status === "queued" ? item.work : {};
    const settings = earlier?.settings ?? store.state().settings;
    const onProgress = followProgress(store, (progress) =>
      store.dispatch({ type: "job-progressed", id, job, progress }),
    );
    const cutout =
      kept?.settings === settings
        ? {
            id: kept.cutId,
            ...(await session.engine().render(kept.cutId, { ...renderOptions(item), onProgress })),
          }
        : await estimate(item, job, settings, { signal, onProgress });
    const { blob, report } = cutout;
    const work = {
      status: /** @type {const} */ ("done"),
      cutId: cutout.id,
      blob,
      output,
      edits,
      report,
      settings,
      renderFailure: null,
    };
    store.dispatch({ type: "job-done", id, job, work });
    if (itemById(store.state(), id)?.work !== work) session.forget(cutout.id);
  }

  /**
   * Cut a picture, quickly first where a better level takes its time.
   * @param {Item & {file: File}} item
   * @param {number} job
   * @param {Settings} settings
   * @param {{signal: AbortSignal, onProgress: OnProgress}} watch
   */
  async function estimate(item, job, settings, watch) {
    const { id, file, maxPixels, output, edits, work } = item;
    const choices = {
      ...renderOptions(item),
      roi: edits.boxes,
      max_pixels: maxPixels ?? undefined,
      ...watch,
    };
    const { level, quickLook } = settings;
    const model = settings.model ?? undefined;
    const hasResult = work.status === "queued" && work.earlier;
    if (quickLook && !hasResult && level !== "fast" && !model) {
      const quick = await session.engine().cut(file, { ...choices, ...inPlace(output), level: "fast" });
      session.forget(quick.id);
      store.dispatch({ type: "job-previewed", id, job, preview: quick.blob });
    }
    return session.engine().cut(file, { ...choices, level, model });
  }
}

/**
 * @param {State} state
 * @returns {(Item & {file: File}) | null}
 */
function nextItem(state) {
  if (state.engine.phase !== "ready" || state.queue.isPaused) return null;
  for (const item of state.items) {
    if (item.work.status === "queued" && item.file) return { ...item, file: item.file };
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
