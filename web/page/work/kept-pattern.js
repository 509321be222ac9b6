/** The pattern for names, kept in this browser from one visit to the next. */

import { isPattern } from "./file-names.js";

/** @import {Store} from "../state/store.js" */

const KEY = "offcut-name-pattern";

/** @param {Store} store */
export function startKeptPattern(store) {
  const storage = openStorage();
  const kept = storage?.getItem(KEY) ?? "";
  if (kept && isPattern(kept)) store.dispatch({ type: "name-pattern-chosen", pattern: kept });

  store.subscribe(({ namePattern }, previous) => {
    if (namePattern === previous.namePattern) return;
    if (namePattern) storage?.setItem(KEY, namePattern);
    else storage?.removeItem(KEY);
  });
}

/** @returns {Storage | null} null where the browser is set to keep nothing: the pattern then lasts for this visit */
function openStorage() {
  try {
    return localStorage;
  } catch (thrown) {
    console.debug(thrown);
    return null;
  }
}
