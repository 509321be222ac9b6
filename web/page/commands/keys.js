/** Keys as the tables name them: which ones an event is, and what they are called. */

import { shortcuts as words } from "../messages.js";

const IS_MAC = /^Mac|^iP/.test(navigator.platform);

/**
 * Where a sign is on a keyboard differs: the Shift or Alt that it takes there is no part of it.
 *
 * @param {KeyboardEvent} event
 * @returns {string[]} such as ["Control", "Shift", "Z"]
 */
export function combinationOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const isAlt = altKey && !isSign;
  const isControl = (ctrlKey || metaKey) && !(altKey && isSign);
  return [
    isControl ? "Control" : "",
    isAlt ? "Alt" : "",
    shiftKey && !isSign ? "Shift" : "",
    key.length === 1 ? key.toUpperCase() : key,
  ].filter(Boolean);
}

/**
 * @template {{keys?: readonly string[][]}} Keyed
 * @param {readonly Keyed[]} table
 * @param {readonly string[]} combination
 * @returns {Keyed | undefined}
 */
export function findByKeys(table, combination) {
  const wanted = combination.join();
  return table.find(({ keys = [] }) => keys.some((known) => known.join() === wanted));
}

/** @param {string} key as a person calls it */
export function keyName(key) {
  return key === "Control" && IS_MAC ? "⌘" : (words.keys[key] ?? key);
}

/** @param {readonly string[]} combination as `aria-keyshortcuts` has it */
export function ariaKeys(combination) {
  return combination.join("+").replace("Control", IS_MAC ? "Meta" : "Control");
}
