/** Writes what has changed in the list, item by item, one after the other; what cannot be written is counted. */

import { createLoop } from "../work/loop.js";
import { isSameKept } from "../state/lasting.js";
import { deleteItem, writeItem, writeList } from "./workspace-store.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @typedef {object} WorkspaceWriter
 * @property {(items: readonly Item[]) => void} begin with what is stored already
 * @property {() => Promise<void>} end when what is under way is written
 */

/**
 * @param {Store} store
 * @param {(thrown: unknown) => void} onLost when the database itself is gone
 * @returns {WorkspaceWriter}
 */
export function createWorkspaceWriter(store, onLost) {
  let isOn = false;
  /** What is in the database. @type {Map<string, Item>} */
  const stored = new Map();
  /** What could not be written, as it was. @type {Map<string, Item>} */
  const refused = new Map();
  let storedList = "";
  const loop = createLoop(() => (isOn ? nextWrite() : null), step);

  store.subscribe((state, previous) => {
    const isSame =
      state.items === previous.items &&
      state.selectedId === previous.selectedId &&
      state.queue.isPaused === previous.queue.isPaused;
    if (isSame) return;
    tellWhetherWritten(state);
    loop.wake();
  });

  /** @param {() => Promise<void>} write */
  async function step(write) {
    try {
      await write();
    } catch (thrown) {
      isOn = false;
      onLost(thrown);
    }
  }

  /** @returns {(() => Promise<void>) | null} */
  function nextWrite() {
    const state = store.state();
    const ids = new Set(state.items.map(({ id }) => id));
    const lost = [...stored.keys()].find((id) => !ids.has(id));
    if (lost) return () => remove(lost);
    const gone = [...refused.keys()].filter((id) => !ids.has(id));
    for (const id of gone) refused.delete(id);
    if (gone.length > 0) report();
    const changed = state.items.find((item) => isChanged(item));
    if (changed) return () => write(changed);
    tellWhetherWritten(state);
    const list = JSON.stringify(listOf(state));
    return list === storedList ? null : () => writeOrder(state, list);
  }

  /** @param {Item} item */
  function isChanged(item) {
    const before = refused.get(item.id) ?? stored.get(item.id);
    return !before || !isSameKept(before, item);
  }

  /** @param {State} state */
  function tellWhetherWritten({ items, workspace }) {
    const isWritten = isOn && !items.some(isChanged);
    if (isWritten !== workspace.isWritten)
      store.dispatch({ type: "workspace-changed", workspace: { isWritten } });
  }

  /** @param {Item} item */
  async function write(item) {
    try {
      await writeItem(item, stored.get(item.id));
      stored.set(item.id, item);
      refused.delete(item.id);
      report();
    } catch (thrown) {
      refused.set(item.id, item);
      report(thrown);
    }
  }

  /** @param {string} id */
  async function remove(id) {
    stored.delete(id);
    await deleteItem(id);
    refused.clear(); // there may be room now
    storedList = "";
    report();
  }

  /**
   * @param {State} state
   * @param {string} text
   */
  async function writeOrder(state, text) {
    storedList = text;
    try {
      await writeList(listOf(state));
    } catch (thrown) {
      if (!isQuota(thrown)) throw thrown;
      report(thrown);
    }
  }

  /** @param {unknown} [thrown] why the last write did not happen */
  function report(thrown) {
    if (thrown) console.debug("Not kept:", thrown);
    const { workspace } = store.state();
    const isFull = isQuota(thrown) || (refused.size > 0 && workspace.isFull);
    if (refused.size === workspace.unkept && isFull === workspace.isFull) return;
    store.dispatch({ type: "workspace-changed", workspace: { unkept: refused.size, isFull } });
  }

  return {
    begin(items) {
      stored.clear();
      refused.clear();
      for (const item of items) stored.set(item.id, item);
      storedList = "";
      isOn = true;
      loop.wake();
    },
    async end() {
      isOn = false;
      tellWhetherWritten(store.state());
      await loop.rest();
      stored.clear();
      refused.clear();
    },
  };
}

/** @param {State} state */
function listOf({ items, selectedId, queue }) {
  return { ids: items.map(({ id }) => id), selectedId, isPaused: queue.isPaused };
}

/** @param {unknown} thrown */
function isQuota(thrown) {
  return thrown instanceof DOMException && thrown.name === "QuotaExceededError";
}
