/**
 * How many engines of this copy of the site live, in all tabs: one of an earlier version may still need stored parts of
 * a network that this version has no use for.
 */

import { SITE } from "./site.js";

const NAME = `offcut-engine@${SITE.pathname}`;

/** Be counted for as long as this worker lives: the browser gives a lock back when its worker ends, however it ends. */
export function countEngine() {
  void navigator.locks?.request(NAME, { mode: "shared" }, () => new Promise(() => undefined));
}

/** @returns {Promise<boolean>} whether there is no engine but the asking one */
export async function isOnlyEngine() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.filter(({ name }) => name === NAME).length <= 1;
}
