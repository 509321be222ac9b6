/** The next state for an action. Pure; each family of actions has its own function. */

import { reduceEdits } from "./reduce-edits.js";
import { reduceItems } from "./reduce-items.js";
import { reduceJobs } from "./reduce-jobs.js";
import { reduceOutput } from "./reduce-output.js";
import { reduceQueue } from "./reduce-queue.js";
import { reduceSite } from "./reduce-site.js";
import { reduceWorkspace } from "./reduce-workspace.js";
import { withLostEngine, withSettings, withoutEngine } from "./recut.js";

/** @import {EngineState, OwnNetwork, State} from "./types.js" */
/** @import {Action, EngineAction} from "./actions.js" */

/**
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  switch (action.type) {
    case "engine-started":
      return {
        ...state,
        engine: { phase: "booting", progress: {}, session: action.session },
        items: state.items.map(withoutEngine),
      };
    case "engine-lost":
      if (action.session !== state.engine.session) return state;
      return { ...state, items: state.items.map((item) => withLostEngine(item, action.failure)) };
    case "engine-progressed":
    case "engine-ready":
    case "engine-prepared":
    case "engine-failed":
      if (action.session !== state.engine.session) return state;
      return { ...state, engine: nextEngine(state.engine, action) };
    case "items-added":
    case "item-previewed":
    case "item-selected":
    case "item-reduced":
    case "items-cancelled":
    case "items-requeued":
      return reduceItems(state, action);
    case "queue-paused":
    case "review-first-chosen":
    case "items-chosen":
    case "item-choice-toggled":
    case "choice-extended":
    case "items-moved":
    case "items-removed":
    case "removal-undone":
    case "removal-final":
      return reduceQueue(state, action);
    case "workspace-changed":
    case "workspace-restored":
      return reduceWorkspace(state, action);
    case "job-started":
    case "job-progressed":
    case "job-previewed":
    case "job-done":
    case "job-failed":
      return reduceJobs(state, action);
    case "output-chosen":
    case "output-spread":
    case "rendering-done":
    case "rendering-failed":
    case "cutout-saved":
      return reduceOutput(state, action);
    case "settings-chosen":
      return withSettings(state, action.settings);
    case "edits-made":
    case "edits-undone":
    case "edits-redone":
      return reduceEdits(state, action);
    case "view-chosen":
      return { ...state, viewMode: action.viewMode };
    case "tool-chosen":
      return { ...state, tool: action.tool };
    case "brush-chosen":
      return { ...state, brush: action.brush };
    case "view-image-made":
      return { ...state, viewImage: action.viewImage };
    case "packing-changed":
      return { ...state, packing: action.packing };
    case "handover-changed":
      return { ...state, handover: action.handover };
    case "name-pattern-chosen":
      return { ...state, namePattern: action.pattern };
    case "trials-begun":
      return { ...state, trials: { ...state.trials, isRunning: true } };
    case "trials-ended":
      return { ...state, trials: { isRunning: false, facts: action.facts ?? state.trials.facts } };
    case "own-networks-seen":
      return { ...state, own: action.own, settings: withoutDeleted(state, action.own) };
    case "adding-changed":
      return { ...state, adding: action.adding };
    case "site-checked":
    case "requests-counted-from-here":
    case "request-seen":
    case "update-found":
    case "model-not-kept":
    case "storage-seen":
    case "persistence-answered":
      return { ...state, site: reduceSite(state.site, action) };
  }
}

/**
 * @param {EngineState} engine
 * @param {Exclude<EngineAction, {type: "engine-started" | "engine-lost"}>} action
 * @returns {EngineState}
 */
function nextEngine(engine, action) {
  const { session } = engine;
  switch (action.type) {
    case "engine-progressed": {
      if (engine.phase === "failed") return engine;
      const { progress } = action;
      return { ...engine, progress: { ...engine.progress, [progress.stage]: progress } };
    }
    case "engine-ready":
      return { phase: "ready", progress: {}, session };
    case "engine-prepared":
      return engine.phase === "ready" ? { ...engine, progress: {} } : engine;
    case "engine-failed":
      return { phase: "failed", session, failure: action.failure };
  }
}

/**
 * Whoever deletes the network that is chosen is back with the level's.
 *
 * @param {State} state
 * @param {readonly OwnNetwork[]} own
 */
function withoutDeleted({ settings, own: before }, own) {
  const isNamed = /** @param {OwnNetwork} network */ ({ name }) => name === settings.model;
  return before.some(isNamed) && !own.some(isNamed) ? { ...settings, model: null } : settings;
}
