/** The pattern for names, kept in this browser from one visit to the next. */

import { recall, remember } from "../browser/remembered.js";
import { isPattern } from "../state/file-names.js";

/** @import {Store} from "../state/store.js" */

const KEY = "offcut-name-pattern";

/** @param {Store} store */
export function startKeptPattern(store) {
  const kept = recall(KEY) ?? "";
  if (kept && isPattern(kept)) store.dispatch({ type: "name-pattern-chosen", pattern: kept });

  store.subscribe(({ namePattern }, previous) => {
    if (namePattern !== previous.namePattern) remember(KEY, namePattern);
  });
}
