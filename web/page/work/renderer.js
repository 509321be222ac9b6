/** Renders a cutout again when its output was changed: the shown one at once, others when they are saved. */

import { isDone, isStale, renderOptions, selectedItem } from "../state/items.js";
import { failureOf } from "./failure.js";

/** @import {Store} from "../state/store.js" */
/** @import {DoneItem} from "../state/items.js" */
/** @import {EngineSession} from "./engine-session.js" */

/** @typedef {(item: DoneItem) => Promise<Blob>} Render */

/**
 * @param {Store} store
 * @param {EngineSession} session
 * @returns {{render: Render}} the blob an item should be saved as, rendered if need be
 */
export function startRenderer(store, session) {
  let isBusy = false;

  store.subscribe(() => {
    if (!isBusy) void renderSelected();
  });

  async function renderSelected() {
    isBusy = true;
    // The person may choose again while a rendering is under way: go on until the picture is the wish.
    for (let item = staleSelection(store); item; item = staleSelection(store)) {
      try {
        await render(item);
      } catch (thrown) {
        const { id, work } = item;
        if (work.cutId === null) break;
        store.dispatch({ type: "rendering-failed", id, cutId: work.cutId, failure: failureOf(thrown) });
      }
    }
    isBusy = false;
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

/** @param {Store} store */
function staleSelection(store) {
  const item = selectedItem(store.state());
  return item && isDone(item) && isStale(item) ? item : null;
}
