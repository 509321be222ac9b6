/** What is done by hand, and undone. Strokes are rendered; boxes choose what is cut, so a change of them cuts again. */

import { isDone, replaceItem } from "./items.js";
import { cutAnew } from "./recut.js";

/** @import {Edits, Item, State} from "./types.js" */
/** @import {EditAction} from "./actions.js" */

/**
 * @param {State} state
 * @param {EditAction} action
 * @returns {State}
 */
export function reduceEdits(state, action) {
  return replaceItem(state, action.id, (item) => {
    const { edits, undo, redo } = item;
    switch (action.type) {
      case "edits-made":
        return { ...withEdits(item, action.edits), undo: [...undo, edits], redo: [] };
      case "edits-undone": {
        const earlier = undo.at(-1);
        return earlier
          ? { ...withEdits(item, earlier), undo: undo.slice(0, -1), redo: [...redo, edits] }
          : item;
      }
      case "edits-redone": {
        const later = redo.at(-1);
        return later ? { ...withEdits(item, later), undo: [...undo, edits], redo: redo.slice(0, -1) } : item;
      }
    }
  });
}

/**
 * @param {Item} item
 * @param {Edits} edits
 * @returns {Item}
 */
function withEdits(item, edits) {
  const wished = { ...item, edits };
  if (edits.boxes !== item.edits.boxes && item.file)
    return { ...wished, work: { status: "queued", earlier: null } };
  return isDone(wished) && wished.work.cutId === null ? cutAnew(wished) : wished;
}
