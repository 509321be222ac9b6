/** Owns one backend's inference worker: starts it, ends it to cancel or when it hangs, and starts the next one. */

import { OffcutError } from "../shared/errors.js";
import { proxy, transfer, wrap } from "../shared/threads.js";
import { startWorker } from "../shared/life.js";
import { Lifetime } from "../shared/lifetime.js";
import { FACTOR, FIRST_RUN, HEAP, LEAN_HEAP, LEAST, RUNS } from "./limits.js";

/** @import {Remote} from "comlink" */
/** @import {InferenceWorkerApi, Setup} from "../inference/worker.js" */
/** @import {Manifest} from "../shared/models.js" */
/** @import {OnProgress, Tensor} from "../shared/types.js" */

/**
 * A worker and how long it lives; a run that is under way when it ends rejects with the reason.
 * @typedef {{worker: Worker, remote: Remote<InferenceWorkerApi>, lifetime: Lifetime, isUp: boolean,
 *   uses: number, runs: number}} Instance
 *
 * @typedef {{onProgress: OnProgress, signal: AbortSignal}} Watch `signal` ends the worker
 */

export class InferenceHost {
  #setup;
  /** @type {Instance | undefined} */
  #instance;
  /** @type {Map<string, number>} milliseconds of the slowest run, by network */
  #slowest = new Map();

  /** @param {Setup} setup */
  constructor(setup) {
    this.#setup = setup;
  }

  /**
   * Start the worker and load a network, so that it is there when the first image is.
   * @param {Manifest} manifest
   * @param {Watch} watch
   */
  async load(manifest, { onProgress, signal }) {
    await this.#use(signal, (instance) => this.#loadOn(instance, manifest, onProgress), { isShared: true });
  }

  /**
   * @param {Manifest} manifest
   * @param {Tensor} tensor stays: another try may need it
   * @param {Watch} watch
   * @returns {Promise<Tensor>}
   */
  run(manifest, tensor, { onProgress, signal }) {
    return this.#use(signal, async (instance) => {
      await this.#loadOn(instance, manifest, onProgress);
      return this.#runWithin(this.#limit(manifest), instance, manifest, tensor);
    });
  }

  /** End the worker and give back its memory; the next run starts another. */
  close() {
    if (this.#instance) this.#end(this.#instance, new OffcutError("cancelled", "The worker was not needed"));
  }

  /**
   * Do work on the worker, which ends with it when that is no longer wanted.
   * @template T
   * @param {AbortSignal} signal
   * @param {(instance: Instance) => Promise<T>} work
   * @param {{isShared?: boolean}} [options] `isShared`: not while other work is under way on it
   * @returns {Promise<T>}
   */
  async #use(signal, work, { isShared = false } = {}) {
    signal.throwIfAborted();
    const instance = this.#current();
    const cancel = () => {
      if (!isShared || instance.uses === 1) this.#end(instance, signal.reason);
    };
    instance.uses += 1;
    signal.addEventListener("abort", cancel);
    try {
      return await work(instance);
    } finally {
      instance.uses -= 1;
      signal.removeEventListener("abort", cancel);
    }
  }

  /**
   * @param {Instance} instance
   * @param {Manifest} manifest
   * @param {OnProgress} onProgress
   */
  async #loadOn(instance, manifest, onProgress) {
    try {
      await instance.lifetime.during(instance.remote.load(manifest, proxy(onProgress)));
    } catch (thrown) {
      this.#end(instance, OffcutError.from(thrown)); // ONNX Runtime does not start twice in one worker
      throw thrown;
    }
  }

  /**
   * @param {number} limit milliseconds
   * @param {Instance} instance
   * @param {Manifest} manifest
   * @param {Tensor} tensor
   */
  async #runWithin(limit, instance, manifest, tensor) {
    const data = tensor.data.slice();
    const hung = new OffcutError("backend-unavailable", `No answer within ${Math.round(limit)} ms`);
    const timer = setTimeout(() => this.#end(instance, hung), limit);
    const start = performance.now();
    try {
      const moved = transfer({ data, shape: tensor.shape }, [data.buffer]);
      const result = await instance.lifetime.during(instance.remote.run(manifest, moved));
      this.#note(manifest, performance.now() - start);
      instance.runs += 1;
      const isFull = result.heap >= (this.#setup.isLean ? LEAN_HEAP : HEAP);
      if (isFull || instance.runs >= RUNS) {
        this.#end(instance, new OffcutError("cancelled", "The worker was old"));
      }
      return result;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {Manifest} manifest */
  #limit({ name }) {
    const slowest = this.#slowest.get(name);
    return slowest === undefined ? FIRST_RUN : Math.max(LEAST, FACTOR * slowest);
  }

  /**
   * @param {Manifest} manifest
   * @param {number} milliseconds
   */
  #note({ name }, milliseconds) {
    this.#slowest.set(name, Math.max(milliseconds, this.#slowest.get(name) ?? 0));
  }

  /** @returns {Instance} the running worker, started if there is none */
  #current() {
    this.#instance ??= this.#start();
    return this.#instance;
  }

  #start() {
    const { worker, gone } = startWorker(new URL("../inference/worker.js", import.meta.url));
    /** @type {Remote<InferenceWorkerApi>} */
    const remote = wrap(worker);
    const instance = { worker, remote, lifetime: new Lifetime(), isUp: false, uses: 0, runs: 0 };
    worker.addEventListener("error", (event) => {
      event.preventDefault(); // it is dealt with here
      this.#end(instance, explainError(event, instance.isUp));
    });
    void gone.then(() =>
      this.#end(instance, new OffcutError("backend-unavailable", "The inference worker is gone")),
    );
    remote.configure(this.#setup).then(() => (instance.isUp = true), console.debug);
    return instance;
  }

  /**
   * @param {Instance} instance
   * @param {OffcutError} reason
   */
  #end(instance, reason) {
    instance.worker.terminate();
    instance.lifetime.end(reason);
    if (this.#instance === instance) this.#instance = undefined;
  }
}

/**
 * A worker that never came up lacks one of its files: this says nothing about the backend.
 * @param {ErrorEvent} event
 * @param {boolean} isUp
 */
function explainError({ message }, isUp) {
  if (!isUp) return new OffcutError("download", message || "The inference worker couldn't be loaded");
  return new OffcutError("backend-unavailable", message || "The inference worker ended");
}
