/** The list of pictures: one row an item, kept in step with the state. */

import * as messages from "../messages.js";
import { isDone } from "../state/items.js";
import { shownItems } from "../state/queue-order.js";
import { part } from "../parts/dom.js";
import { mountQueueDrag } from "./queue-drag.js";
import { createQueueItem } from "./queue-item.js";
import { mountQueueKeys } from "./queue-keys.js";

/** @import {State} from "../state/types.js" */
/** @import {QueueItem} from "./queue-item.js" */
/** @import {Store} from "../state/store.js" */

/** @param {Store} store */
export function mountQueue(store) {
  const root = part(document, "#queue", HTMLElement);
  const list = part(root, ".items", HTMLUListElement);
  const progress = part(root, ".queue-progress", HTMLElement);
  /** @type {Map<string, QueueItem>} */
  const rows = new Map();

  mountQueueKeys(store, list);
  mountQueueDrag(store, list);

  /** @param {State} state */
  function render(state) {
    dropLostRows(state);
    const focused = document.activeElement;
    for (const [index, item] of shownItems(state).entries()) {
      const row = rows.get(item.id) ?? createQueueItem(store, item.id);
      rows.set(item.id, row);
      const there = list.children[index] ?? null;
      if (there !== row.element) list.insertBefore(row.element, there);
      row.update(item, state);
    }
    // A row that is taken to another place must not lose the keyboard's.
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
    list.classList.toggle("has-chosen", state.queue.chosenIds.length > 0);
    const done = state.items.filter(isDone).length;
    progress.textContent = state.items.length > 1 ? messages.status.queue(done, state.items.length) : "";
  }

  /** @param {State} state */
  function dropLostRows(state) {
    const kept = new Set(state.items.map((item) => item.id));
    for (const [id, row] of rows) {
      if (kept.has(id)) continue;
      const hadFocus = row.element.contains(document.activeElement);
      row.remove();
      rows.delete(id);
      // Whoever removes rows with the keyboard goes on from the one that is shown next.
      if (hadFocus && state.selectedId) rows.get(state.selectedId)?.focus();
    }
  }

  render(store.state());
  store.subscribe((state, previous) => {
    const isSame =
      state.items === previous.items &&
      state.queue === previous.queue &&
      state.selectedId === previous.selectedId &&
      state.engine.phase === previous.engine.phase;
    if (!isSame) render(state);
  });
}
