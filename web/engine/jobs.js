/** The engine's work, one job after the other; each can be cancelled by its name, before its turn or during it. */

import { OffcutError } from "../shared/errors.js";

export class Jobs {
  /** @type {Map<string, AbortController>} */
  #controllers = new Map();
  /** @type {Promise<unknown>} the last job in line */
  #line = Promise.resolve();

  /**
   * Run a job after those before it, whether they worked or not.
   * @template T
   * @param {string} id
   * @param {(signal: AbortSignal) => Promise<T>} job
   * @returns {Promise<T>}
   */
  enqueue(id, job) {
    const controller = new AbortController();
    this.#controllers.set(id, controller);
    const turn = this.#line.then(() => {
      if (controller.signal.aborted) throw cancelled();
      return job(controller.signal);
    });
    this.#line = turn.catch(() => undefined).then(() => this.#controllers.delete(id));
    return turn;
  }

  /** @param {string} id */
  cancel(id) {
    this.#controllers.get(id)?.abort(cancelled());
  }
}

export function cancelled() {
  return new OffcutError("cancelled", "The cutout was cancelled");
}
