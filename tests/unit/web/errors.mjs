/** What the page reports while a test runs, in place of the browser's console. */

/**
 * Node has no `reportError`; here it remembers.
 *
 * @returns {unknown[]} what was reported since
 */
export function collectErrors() {
  /** @type {unknown[]} */
  const reported = [];
  globalThis.reportError = (thrown) => void reported.push(thrown);
  return reported;
}
