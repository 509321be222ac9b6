/**
 * The state and the only way to change it: dispatch an action, the reducer answers, listeners hear.
 *
 * @typedef {(state: State, previous: State) => void} Listener
 *
 * @typedef {object} Store
 * @property {() => State} state
 * @property {(action: Action) => void} dispatch
 * @property {(listener: Listener) => void} subscribe
 */

/** @import {State} from "./types.js" */
/** @import {Action} from "./actions.js" */

/**
 * @param {(state: State, action: Action) => State} reduce
 * @param {State} initial
 * @returns {Store}
 */
export function createStore(reduce, initial) {
  let state = initial;
  /** @type {Listener[]} */
  const listeners = [];
  /** @type {Action[]} */
  const waiting = [];

  /** @param {Action} action */
  function dispatch(action) {
    waiting.push(action);
    if (waiting.length > 1) return;
    // A listener may dispatch: its action waits until every listener has heard of this one.
    for (let next = waiting[0]; next; next = waiting[0]) {
      apply(next);
      waiting.shift();
    }
  }

  /** @param {Action} action */
  function apply(action) {
    const previous = state;
    reportingWhatIsThrown(() => (state = reduce(previous, action)));
    if (state === previous) return;
    for (const listener of listeners) reportingWhatIsThrown(() => listener(state, previous));
  }

  return { state: () => state, dispatch, subscribe: (listener) => void listeners.push(listener) };
}

/**
 * A fault in one listener, or for one action, is told and must not keep the others from what they are there for.
 *
 * @param {() => void} act
 */
function reportingWhatIsThrown(act) {
  try {
    act();
  } catch (thrown) {
    reportError(thrown);
  }
}
