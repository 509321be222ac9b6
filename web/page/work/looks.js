/** Pictures that are looked at and never saved: mask, doubt, the cutout where it was in the photo, a ZIP's layers as one. */

import { isDone, selectedItem } from "../state/items.js";
import { flattened, inPlace, isInPlace } from "../state/outputs.js";

/** @import {DoneItem} from "../state/items.js" */
/** @import {Store} from "../state/store.js" */
/** @import {Look, LookKind, State} from "../state/types.js" */
/** @import {EngineSession} from "./engine-session.js" */

/** @typedef {DoneItem & {work: {cutId: string}}} Renderable */
/** @typedef {{item: Renderable, kind: LookKind}} Wish */

/**
 * @param {Store} store
 * @param {EngineSession} session
 */
export function startLooks(store, session) {
  let isBusy = false;

  store.subscribe(() => {
    if (!isBusy) void keepUp();
  });

  async function keepUp() {
    isBusy = true;
    await Promise.resolve(); // called from a listener: let the dispatch under way come to its end
    for (let wish = wantedLook(store.state()); wish; wish = wantedLook(store.state())) {
      const { item, kind } = wish;
      const blob = await make(item, kind).catch((thrown) => {
        console.warn(thrown);
        return null;
      });
      const { edits, output, work } = item;
      store.dispatch({
        type: "look-seen",
        look: { kind, cutId: work.cutId, edits, output, blob },
      });
    }
    isBusy = false;
  }

  /**
   * @param {Renderable} item
   * @param {LookKind} kind
   */
  async function make({ output, edits, work: { cutId } }, kind) {
    if (kind === "doubt") return session.engine().doubt(cutId);
    const seen = kind === "flat" ? flattened(output) : inPlace(output);
    const options = { ...seen, strokes: edits.strokes };
    if (kind === "mask") options.format = "mask";
    const { blob } = await session.engine().render(cutId, options);
    return blob;
  }
}

/**
 * What is looked at of the shown picture, if it is there; an older one until the newer is made.
 *
 * @param {State} state
 * @returns {Blob | null}
 */
export function currentLook(state) {
  const wish = lookedAt(state);
  const { look } = state;
  return wish && look?.kind === wish.kind && look.cutId === wish.item.work.cutId ? look.blob : null;
}

/**
 * @param {State} state
 * @returns {Wish | null} what has to be made
 */
function wantedLook(state) {
  const wish = lookedAt(state);
  return wish && isUpToDate(state.look, wish) ? null : wish;
}

/**
 * @param {Look | null} look
 * @param {Wish} wish
 */
function isUpToDate(look, { item, kind }) {
  if (look?.kind !== kind || look.cutId !== item.work.cutId) return false;
  return kind === "doubt" || (look.edits === item.edits && look.output === item.output);
}

/**
 * @param {State} state
 * @returns {Wish | null}
 */
function lookedAt(state) {
  const item = selectedItem(state);
  if (!item || !isDone(item) || item.work.cutId === null) return null;
  const { viewMode } = state;
  const renderable = /** @type {Renderable} */ (item);
  if (viewMode === "mask" || viewMode === "doubt") return { item: renderable, kind: viewMode };
  if (liesOnThePhoto(state)) return isInPlace(item.output) ? null : { item: renderable, kind: "plain" };
  return item.output.format === "zip" ? { item: renderable, kind: "flat" } : null;
}

/** @param {State} state whether the cutout is seen in its place in the photo, wherever it is when it is saved */
export function liesOnThePhoto({ viewMode, tool }) {
  return (viewMode !== "cutout" && viewMode !== "beside") || tool !== "hand";
}
