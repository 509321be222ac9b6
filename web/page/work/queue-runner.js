/** Cuts queued items one after another; a job whose item was cancelled or removed is aborted. */

import { itemById, renderOptions } from "../state/items.js";
import { inPlace } from "../state/outputs.js";
import { failureOf } from "./failure.js";
import { followProgress } from "./progress.js";

/** @import {Store} from "../state/store.js" */
/** @import {Item, State} from "../state/types.js" */
/** @import {EngineSession} from "./engine-session.js" */

/**
 * @param {Store} store
 * @param {EngineSession} session
 */
export function startQueueRunner(store, session) {
  let jobs = 0;
  let isRunning = false;
  /** @type {{id: string, job: number, abort: AbortController} | null} */
  let current = null;

  store.subscribe((state) => {
    if (current && !isStillWanted(state, current)) current.abort.abort();
    if (!isRunning && nextItem(state)) void workThroughQueue();
  });

  async function workThroughQueue() {
    isRunning = true;
    // Called from a listener: let the dispatch under way come to its end before the next one.
    await Promise.resolve();
    for (let item = nextItem(store.state()); item; item = nextItem(store.state())) {
      jobs += 1;
      current = { id: item.id, job: jobs, abort: new AbortController() };
      store.dispatch({ type: "job-started", id: item.id, job: jobs });
      await cut(item, current);
      current = null;
    }
    isRunning = false;
  }

  /**
   * @param {Item & {file: File}} item
   * @param {{job: number, abort: AbortController}} attempt
   */
  async function cut(item, { job, abort }) {
    const { id, file, maxPixels } = item;
    const { output, edits, work } = item;
    const earlier = work.status === "queued" ? work.earlier : null;
    const settings = earlier?.settings ?? store.state().settings;
    const choices = {
      ...renderOptions(item),
      roi: edits.boxes,
      max_pixels: maxPixels ?? undefined,
      signal: abort.signal,
      onProgress: followProgress(store, (progress) =>
        store.dispatch({ type: "job-progressed", id, job, progress }),
      ),
    };
    const { level } = settings;
    const model = settings.model ?? undefined;
    try {
      if (settings.quickLook && !earlier && level !== "fast" && !model) {
        const quick = await session.engine().cut(file, { ...choices, ...inPlace(output), level: "fast" });
        session.forget(quick.id);
        store.dispatch({ type: "job-previewed", id, job, preview: quick.blob });
      }
      const cutout = await session.engine().cut(file, { ...choices, level, model });
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
    } catch (thrown) {
      // An aborted job has already left its item; nobody waits for its error.
      if (!abort.signal.aborted) store.dispatch({ type: "job-failed", id, job, failure: failureOf(thrown) });
    }
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
