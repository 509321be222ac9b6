/** Owns the inference worker: starts it, ends it to cancel a run, and starts the next one. */

import { OffcutError } from "../shared/errors.js";
import { proxy, transfer, wrap } from "../shared/threads.js";

/** @import {Remote} from "comlink" */
/** @import {InferenceWorkerApi} from "../inference/worker.js" */
/** @import {Manifest} from "../shared/models.js" */
/** @import {Inference, OnProgress, Tensor} from "../shared/types.js" */

/**
 * A worker and the promise that rejects when it ends; a run that is under way then rejects with it.
 * @typedef {{worker: Worker, remote: Remote<InferenceWorkerApi>, ended: Promise<never>,
 *   end: (reason: OffcutError) => void}} Instance
 */

export class InferenceHost {
  #threads;
  /** @type {Instance | undefined} */
  #instance;

  /** @param {number} threads */
  constructor(threads) {
    this.#threads = threads;
  }

  /**
   * Start the worker and load a network, so that it is there when the first image is.
   * @param {Manifest} manifest
   * @param {OnProgress} onProgress
   */
  async preload(manifest, onProgress) {
    const { remote, ended } = this.#current();
    await Promise.race([remote.load(manifest, proxy(onProgress)), ended]);
  }

  /**
   * @param {Manifest} manifest
   * @param {Tensor} tensor its buffer is transferred
   * @param {OnProgress} onProgress
   * @param {AbortSignal} signal ends the worker
   * @returns {Promise<Inference>}
   */
  async run(manifest, tensor, onProgress, signal) {
    const instance = this.#current();
    const cancel = () => this.#end(instance, new OffcutError("cancelled", "The run was cancelled"));
    if (signal.aborted) throw new OffcutError("cancelled", "The run was cancelled");
    signal.addEventListener("abort", cancel);
    try {
      const moved = transfer(tensor, [tensor.data.buffer]);
      return await Promise.race([instance.remote.run(manifest, moved, proxy(onProgress)), instance.ended]);
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  }

  /** @returns {Instance} the running worker, started if there is none */
  #current() {
    this.#instance ??= this.#start();
    return this.#instance;
  }

  #start() {
    const worker = new Worker(new URL("../inference/worker.js", import.meta.url), { type: "module" });
    /** @type {PromiseWithResolvers<never>} */
    const { promise, reject } = Promise.withResolvers();
    promise.catch(() => undefined); // nobody waits while nothing runs
    /** @type {Remote<InferenceWorkerApi>} */
    const remote = wrap(worker);
    const instance = { worker, remote, ended: promise, end: reject };
    worker.addEventListener("error", (event) => {
      const message = event.message || "The inference worker could not be started";
      this.#end(instance, new OffcutError("backend-unavailable", message));
    });
    void remote.configure(this.#threads);
    return instance;
  }

  /**
   * @param {Instance} instance
   * @param {OffcutError} reason
   */
  #end(instance, reason) {
    instance.worker.terminate();
    instance.end(reason);
    if (this.#instance === instance) this.#instance = undefined;
  }
}
