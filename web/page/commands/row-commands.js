/** What the keys do in a row of the list: go on, choose, take it along, remove. */

import { movedWith, neighboursOf, placeBeside } from "../state/queue-order.js";

/** @import {Store} from "../state/store.js" */
/** @import {State} from "../state/types.js" */

/**
 * @typedef {object} Row
 * @property {Store} store
 * @property {string} id
 * @property {boolean} hasSpace whether the space bar is free: a tick has a use for it itself
 * @property {(step: number) => string | null} beside the id of the row that far on, or of the last one there
 * @property {(id: string) => void} focus
 *
 * @typedef {object} RowCommand
 * @property {string} name
 * @property {readonly string[][]} keys
 * @property {(row: Row, state: State) => boolean} [isAvailable] always, where nothing is said
 * @property {(row: Row) => void} run
 */

/** @type {readonly RowCommand[]} */
export const ROW_COMMANDS = [
  { name: "up", keys: [["ArrowUp"], ["Control", "ArrowUp"]], run: (row) => goTo(row, row.beside(-1)) },
  { name: "down", keys: [["ArrowDown"], ["Control", "ArrowDown"]], run: (row) => goTo(row, row.beside(1)) },
  { name: "first", keys: [["Home"]], run: (row) => goTo(row, row.beside(-Infinity)) },
  { name: "last", keys: [["End"]], run: (row) => goTo(row, row.beside(Infinity)) },
  { name: "choose-up", keys: [["Shift", "ArrowUp"]], run: (row) => chooseUntil(row, row.beside(-1)) },
  { name: "choose-down", keys: [["Shift", "ArrowDown"]], run: (row) => chooseUntil(row, row.beside(1)) },
  { name: "move-up", keys: [["Alt", "ArrowUp"]], run: (row) => move(row, -1) },
  { name: "move-down", keys: [["Alt", "ArrowDown"]], run: (row) => move(row, 1) },
  {
    name: "choose",
    keys: [["Control", " "]],
    isAvailable: ({ hasSpace }) => hasSpace,
    run: ({ store, id }) => store.dispatch({ type: "item-choice-toggled", id }),
  },
  {
    name: "choose-all",
    keys: [["Control", "A"]],
    run: ({ store }) =>
      store.dispatch({ type: "items-chosen", ids: store.state().items.map((item) => item.id) }),
  },
  {
    name: "choose-none",
    keys: [["Escape"]],
    isAvailable: (_, { queue }) => queue.chosenIds.length > 0,
    run: ({ store }) => store.dispatch({ type: "items-chosen", ids: [] }),
  },
  {
    name: "remove",
    keys: [["Delete"]],
    run: ({ store, id }) => store.dispatch({ type: "items-removed", ids: movedWith(store.state(), id) }),
  },
];

/**
 * @param {Row} row
 * @param {string | null} id
 */
function goTo({ focus }, id) {
  if (id) focus(id);
}

/**
 * @param {Row} row
 * @param {string | null} end
 */
function chooseUntil({ store, id, focus }, end) {
  if (!end) return;
  if (store.state().queue.anchorId === null) store.dispatch({ type: "item-choice-toggled", id });
  store.dispatch({ type: "choice-extended", id: end });
  focus(end);
}

/**
 * @param {Row} row
 * @param {-1 | 1} direction
 */
function move({ store, id }, direction) {
  const state = store.state();
  const ids = movedWith(state, id);
  const order = neighboursOf(state, ids);
  const places = ids.map((moved) => order.indexOf(moved)).filter((place) => place >= 0);
  const place = direction < 0 ? Math.min(...places) : Math.max(...places);
  const neighbour = order[place + direction];
  if (!neighbour) return;
  const before = placeBeside(state, ids, neighbour, direction > 0);
  store.dispatch({ type: "items-moved", ids: [id, ...ids.filter((other) => other !== id)], before });
}
