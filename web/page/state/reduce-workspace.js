/** What is kept in this browser, and what comes back from an earlier visit. */

import { withoutEngine } from "./recut.js";

/** @import {State, Workspace} from "./types.js" */
/** @import {WorkspaceAction} from "./actions.js" */

/** @type {Workspace} */
export const INITIAL_WORKSPACE = {
  phase: "unknown",
  isAsked: false,
  isWritten: false,
  unkept: 0,
  isFull: false,
  kept: null,
};

/**
 * @param {State} state
 * @param {WorkspaceAction} action
 * @returns {State}
 */
export function reduceWorkspace(state, action) {
  switch (action.type) {
    case "workspace-changed":
      return { ...state, workspace: { ...state.workspace, ...action.workspace } };
    case "workspace-restored": {
      // Whoever was quick has added pictures already: they come after those of the earlier visit, but are shown.
      const items = [...action.items.map(withoutEngine), ...state.items];
      const selectedId = state.selectedId ?? action.selectedId ?? items[0]?.id ?? null;
      const isPaused = state.queue.isPaused || action.isPaused;
      return { ...state, items, selectedId, queue: { ...state.queue, isPaused } };
    }
  }
}
