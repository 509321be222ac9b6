/** The note on the stage: what a picture without a cutout is waiting for, or why there is none. */

import * as messages from "../messages.js";
import { selectedItem } from "../state/items.js";
import { createPresence, part, setIcon, setProgress } from "../parts/dom.js";
import { progressFraction } from "../parts/progress-fraction.js";
import { describeItem, explain, formatSize } from "../parts/wording.js";

/** @import {Item, Size, State, Work} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @type {Record<Work["status"], string>} */
const ICONS = { queued: "queued", working: "cutout", failed: "failed", cancelled: "cancelled", done: "done" };

/**
 * @param {HTMLElement} note
 * @param {Store} store
 * @returns {(item: Item | null, state: State) => void}
 */
export function mountNote(note, store) {
  const title = part(note, ".title", HTMLElement);
  const advice = part(note, ".advice", HTMLElement);
  const bar = part(note, "progress", HTMLProgressElement);
  const reduce = part(note, "[data-testid=cut-reduced]", HTMLButtonElement);
  const showReduce = createPresence(reduce);
  reduce.hidden = false;

  reduce.addEventListener("click", () => {
    const item = selectedItem(store.state());
    const offer = item && offerOf(item);
    if (offer) store.dispatch({ type: "item-reduced", id: item.id, maxPixels: offer.maxPixels });
  });

  return (item, state) => {
    note.hidden = item === null || item.work.status === "done";
    if (item === null) return;
    const { work } = item;
    setIcon(note, ICONS[work.status]);
    title.textContent = describeItem(item, state);
    advice.hidden = work.status !== "failed";
    advice.textContent = work.status === "failed" ? explain(work.failure).advice : "";
    const offer = offerOf(item);
    showReduce(offer !== null);
    reduce.textContent = offer && messages.actions.cutReduced(formatSize(offer));
    bar.hidden = work.status === "failed" || work.status === "cancelled";
    bar.setAttribute("aria-label", item.name);
    setProgress(bar, work.status === "working" ? progressFraction(work.progress) : 0);
  };
}

/**
 * @param {Item} item
 * @returns {Size & {maxPixels: number} | null} the size at which a picture can be cut that is too much whole
 */
function offerOf({ file, work }) {
  if (!file || work.status !== "failed") return null;
  const { limit, reduced_width, reduced_height } = work.failure.details;
  if (!reduced_width || !reduced_height) return null;
  return { width: Number(reduced_width), height: Number(reduced_height), maxPixels: Number(limit) };
}
