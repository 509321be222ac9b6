/** Renders a cutout again when its output was changed: the shown one at once, others when they are saved. */

import { isRenderable, isStale, renderOptions, selectedItem } from "../state/items.js";
import { failureOf } from "../state/failure.js";
import { createLoop } from "./loop.js";

/** @import {Store} from "../state/store.js" */
/** @import {DoneItem, Renderable} from "../state/items.js" */
/** @import {State} from "../state/types.js" */
/** @import {EngineSession} from "./engine-session.js" */

/** @typedef {(item: DoneItem) => Promise<Blob>} Render */

/**
 * @param {Store} store
 * @param {EngineSession} session
 * @returns {{render: Render}} the blob an item should be saved as, rendered if need be
 */
export function startRenderer(store, session) {
  // The person may choose again while a rendering is under way: it goes on until the picture is the wish.
  const loop = createLoop(() => staleSelection(store.state()), renderShown);
  store.subscribe(loop.wake);

  /** @param {Renderable} item */
  async function renderShown(item) {
    try {
      await render(item);
    } catch (thrown) {
      const { id, work } = item;
      store.dispatch({ type: "rendering-failed", id, cutId: work.cutId, failure: failureOf(thrown) });
    }
  }

  /** @type {Render} */
  async function render(item) {
    const { id, output, edits, work } = item;
    if (work.cutId === null || !isStale(item)) return work.blob;
    const { cutId } = work;
    const { blob, report } = await session.engine().render(cutId, renderOptions(item));
    store.dispatch({ type: "rendering-done", id, cutId, output, edits, blob, report });
    return blob;
  }

  return { render };
}

/**
 * @param {State} state
 * @returns {Renderable | null}
 */
function staleSelection(state) {
  const item = selectedItem(state);
  return item && isRenderable(item) && isStale(item) ? item : null;
}
