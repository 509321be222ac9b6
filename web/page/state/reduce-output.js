/** How cutouts are written: the wish changes at once, the picture follows when the engine has rendered it. */

import { isDone, isSameOutput, itemById, replaceItem } from "./items.js";
import { cutAnew } from "./recut.js";

/** @import {Item, Output, State} from "./types.js" */
/** @import {OutputAction} from "./actions.js" */

/**
 * @param {State} state
 * @param {OutputAction} action
 * @returns {State}
 */
export function reduceOutput(state, action) {
  switch (action.type) {
    case "output-chosen": {
      const chosen = replaceItem(state, action.id, (item) => withOutput(item, action.output));
      return { ...chosen, output: action.output };
    }
    case "output-spread": {
      const output = itemById(state, action.id)?.output;
      if (!output) return state;
      const meant = new Set(action.ids);
      const items = state.items.map((item) => (meant.has(item.id) ? withOutput(item, output) : item));
      return { ...state, output, items };
    }
    case "rendering-done":
      return replaceItem(state, action.id, (item) => {
        const { work } = item;
        if (work.status !== "done" || work.cutId !== action.cutId) return item;
        const { output, edits, blob, report } = action;
        return {
          ...item,
          work: { ...work, output, edits, blob, isSaved: false, report, renderFailure: null },
        };
      });
    case "rendering-failed":
      if (action.failure.details.isEngineLost) return state; // the next engine makes it
      return replaceItem(state, action.id, (item) => {
        const { work } = item;
        if (work.status !== "done" || work.cutId !== action.cutId) return item;
        // The picture stays what it was, and so does the choice that describes it.
        const renderFailure = action.failure;
        return { ...item, output: work.output, edits: work.edits, work: { ...work, renderFailure } };
      });
    case "cutout-saved":
      return replaceItem(state, action.id, (item) => {
        const { work } = item;
        // Another one may have been rendered while this was written.
        if (work.status !== "done" || work.blob !== action.blob || work.isSaved) return item;
        return { ...item, work: { ...work, isSaved: true } };
      });
  }
}

/**
 * A done item whose engine is gone cannot be rendered again, only cut again.
 *
 * @param {Item} item
 * @param {Output} output
 * @returns {Item}
 */
function withOutput(item, output) {
  const wished = { ...item, output };
  if (!isDone(wished)) return wished;
  const { work } = wished;
  if (work.cutId === null) return isSameOutput(output, work.output) ? wished : cutAnew(wished);
  return { ...wished, work: { ...work, renderFailure: null } };
}
