/**
 * Offcut's public module: background removal in this browser, nothing uploaded.
 *
 * @example
 * import { createEngine } from "./offcut.js";
 * const engine = createEngine({ level: "balanced" });
 * const { blob, report } = await engine.cut(file);
 */

import { OffcutError } from "./shared/errors.js";
import { startWorker } from "./shared/life.js";
import { Lifetime } from "./shared/lifetime.js";
import { isLean } from "./shared/memory.js";
import { proxy, wrap } from "./shared/threads.js";
import { trustedScript } from "./shared/trusted.js";

/** @import {Remote} from "comlink" */
/** @import {EngineWorkerApi} from "./engine/worker.js" */
/** @import {Manifest} from "./shared/models.js" */
/** @import {RenderOptions} from "./shared/options.js" */
/** @import {BackendFacts, CutChoices, Cutout, EngineChoices, OnProgress, Rendering} from "./shared/types.js" */

export { ERROR_CODES, OffcutError } from "./shared/errors.js";

/** How many cutouts and networks were begun, by all engines: what one gave an id means nothing to another. */
let begun = 0;

/** Beyond this more WASM threads gain little and heat a laptop. */
const MAX_THREADS = 8;

const ENGINE = new URL("./engine/worker.js", import.meta.url);

/**
 * @param {CutChoices & EngineChoices & {onProgress?: OnProgress}} [choices]
 * @returns {Engine} at once; it boots in the background
 */
export function createEngine(choices) {
  return new Engine(choices);
}

export class Engine {
  #worker;
  /** @type {Remote<EngineWorkerApi>} */
  #remote;
  /** @type {CutChoices} */
  #defaults;
  /** Until the worker is gone. */
  #lifetime = new Lifetime();

  /** Resolves when Python and the network are loaded; `cut` need not wait for it. @type {Promise<void>} */
  ready;

  /** Resolves with the reason when the engine is gone, by itself or by `close`. @type {Promise<OffcutError>} */
  closed;

  /** WASM threads that a run gets: one where the page is not isolated. @type {number} */
  threads;

  /** @param {CutChoices & EngineChoices & {onProgress?: OnProgress}} [choices] */
  constructor({ level, model, backend, threads, onProgress = ignore } = {}) {
    this.#defaults = { level, model };
    this.threads = chooseThreads(threads);
    const { worker, gone } = startWorker(trustedScript(ENGINE));
    this.#worker = worker;
    this.closed = this.#lifetime.ended.then(OffcutError.from);
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault(); // it is dealt with here
      this.#lose(new OffcutError("internal", event.message || "The engine couldn't be started"));
    });
    void gone.then(() => this.#lose(new OffcutError("internal", "The engine's worker is gone")));
    this.#remote = wrap(this.#worker);
    const choices = { level, model, backend, threads: this.threads, isLean: isLean() };
    this.ready = this.#ask(this.#remote.boot(choices, proxy(onProgress)));
    this.ready.catch(ignore); // who does not wait for it hears of it from `cut`
  }

  /**
   * Cut the subject out of an image file.
   * @param {Blob} blob
   * @param {CutChoices & RenderOptions & {signal?: AbortSignal, onProgress?: OnProgress}} [options]
   * @returns {Promise<Cutout>}
   * @throws {OffcutError} with an `id` in its details where another file can still be rendered
   */
  async cut(blob, { signal, onProgress = ignore, ...choices } = {}) {
    if (signal?.aborted) throw cancelled();
    const id = `cutout-${++begun}`;
    const network = choices.level || choices.model ? {} : this.#defaults;
    const run = this.#ask(this.#remote.cut(id, blob, { ...network, ...choices }, proxy(onProgress)));
    const cancel = () => {
      void this.#remote.cancel(id);
      // The matte may have been there already, and its answer, which nobody waits for now, on its way.
      void run.catch(ignore).then(() => this.forget(id).catch(ignore));
    };
    try {
      return { id, ...(await withSignal(run, signal, cancel)) };
    } catch (thrown) {
      // The subject was found, only the file could not be made: `render` may make another.
      if (thrown instanceof OffcutError && thrown.details.is_kept) thrown.details = { ...thrown.details, id };
      throw thrown;
    }
  }

  /**
   * Render a cutout again with other options; no second inference.
   * @param {string} id what `cut` gave
   * @param {RenderOptions & {onProgress?: OnProgress}} [options]
   * @returns {Promise<Rendering>}
   */
  render(id, { onProgress = ignore, ...options } = {}) {
    return this.#ask(this.#remote.render(id, options, proxy(onProgress)));
  }

  /**
   * Show where a cutout is uncertain: a small picture to lay over the original, clear where all is well.
   * @param {string} id what `cut` gave
   * @returns {Promise<Blob>}
   */
  uncertainty(id) {
    return this.#ask(this.#remote.uncertainty(id));
  }

  /**
   * Keep a person's own network in this browser, if a dry run shows that it works; `model` then names it.
   * @param {Blob} file an ONNX file
   * @param {string} draft JSON: its manifest, or one of models/families.json
   * @param {{signal?: AbortSignal, onProgress?: OnProgress}} [options]
   * @returns {Promise<Manifest>}
   */
  addNetwork(file, draft, { signal, onProgress = ignore } = {}) {
    const id = `network-${++begun}`;
    const work = this.#ask(this.#remote.add(id, file, draft, proxy(onProgress)));
    return withSignal(work, signal, () => void this.#remote.cancel(id));
  }

  /**
   * Give back the memory of a cutout that will not be rendered again.
   * @param {string} id
   */
  async forget(id) {
    await this.#ask(this.#remote.forget(id));
  }

  /**
   * What every backend is worth here: each must give the right mask for the network's reference picture.
   * @param {CutChoices & {test?: boolean}} [choices] `test` tries all of them now; else what is remembered
   * @returns {Promise<BackendFacts[]>}
   */
  backends({ test = false, ...choices } = {}) {
    const network = choices.level || choices.model ? choices : this.#defaults;
    return this.#ask(this.#remote.surveyBackends(network, test ? "always" : "never"));
  }

  /**
   * Load what other choices need, and no longer what is being loaded for earlier ones; later cuts are made with them
   * unless they say otherwise.
   * @param {CutChoices & {onProgress?: OnProgress}} choices
   * @returns {Promise<void>}
   */
  prepare({ level, model, onProgress = ignore }) {
    this.#defaults = { level, model };
    return this.#ask(this.#remote.prepare(this.#defaults, proxy(onProgress)));
  }

  /** End all workers and give back their memory; what was under way is cancelled. */
  close() {
    this.#worker.terminate();
    this.#lifetime.end(cancelled());
  }

  /**
   * @template T
   * @param {Promise<T>} work
   * @returns {Promise<T>}
   */
  async #ask(work) {
    try {
      return await this.#lifetime.during(work);
    } catch (thrown) {
      if (thrown instanceof OffcutError && thrown.details.isEngineLost) this.#lose(thrown);
      throw thrown;
    }
  }

  /** @param {OffcutError} reason why no more answers come */
  #lose({ code, message, details }) {
    this.#worker.terminate();
    this.#lifetime.end(new OffcutError(code, message, { details: { ...details, isEngineLost: true } }));
  }
}

/**
 * Reject as soon as `signal` aborts, and tell the worker; it need not have stopped yet.
 * @template T
 * @param {Promise<T>} work
 * @param {AbortSignal | undefined} signal
 * @param {() => void} cancel
 * @returns {Promise<T>}
 */
function withSignal(work, signal, cancel) {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(cancelled());
    };
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** @param {number | null | undefined} wanted */
function chooseThreads(wanted) {
  if (!globalThis.crossOriginIsolated) return 1; // threads share memory, which needs isolation
  const usual = isLean() ? 1 : (navigator.hardwareConcurrency ?? 1); // each thread has memory of its own
  return Math.max(1, Math.min(wanted ?? usual, MAX_THREADS));
}

function cancelled() {
  return new OffcutError("cancelled", "The cutout was cancelled");
}

function ignore() {}
