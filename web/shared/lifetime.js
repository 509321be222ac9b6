/**
 * Something that others wait on may end before they have their answer: a worker, a graphics device, an engine.
 *
 * `Promise.race` with a promise that lives for long would hold every answer that was ever waited for until it ends:
 * https://github.com/nodejs/node/issues/17469. Here a wait that is over leaves nothing behind.
 */
export class Lifetime {
  /** @type {Set<(reason: Error) => void>} */
  #waiting = new Set();
  /** @type {Error | null} */
  #reason = null;
  /** @type {(reason: Error) => void} */
  #tell = () => undefined;

  /** Resolves with the reason when it ends. @type {Promise<Error>} */
  ended = new Promise((resolve) => (this.#tell = resolve));

  /** How many waits are under way. */
  get waits() {
    return this.#waiting.size;
  }

  /**
   * All who wait are let go, and who comes later is sent away; only the first reason counts.
   * @param {Error} reason
   */
  end(reason) {
    if (this.#reason) return;
    this.#reason = reason;
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
    this.#tell(reason);
  }

  /**
   * What `work` comes to, or the reason of the end, whichever is first.
   * @template T
   * @param {Promise<T>} work
   * @returns {Promise<T>}
   */
  during(work) {
    return new Promise((resolve, reject) => {
      if (this.#reason) reject(this.#reason);
      else this.#waiting.add(reject);
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}
