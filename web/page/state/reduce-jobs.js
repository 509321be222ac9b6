/** A job is one attempt to cut one item. Words from a job that is no longer the item's own are dropped here. */

import { replaceItem } from "./items.js";
import { endAttempt, withLostEngine } from "./recut.js";

/** @import {Failure, Item, Kept, State} from "./types.js" */
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
      const { job, settings } = action;
      return { ...item, work: { ...work, status: "working", job, settings, progress: null, preview: null } };
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
        return action.failure.details.isEngineLost
          ? withLostEngine(item, action.failure)
          : fail(item, action);
    }
  });
}

/**
 * @param {Item} item
 * @param {{failure: Failure, kept?: Kept}} outcome
 */
function fail(item, { failure, kept }) {
  return endAttempt(item, { status: "failed", failure, ...(kept && { kept }) });
}
