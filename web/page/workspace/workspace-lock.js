/**
 * One tab at a time keeps the list: the one that holds this lock. The browser gives it back when the tab is closed or
 * crashes.
 */

import { SITE } from "../../shared/site.js";

const NAME = `offcut-workspace@${SITE.pathname}`;
/** A reloaded page may start before the browser has taken the lock from the page it was. */
const PATIENCE_MS = 1000;

/** @returns {Promise<(() => void) | null>} what gives the lock back; null while another tab holds it */
export function takeLock() {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise((release) => resolve(() => release(undefined)));
    navigator.locks.request(NAME, { signal: AbortSignal.timeout(PATIENCE_MS) }, hold).catch((thrown) => {
      if (thrown instanceof DOMException && thrown.name === "TimeoutError") resolve(null);
      else reject(thrown);
    });
  });
}
