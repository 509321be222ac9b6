/** A job is one attempt to cut one item. Words from a job that is no longer the item's own are dropped here. */

import { replaceItem } from "./items.js";
import { endAttempt } from "./recut.js";

/** @import {Failure, Item, Kept, State, Working} from "./types.js" */
/** @import {JobAction} from "./actions.js" */

/**
 * @param {State} state
 * @param {JobAction} action
 * @returns {State}
 */
export function reduceJobs(state, action) {
  return replaceItem(state, action.id, (item) => {
    const { work } = item;
    if (action.type === "job-started") {
      if (work.status !== "queued") return item;
      const { job } = action;
      return {
        ...item,
        work: { status: "working", job, progress: null, earlier: work.earlier, preview: null },
      };
    }
    if (work.status !== "working" || work.job !== action.job) return item;
    switch (action.type) {
      case "job-progressed":
        return { ...item, work: { ...work, progress: action.progress } };
      case "job-previewed":
        return { ...item, work: { ...work, preview: action.preview } };
      case "job-done":
        return { ...item, size: action.work.report.source, losses: 0, work: action.work };
      case "job-failed":
        return fail(item, work, action);
    }
  });
}

/**
 * A picture that an engine ended with has one more try, with half as many pixels: most engines end for lack of memory.
 *
 * @param {Item} item
 * @param {Working} work
 * @param {{failure: Failure, kept?: Kept}} outcome
 * @returns {Item}
 */
function fail(item, work, { failure, kept }) {
  if (failure.details.isEngineLost && item.losses === 0) {
    const pixels = item.size ? Math.ceil((item.size.width * item.size.height) / 2) : null;
    const maxPixels = pixels && Math.min(pixels, item.maxPixels ?? pixels);
    return { ...item, losses: 1, maxPixels, work: { status: "queued", earlier: work.earlier } };
  }
  return endAttempt(item, { status: "failed", failure, ...(kept && { kept }) });
}
