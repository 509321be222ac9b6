/** Whether work would be lost with the tab. */

import { isStale } from "./items.js";

/** @import {Item, State, Work} from "./types.js" */

/** @param {State} state whether there is a cutout, or what was drawn for one, that is neither saved nor kept */
export function hasUnsaved({ items, workspace }) {
  const areKept = workspace.phase === "on" && workspace.isWritten && workspace.unkept === 0;
  return !areKept && items.some(isUnsaved);
}

/** @param {Item} item */
function isUnsaved(item) {
  const { edits, output, work } = item;
  if (work.status === "done") return !work.isSaved || isStale(item);
  const isDrawnOn = edits.strokes.length + edits.boxes.length > 0;
  const earlier = earlierOf(work);
  return isDrawnOn || (earlier !== null && (!earlier.isSaved || earlier.output !== output));
}

/** @param {Work} work what it has while it is cut anew */
function earlierOf(work) {
  return work.status === "queued" || work.status === "working" ? work.earlier : null;
}
