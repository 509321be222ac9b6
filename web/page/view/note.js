/** The note on the stage: what a picture without a cutout is waiting for, or why there is none. */

import { part, setIcon, setProgress } from "./dom.js";
import { progressFraction } from "./progress-fraction.js";
import { describeItem, explain } from "./wording.js";

/** @import {Item, State, Work} from "../state/types.js" */

/** @type {Record<Work["status"], string>} */
const ICONS = { queued: "queued", working: "cutout", failed: "failed", cancelled: "cancelled", done: "done" };

/**
 * @param {HTMLElement} note
 * @returns {(item: Item | null, state: State) => void}
 */
export function mountNote(note) {
  const title = part(note, ".title", HTMLElement);
  const advice = part(note, ".advice", HTMLElement);
  const bar = part(note, "progress", HTMLProgressElement);

  return (item, state) => {
    note.hidden = item === null || item.work.status === "done";
    if (item === null) return;
    const { work } = item;
    setIcon(note, ICONS[work.status]);
    title.textContent = describeItem(item, state);
    advice.hidden = work.status !== "failed";
    advice.textContent = work.status === "failed" ? explain(work.failure).advice : "";
    bar.hidden = work.status === "failed" || work.status === "cancelled";
    bar.setAttribute("aria-label", item.name);
    setProgress(bar, work.status === "working" ? progressFraction(work.progress) : 0);
  };
}
