/**
 * The list by keyboard, from a row: arrows go on, with Shift they choose, with Alt they take it along; Ctrl and Space
 * choose, Ctrl and A all, Escape none; Delete removes.
 */

import { movedWith, neighboursOf, placeBeside } from "../state/queue-order.js";

/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {HTMLElement} list
 */
export function mountQueueKeys(store, list) {
  list.addEventListener("keydown", (event) => {
    const row = event.target instanceof Element && event.target.closest(".item-select, .item-choice input");
    const id = row && row.closest(".item")?.getAttribute("data-id");
    if (id && handle(event, id, row.matches("button"))) event.preventDefault();
  });
  // Firefox presses a button when the space bar comes up, whatever was made of its going down.
  list.addEventListener("keyup", (event) => {
    if (event.key === " " && isCommand(event)) event.preventDefault();
  });

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   * @param {boolean} isButton and no checkbox, which has a use for the space bar itself
   * @returns {boolean} whether the key meant something
   */
  function handle(event, id, isButton) {
    switch (event.key) {
      case "ArrowUp":
        return step(event, id, -1);
      case "ArrowDown":
        return step(event, id, 1);
      case "Home":
        return focusRow(0);
      case "End":
        return focusRow(list.children.length - 1);
      case " ":
        if (!isCommand(event) || !isButton) return false;
        store.dispatch({ type: "item-choice-toggled", id });
        return true;
      case "a":
        if (!isCommand(event)) return false;
        store.dispatch({ type: "items-chosen", ids: store.state().items.map((item) => item.id) });
        return true;
      case "Escape":
        if (store.state().queue.chosenIds.length === 0) return false;
        store.dispatch({ type: "items-chosen", ids: [] });
        return true;
      case "Delete":
        store.dispatch({ type: "items-removed", ids: movedWith(store.state(), id) });
        return true;
    }
    return false;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   * @param {-1 | 1} direction
   */
  function step({ altKey, shiftKey }, id, direction) {
    if (altKey) return move(id, direction);
    const index = [...list.children].findIndex((row) => row.getAttribute("data-id") === id) + direction;
    const next = list.children[index]?.getAttribute("data-id");
    if (!next) return true;
    if (shiftKey) {
      if (store.state().queue.anchorId === null) store.dispatch({ type: "item-choice-toggled", id });
      store.dispatch({ type: "choice-extended", id: next });
    }
    return focusRow(index);
  }

  /**
   * @param {string} id
   * @param {-1 | 1} direction
   */
  function move(id, direction) {
    const state = store.state();
    const ids = movedWith(state, id);
    const order = neighboursOf(state, ids);
    const places = ids.map((moved) => order.indexOf(moved)).filter((place) => place >= 0);
    const place = direction < 0 ? Math.min(...places) : Math.max(...places);
    const neighbour = order[place + direction];
    if (neighbour) {
      const before = placeBeside(state, ids, neighbour, direction > 0);
      store.dispatch({ type: "items-moved", ids: [id, ...ids.filter((other) => other !== id)], before });
    }
    return true;
  }

  /** @param {number} index */
  function focusRow(index) {
    list.children[index]?.querySelector("button")?.focus();
    return true;
  }
}

/** @param {KeyboardEvent} event */
function isCommand({ ctrlKey, metaKey }) {
  return ctrlKey || metaKey;
}
