/**
 * The inference worker: ONNX Runtime Web on one backend. It may be ended at any moment; that is how a run is
 * cancelled and how its memory is given back.
 */

import { OffcutError } from "../shared/errors.js";
import { holdLife } from "../shared/life.js";
import { loadFloat16 } from "../shared/models.js";
import { expose, transfer } from "../shared/threads.js";
import { countHeap } from "./heap.js";
import { assembleModel } from "./model-parts.js";
import { openRuntime } from "./runtimes.js";

/** @import {InferenceSession} from "onnxruntime-web/wasm" */
/** @import {Manifest} from "../shared/models.js" */
/** @import {BackendName, OnProgress, Tensor} from "../shared/types.js" */
/** @import {Runtime} from "./runtimes.js" */

/** Networks that stay loaded: the best level uses several for every picture. */
const MOST_SESSIONS = 3;

/** @typedef {{backend: BackendName, threads: number, isLean: boolean}} Setup a lean worker keeps one network */

class InferenceWorker {
  /** @type {Promise<Runtime> | undefined} */
  #runtime;
  /** @type {Map<string, Promise<InferenceSession>>} by the network's sha256, the last used last */
  #sessions = new Map();
  #mostSessions = 1;
  /** @type {BackendName} */
  #backend = "wasm";

  /** @param {Setup} setup */
  configure({ backend, threads, isLean }) {
    this.#backend = backend;
    this.#mostSessions = isLean ? 1 : MOST_SESSIONS;
    this.#runtime = openRuntime(backend, { threads, isLean });
    this.#runtime.catch(() => undefined); // said by the load that needs it
  }

  /**
   * Load a network, unless it is loaded.
   * @param {Manifest} manifest
   * @param {OnProgress} onProgress
   */
  async load(manifest, onProgress) {
    const { sha256 } = manifest;
    let session = this.#sessions.get(sha256);
    this.#sessions.delete(sha256);
    if (!session) {
      session = this.#create(manifest, onProgress, this.#takeOldest());
      session.catch(() => this.#sessions.delete(sha256)); // the next run tries again
    }
    this.#sessions.set(sha256, session);
    await session;
  }

  /**
   * @param {Manifest} manifest of a network that is loaded
   * @param {Tensor} tensor
   * @returns {Promise<Tensor & {heap: number}>} `heap`: bytes that the worker holds, and will until it ends
   */
  async run({ sha256, input, output }, { data, shape }) {
    const session = await this.#sessions.get(sha256);
    const { Tensor, device } = await this.#opened();
    if (!session) throw new OffcutError("internal", "The network has not been loaded");
    try {
      const fed = { [input.name]: new Tensor("float32", data, shape) };
      const result = (await device.during(session.run(fed)))[output.name];
      if (!result) throw new OffcutError("manifest", `Unknown output ${output.name}`);
      const mask = /** @type {Float32Array} */ (await result.getData());
      return transfer({ data: mask, shape: result.dims, heap: countHeap() }, [mask.buffer]);
    } catch (thrown) {
      throw translate(thrown);
    }
  }

  /** Take out the networks that were not used for longest, so that there is room for one more. */
  #takeOldest() {
    const oldest = [...this.#sessions].slice(0, Math.max(0, this.#sessions.size - this.#mostSessions + 1));
    for (const [sha256] of oldest) this.#sessions.delete(sha256);
    return oldest.map(([, session]) => session);
  }

  /**
   * @param {Manifest} manifest
   * @param {OnProgress} onProgress
   * @param {readonly Promise<InferenceSession>[]} former whose memory is given back first: a WASM heap does not shrink, but
   *   it is used again
   */
  async #create(manifest, onProgress, former) {
    for (const session of former) {
      await session.then(
        (loaded) => loaded.release(),
        () => undefined, // it was never there, which was said where it was wanted
      );
    }
    const runtime = await this.#opened();
    const weights = await assembleModel(manifest, {
      onBytes: (loaded, total) => onProgress({ stage: "model", loaded, total }),
      onNotKept: (reason) => onProgress({ stage: "model", notKept: reason }),
      onStalled: () => onProgress({ stage: "model", isStalled: true }),
    });
    const graph = this.#backend === "webgpu-f16" ? await loadFloat16(manifest) : undefined;
    onProgress({ stage: "session" });
    try {
      return await runtime.createSession({ weights, graph });
    } catch (thrown) {
      throw translate(thrown);
    }
  }

  /** @returns {Promise<Runtime>} */
  #opened() {
    return this.#runtime ?? Promise.reject(new OffcutError("internal", "The worker has no backend"));
  }
}

/** @param {unknown} thrown what ONNX Runtime threw: an Error, or a number where its heap ran out */
function translate(thrown) {
  if (thrown instanceof OffcutError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const outOfMemory = typeof thrown === "number" || /memory|allocat|bad_alloc/i.test(message);
  return new OffcutError(outOfMemory ? "out-of-memory" : "backend-unavailable", message, { cause: thrown });
}

expose(new InferenceWorker());
holdLife();

/** @typedef {InferenceWorker} InferenceWorkerApi */
