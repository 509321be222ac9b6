/**
 * The list outlasts the page, if the person agrees: it is brought back at the start and written as it changes, by the
 * one tab that holds the lock.
 */

import { takeLock } from "./workspace-lock.js";
import { clearWorkspace, measureWorkspace, readWish, readWorkspace, writeWish } from "./workspace-store.js";
import { createWorkspaceWriter } from "./workspace-writer.js";

/** @import {Workspace} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @typedef {object} WorkspaceKeeper
 * @property {() => void} keep
 * @property {() => void} stop keeping, and delete what is kept; the list stays as it is
 * @property {() => void} measure
 */

/**
 * @param {Store} store
 * @returns {WorkspaceKeeper}
 */
export function startWorkspace(store) {
  const writer = createWorkspaceWriter(store, giveUp);
  /** @type {(() => void) | null} */
  let release = null;

  /** @param {Partial<Workspace>} workspace */
  const change = (workspace) => store.dispatch({ type: "workspace-changed", workspace });

  async function begin() {
    if (!navigator.locks) return change({ phase: "unavailable" }); // not a secure context
    const wish = await readWish();
    if (wish) await open();
    else change({ phase: "off", isAsked: wish !== null });
  }

  async function open() {
    release ??= await takeLock();
    if (!release) return change({ phase: "elsewhere", isAsked: true });
    const { items, selectedId, isPaused } = await readWorkspace();
    store.dispatch({ type: "workspace-restored", items, selectedId, isPaused });
    change({ phase: "on", isAsked: true });
    writer.begin(items);
  }

  async function keep() {
    change({ isAsked: true });
    await writeWish(true);
    await open();
    await measure();
  }

  async function stop() {
    await writer.end();
    release ??= await takeLock();
    if (!release) return change({ phase: "elsewhere", isAsked: true });
    await writeWish(false);
    await clearWorkspace();
    release();
    release = null;
    change({ phase: "off", isAsked: true, unkept: 0, isFull: false });
    await measure();
  }

  async function measure() {
    change({ kept: await measureWorkspace() });
  }

  /** @param {unknown} thrown by a database that does not open, or that the browser has closed */
  function giveUp(thrown) {
    console.debug("Without a database:", thrown);
    change({ phase: "unavailable" });
  }

  let lastStep = Promise.resolve();

  /**
   * One after the other: whoever changes their mind at once gets what they wanted last.
   *
   * @param {() => Promise<void>} step
   */
  function inTurn(step) {
    lastStep = lastStep.then(step).catch(giveUp);
  }

  inTurn(begin);

  return { keep: () => inTurn(keep), stop: () => inTurn(stop), measure: () => inTurn(measure) };
}
