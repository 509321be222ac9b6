/** Questions about the state, and the one way to replace an item in it. */

/** @import {Done, Edits, Item, Output, State} from "./types.js" */

/** @typedef {Item & {work: Done}} DoneItem */
/** @typedef {DoneItem & {work: {cutId: string}}} Renderable its engine still has the cutout */

/** @type {Edits} */
export const NO_EDITS = { strokes: [], boxes: [] };

/**
 * @param {State} state
 * @param {string} id
 * @param {(item: Item) => Item} change
 * @returns {State} the same state when there is no such item or nothing changed
 */
export function replaceItem(state, id, change) {
  const index = state.items.findIndex((item) => item.id === id);
  const item = state.items[index];
  if (!item) return state;
  const changed = change(item);
  return changed === item ? state : { ...state, items: state.items.with(index, changed) };
}

/**
 * @param {State} state
 * @param {string} id
 */
export function itemById(state, id) {
  return state.items.find((item) => item.id === id) ?? null;
}

/** @param {State} state */
export function selectedItem(state) {
  return state.selectedId === null ? null : itemById(state, state.selectedId);
}

/**
 * @param {Item} item
 * @returns {item is DoneItem}
 */
export function isDone(item) {
  return item.work.status === "done";
}

/**
 * @param {Item} item
 * @returns {item is Renderable}
 */
export function isRenderable(item) {
  return isDone(item) && item.work.cutId !== null;
}

/**
 * What the engine keeps for an item, if anything.
 *
 * @param {Item} item
 */
export function cutIdOf({ work }) {
  if (work.status === "done") return work.cutId;
  return work.status === "cancelled" ? null : (work.kept?.cutId ?? null);
}

/**
 * What the engine need not keep any longer.
 *
 * @param {State} state
 * @param {State} previous
 * @returns {readonly string[]}
 */
export function lostCuts(state, previous) {
  // A replaced engine has taken its cutouts with it.
  if (state.engine.session !== previous.engine.session) return [];
  const kept = new Set(state.items.map(cutIdOf));
  return previous.items.flatMap((item) => cutIdOf(item) ?? []).filter((cutId) => !kept.has(cutId));
}

/** @param {Item} item whether its picture is not (yet) what the person chose */
export function isStale(item) {
  if (!isDone(item)) return false;
  return !isSameOutput(item.output, item.work.output) || item.edits.strokes !== item.work.edits.strokes;
}

/**
 * What the engine is to render for an item.
 *
 * @param {Item} item
 */
export function renderOptions({ output, edits }) {
  return { ...output, strokes: edits.strokes };
}

/**
 * @param {Output} one
 * @param {Output} other
 */
export function isSameOutput(one, other) {
  const names = /** @type {(keyof Output)[]} */ (Object.keys(one));
  return names.every((name) => one[name] === other[name]);
}

/**
 * One word for the whole page, as tests and other pages read it.
 *
 * @param {State} state
 * @returns {"booting" | "ready" | "working" | "failed"}
 */
export function pageState(state) {
  if (state.engine.phase !== "ready") return state.engine.phase;
  const selected = selectedItem(state);
  const isRendering = selected !== null && isStale(selected);
  const isCutting = state.items.some(
    ({ work }) => work.status === "working" || (work.status === "queued" && !state.queue.isPaused),
  );
  return isCutting || isRendering ? "working" : "ready";
}
