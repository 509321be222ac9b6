/** What the engine says on its way, with the time a download will still take. */

/** @import {OnProgress} from "../../shared/types.js" */
/** @import {Progress, Stage} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** Only the last seconds count: parts that are already here come at once and say nothing about the network. */
const WINDOW_MS = 8000;
/** While Python starts, the engine's words wait and then come all at once: a burst counts as one. */
const BURST_MS = 250;
/** Less says too little to promise anything. */
const ENOUGH_MS = 1500;

/**
 * @param {Store} store
 * @param {(progress: Progress) => void} onProgress
 * @returns {OnProgress}
 */
export function followProgress(store, onProgress) {
  /** @type {Map<Stage, ReturnType<typeof createEstimate>>} */
  const estimates = new Map();
  return (progress) => {
    const { stage, loaded, total, notKept } = progress;
    if (notKept !== undefined) return store.dispatch({ type: "model-not-kept" });
    if (loaded === undefined || !total) return onProgress(progress);
    const estimate = estimates.get(stage) ?? createEstimate();
    estimates.set(stage, estimate);
    onProgress({ ...progress, remaining: estimate(performance.now(), loaded, total) });
  };
}

/** @returns {(now: number, loaded: number, total: number) => number | null} seconds left, if all goes on as it did */
function createEstimate() {
  /** @type {{now: number, loaded: number}[]} */
  let samples = [];
  return (now, loaded, total) => {
    const last = samples.at(-1);
    if (last && now - last.now < BURST_MS) last.loaded = loaded;
    else samples = [...samples.filter((sample) => now - sample.now < WINDOW_MS), { now, loaded }];
    const first = samples[0];
    if (!first || now - first.now < ENOUGH_MS || loaded <= first.loaded) return null;
    const bytesPerMs = (loaded - first.loaded) / (now - first.now);
    return (total - loaded) / bytesPerMs / 1000;
  };
}
