/**
 * Runs networks on the best backend that has proven itself. One that crashes, hangs or runs out of memory is started
 * again; then the next one gets the picture, and the report says so.
 */

import { OffcutError } from "../shared/errors.js";
import { InferenceHost } from "./inference-host.js";
import { ATTEMPTS } from "./limits.js";
import { examine, isCrash } from "./trial.js";

/** @import {Manifest} from "../shared/models.js" */
/** @import {BackendFacts, BackendName, Inference, ReportWarning, Tensor} from "../shared/types.js" */
/** @import {Watch} from "./inference-host.js" */
/** @import {Judge} from "./trial.js" */

/** @type {readonly BackendName[]} */
const BACKENDS = ["webgpu-f16", "webgpu", "wasm", "webgl"];

/** @type {readonly BackendName[]} faster than anything else where they are right */
const GPUS = ["webgpu-f16", "webgpu"];

/**
 * @typedef {object} Setup
 * @property {BackendName | undefined} forced runs alone, or not at all
 * @property {number} threads
 * @property {boolean} isLean
 * @property {Judge} judge
 */

export class InferenceService {
  #setup;
  /** @type {Map<BackendName, InferenceHost>} */
  #hosts = new Map();
  /** @type {BackendName | undefined} */
  #inUse;
  /** @type {Map<string, BackendFacts>} what was found out, by backend and network */
  #found = new Map();

  /** @param {Setup} setup */
  constructor(setup) {
    this.#setup = setup;
  }

  /**
   * Find a network's backend and load it there, testing it if it was never tested here.
   * @param {Manifest} manifest
   * @param {Watch} watch
   */
  async prepare(manifest, watch) {
    for await (const { backend } of this.#trusted(manifest, watch, [])) {
      this.#inUse = backend;
      return this.#host(backend).load(manifest, watch);
    }
  }

  /**
   * @param {Manifest} manifest
   * @param {Tensor} tensor
   * @param {Watch} watch
   * @returns {Promise<Inference>}
   */
  async run(manifest, tensor, watch) {
    /** @type {ReportWarning[]} */
    const notices = [];
    /** @type {OffcutError | undefined} */
    let failure;
    for await (const { backend } of this.#trusted(manifest, watch, notices)) {
      if (failure) notices.push({ code: "backend-replaced", message: failure.message });
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        try {
          const output = await this.#host(backend).run(manifest, tensor, watch);
          this.#inUse = backend;
          if (attempt > 1 && failure) notices.push({ code: "backend-restarted", message: failure.message });
          return { ...output, backend, threads: backend === "wasm" ? this.#setup.threads : 1, notices };
        } catch (thrown) {
          failure = OffcutError.from(thrown);
          if (!isCrash(failure)) throw failure;
          this.#host(backend).close();
        }
      }
    }
    throw failure ?? new OffcutError("backend-unavailable", "No backend gives correct results here");
  }

  /**
   * What is known of every backend for a network, or found out now.
   * @param {Manifest} manifest
   * @param {Watch} watch
   * @param {"always" | "never"} tested
   * @returns {Promise<BackendFacts[]>}
   */
  async survey(manifest, watch, tested) {
    const facts = [];
    for (const backend of BACKENDS) {
      facts.push(await this.#examine(backend, manifest, watch, tested));
      if (backend !== this.#inUse) this.#hosts.get(backend)?.close();
    }
    return facts;
  }

  /**
   * The backends that may run a network, the best first; each is examined when its turn comes.
   * @param {Manifest} manifest
   * @param {Watch} watch
   * @param {ReportWarning[]} notices where a backend that was found wrong is told of
   * @returns {AsyncGenerator<BackendFacts>}
   */
  async *#trusted(manifest, watch, notices) {
    for (const backend of await this.#order(manifest, watch)) {
      const facts = await this.#examine(backend, manifest, watch);
      if (facts.state === "trusted") yield facts;
      else if (this.#setup.forced) throw explainRefusal(facts);
      else if (facts.state === "wrong" || facts.state === "failed") {
        this.#host(backend).close();
        notices.push({ code: `backend-${facts.state}`, message: `${backend}: ${facts.reason}` });
      }
    }
  }

  /**
   * @param {Manifest} manifest
   * @param {Watch} watch
   * @returns {Promise<BackendName[]>}
   */
  async #order(manifest, watch) {
    const { forced, threads } = this.#setup;
    if (forced) return [forced];
    if (threads > 1) return [...GPUS, "wasm"];
    for (const backend of GPUS) {
      const gpu = await this.#examine(backend, manifest, watch);
      if (gpu.state === "trusted") return [...GPUS, "wasm"];
    }
    // Without threads an old graphics card may still be faster than the processor.
    const webgl = await this.#examine("webgl", manifest, watch);
    if (webgl.state !== "trusted") return [...GPUS, "wasm"];
    const wasm = await this.#examine("wasm", manifest, watch);
    const isFaster = (webgl.milliseconds ?? Infinity) < (wasm.milliseconds ?? Infinity);
    return isFaster ? [...GPUS, "webgl", "wasm"] : [...GPUS, "wasm"];
  }

  /**
   * @param {BackendName} backend
   * @param {Manifest} manifest
   * @param {Watch} watch
   * @param {"untested" | "always" | "never"} [when]
   */
  async #examine(backend, manifest, watch, when = "untested") {
    const key = `${backend} ${manifest.sha256}`;
    const known = this.#found.get(key);
    if (known && when !== "always") return known;
    const { forced, judge } = this.#setup;
    const host = this.#host(backend);
    const mayBeSoftware = forced === backend;
    const facts = await examine({ backend, host, manifest, judge, watch, mayBeSoftware }, when);
    const isFinal = backend !== "wasm" || facts.state === "trusted";
    if (facts.state !== "untested" && isFinal) this.#found.set(key, facts);
    return facts;
  }

  /** @param {BackendName} backend */
  #host(backend) {
    const { threads, isLean } = this.#setup;
    const host = this.#hosts.get(backend) ?? new InferenceHost({ backend, threads, isLean });
    this.#hosts.set(backend, host);
    return host;
  }
}

/** @param {BackendFacts} facts */
function explainRefusal({ backend, state, reason }) {
  if (state === "wrong") return new OffcutError("wrong-result", `${backend}: ${reason}`);
  const words = state === "unsuited" ? "It can't run this network" : reason;
  return new OffcutError("backend-unavailable", `${backend}: ${words}`);
}
