/**
 * Workers that their owner hears of when they are gone. No event tells of a worker that ends without an error: the
 * browser took its memory, or it closed itself. So a worker holds a lock of its own for as long as it lives; the browser
 * gives the lock to whoever waits for it once the worker is gone, however it went.
 */

/**
 * @param {URL} script
 * @returns {{worker: Worker, gone: Promise<void>}} `gone` resolves when the worker does not live any more, whoever ended it;
 *   never where the browser has no locks, as without https
 */
export function startWorker(script) {
  const name = `offcut-worker ${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  const worker = new Worker(script, { type: "module", name });
  /** @type {Promise<void>} */
  const gone = new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => {
      // Only now: a lock that the worker does not hold yet would be given at once.
      if (data?.holds === name) navigator.locks.request(name, () => resolve()).catch(console.debug);
    });
  });
  return { worker, gone };
}

/** To be called by a worker, once: it holds its lock from now on, and tells its owner. */
export function holdLife() {
  if (!navigator.locks) return;
  const { name } = self;
  const hold = () => {
    postMessage({ holds: name });
    return new Promise(() => undefined);
  };
  navigator.locks.request(name, hold).catch(console.debug);
}
