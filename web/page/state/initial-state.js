/** The state at the first moment: what the address asks for, and nothing dropped yet. */

import { isLean } from "../../shared/memory.js";
import { OPTIONS, STROKE } from "../../shared/options.js";
import { INITIAL_QUEUE } from "./reduce-queue.js";
import { INITIAL_WORKSPACE } from "./reduce-workspace.js";
import { DEFAULT_OUTPUT } from "./outputs.js";

/** @import {BackendName, Settings, State} from "./types.js" */

export const LEVELS = OPTIONS.level.choices;
/** @type {readonly BackendName[]} */
export const BACKENDS = ["wasm", "webgl", "webgpu", "webgpu-f16"];
export const MODELS = ["u2netp", "isnet"];

const WIDE_ENOUGH_FOR_TWO = "(min-width: 44rem)";

/** @returns {State} */
export function createInitialState() {
  return {
    engine: { phase: "booting", progress: {}, session: 0 },
    settings: settingsFromAddress(new URLSearchParams(location.search)),
    output: DEFAULT_OUTPUT,
    items: [],
    visit: `item-${Date.now().toString(36)}`,
    added: 0,
    queue: INITIAL_QUEUE,
    workspace: INITIAL_WORKSPACE,
    selectedId: null,
    viewMode: matchMedia(WIDE_ENOUGH_FOR_TWO).matches ? "beside" : "cutout",
    tool: "hand",
    brush: {
      size: STROKE.size.control.start,
      hardness: STROKE.hardness.control.start,
      snap: STROKE.snap.default,
    },
    viewImage: null,
    packing: { phase: "idle" },
    handover: { phase: "idle" },
    namePattern: "",
    trials: { isRunning: false, facts: [] },
    own: [],
    adding: { phase: "idle" },
    site: {
      isOfflineReady: false,
      update: "none",
      requests: null,
      uploaded: 0,
      isModelKept: true,
      isPersistenceAsked: false,
      storage: null,
      models: [],
    },
  };
}

/**
 * @param {URLSearchParams} parameters
 * @returns {Settings}
 */
function settingsFromAddress(parameters) {
  const level = parameters.get("level");
  const backend = parameters.get("backend");
  const threads = Number(parameters.get("threads"));
  return {
    level: LEVELS.find((known) => known === level) ?? (isLean() ? "fast" : OPTIONS.level.default),
    model: parameters.get("model") || null,
    backend: BACKENDS.find((known) => known === backend) ?? null,
    threads: Number.isInteger(threads) && threads > 0 ? threads : null,
    quickLook: false,
  };
}
