/** Work that is done one task after the other, for as long as there is any. */

/**
 * @typedef {object} Loop
 * @property {() => void} wake to be called whenever there may be something to do
 * @property {() => Promise<void>} rest resolves when it is at rest
 */

/**
 * A step that throws is reported, and the loop rests until it is woken again, so that a task that throws whenever it is
 * begun does not keep the page busy. Whoever woke it since that step began is heard.
 *
 * @template Task
 * @param {() => Task | null} next what is to be done now; null while there is nothing
 * @param {(task: Task) => Promise<void>} step
 * @returns {Loop}
 */
export function createLoop(next, step) {
  /** @type {Promise<void> | null} */
  let running = null;
  let isWoken = false;

  async function run() {
    try {
      await Promise.resolve(); // woken by a listener: the dispatch under way comes to its end first
      for (let task = ask(); task !== null; task = ask()) await step(task);
    } catch (thrown) {
      reportError(thrown);
    } finally {
      running = null;
    }
    if (isWoken) setTimeout(wake); // only after a throw; else the last answer was that there is nothing
  }

  function ask() {
    isWoken = false;
    return next();
  }

  function wake() {
    isWoken = true;
    running ??= run();
  }

  async function rest() {
    while (running) await running;
  }

  return { wake, rest };
}
