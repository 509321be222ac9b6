/** Asks before the tab is closed, or loaded anew, while work would be lost with it. */

import { hasUnsaved } from "../state/unsaved.js";

/** @import {Store} from "../state/store.js" */

/** @param {Store} store */
export function startLeaveQuestion(store) {
  let isAsking = false;
  store.subscribe((state, previous) => {
    if (state.items === previous.items && state.workspace === previous.workspace) return;
    if (hasUnsaved(state) === isAsking) return;
    isAsking = !isAsking;
    // Only while it has to be: a page that listens is not kept for the way back.
    if (isAsking) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  });
}

/** @param {BeforeUnloadEvent} event */
function ask(event) {
  event.preventDefault();
}
