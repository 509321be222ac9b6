/**
 * Every key of the page, in one table: what the list of shortcuts shows is what the keys do. A key presses a control of
 * the page, so it can do neither more nor less than a click on it.
 *
 * @typedef {"pictures" | "view" | "edit" | "page"} ShortcutGroup
 * @typedef {"add" | "paste" | "next" | "previous" | "remove" | "download" | "copy"
 *   | "beside" | "slider" | "cutout" | "original" | "mask" | "doubt" | "larger" | "smaller" | "fit"
 *   | "hand" | "erase" | "restore" | "box" | "thinner" | "thicker" | "undo" | "redo" | "move" | "draw"
 *   | "help" | "leave"} ShortcutName
 *
 * @typedef {object} Shortcut
 * @property {ShortcutName} name
 * @property {ShortcutGroup} group
 * @property {readonly string[][]} keys each of them does it; "Control" is the command key on a Mac
 * @property {string} [presses] the control, by selector; the first one that can be pressed
 * @property {(store: Store) => void} [does] with neither, somebody else listens: the browser, or the stage
 */

import { selectedItem } from "../state/items.js";
import { part } from "../parts/dom.js";

/** @import {Store} from "../state/store.js" */

/** Brush sizes are this much apart. */
const BRUSH_STEP = 1.25;

/** @type {readonly Shortcut[]} */
export const SHORTCUTS = [
  { name: "add", group: "pictures", keys: [["Control", "O"]], presses: "#add, #choose" },
  { name: "paste", group: "pictures", keys: [["Control", "V"]] },
  { name: "next", group: "pictures", keys: [["J"]], does: (store) => selectNeighbour(store, 1) },
  { name: "previous", group: "pictures", keys: [["K"]], does: (store) => selectNeighbour(store, -1) },
  { name: "remove", group: "pictures", keys: [["Delete"]], does: removeSelected },
  { name: "download", group: "pictures", keys: [["Control", "S"]], presses: "[data-testid=download]" },
  { name: "copy", group: "pictures", keys: [["Control", "C"]], presses: "[data-testid=copy]" },
  { name: "beside", group: "view", keys: [["1"]], presses: "[name=view-mode][value=beside]" },
  { name: "slider", group: "view", keys: [["2"]], presses: "[name=view-mode][value=slider]" },
  { name: "cutout", group: "view", keys: [["3"]], presses: "[name=view-mode][value=cutout]" },
  { name: "original", group: "view", keys: [["4"]], presses: "[name=view-mode][value=original]" },
  { name: "mask", group: "view", keys: [["5"]], presses: "[name=view-mode][value=mask]" },
  { name: "doubt", group: "view", keys: [["6"]], presses: "[name=view-mode][value=doubt]" },
  { name: "larger", group: "view", keys: [["+"], ["="]], presses: "[data-action=zoom-in]" },
  { name: "smaller", group: "view", keys: [["-"]], presses: "[data-action=zoom-out]" },
  { name: "fit", group: "view", keys: [["0"]], presses: "[data-action=zoom-fit]" },
  { name: "hand", group: "edit", keys: [["V"]], presses: "[name=tool][value=hand]" },
  { name: "erase", group: "edit", keys: [["E"]], presses: "[name=tool][value=erase]" },
  { name: "restore", group: "edit", keys: [["R"]], presses: "[name=tool][value=restore]" },
  { name: "box", group: "edit", keys: [["B"]], presses: "[name=tool][value=box]" },
  { name: "thinner", group: "edit", keys: [["["]], does: (store) => scaleBrush(store, 1 / BRUSH_STEP) },
  { name: "thicker", group: "edit", keys: [["]"]], does: (store) => scaleBrush(store, BRUSH_STEP) },
  { name: "undo", group: "edit", keys: [["Control", "Z"]], presses: "[data-testid=undo]" },
  {
    name: "redo",
    group: "edit",
    keys: [
      ["Control", "Shift", "Z"],
      ["Control", "Y"],
    ],
    presses: "[data-testid=redo]",
  },
  { name: "move", group: "edit", keys: [["←"], ["→"], ["↑"], ["↓"]] },
  { name: "draw", group: "edit", keys: [[" "]] },
  { name: "help", group: "page", keys: [["?"]], does: openList },
  { name: "leave", group: "page", keys: [["Escape"]], presses: "[name=tool][value=hand]" },
];

/**
 * @param {Store} store
 * @param {() => boolean} hasSingleKeys whether keys do something without another one held down
 */
export function mountShortcuts(store, hasSingleKeys) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const combination = combinationOf(event);
    const isSingle = combination.length === 1 && combination[0] !== "Escape";
    if (isSingle && !hasSingleKeys()) return;
    const shortcut = SHORTCUTS.find(({ keys }) => keys.some((known) => known.join() === combination.join()));
    if (!shortcut?.presses && !shortcut?.does) return;
    if (shortcut.name === "copy" && getSelection()?.type === "Range") return; // words are meant
    event.preventDefault();
    shortcut.does?.(store);
    if (shortcut.presses) press(shortcut.presses);
  });
}

/**
 * Where a sign is on a keyboard differs: the Shift or Alt that it takes there is no part of it.
 *
 * @param {KeyboardEvent} event
 */
function combinationOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
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

/** @param {EventTarget | null} target whether keys are letters there */
function isTyping(target) {
  if (target instanceof HTMLInputElement)
    return !["radio", "checkbox", "range", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** @param {string} selector */
function press(selector) {
  const controls = [...document.querySelectorAll(selector)].filter(
    (element) => element instanceof HTMLElement,
  );
  controls.find((control) => control.checkVisibility() && control.ariaDisabled !== "true")?.click();
}

/**
 * @param {Store} store
 * @param {1 | -1} step
 */
function selectNeighbour(store, step) {
  const { items, selectedId } = store.state();
  const neighbour = items[items.findIndex(({ id }) => id === selectedId) + step];
  if (neighbour) store.dispatch({ type: "item-selected", id: neighbour.id });
}

function openList() {
  part(document, "#shortcuts", HTMLDialogElement).showModal();
}

/** @param {Store} store */
function removeSelected(store) {
  const item = selectedItem(store.state());
  if (item) store.dispatch({ type: "items-removed", ids: [item.id] });
}

/**
 * @param {Store} store
 * @param {number} factor
 */
function scaleBrush(store, factor) {
  const { brush } = store.state();
  const size = Math.min(Math.max(Math.round(brush.size * factor), 2), 250);
  store.dispatch({ type: "brush-chosen", brush: { ...brush, size } });
}
