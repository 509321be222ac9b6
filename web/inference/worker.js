/**
 * The inference worker: one ONNX Runtime Web session. It may be ended at any moment; that is how a run is
 * cancelled and how its memory is given back.
 */

import * as ort from "../vendor/ort/ort.wasm.min.mjs";
import { OffcutError } from "../shared/errors.js";
import { expose, transfer } from "../shared/threads.js";
import { assembleModel } from "./model-parts.js";

/** @import {Manifest} from "../shared/models.js" */
/** @import {Inference, OnProgress, Tensor} from "../shared/types.js" */

/** @typedef {{name: string, session: Promise<ort.InferenceSession>}} Loaded */

class InferenceWorker {
  /** @type {Loaded | undefined} */
  #loaded;
  #threads = 1;

  /** @param {number} threads */
  configure(threads) {
    ort.env.wasm.wasmPaths = new URL("../vendor/ort/", import.meta.url).href;
    ort.env.wasm.numThreads = threads;
    ort.env.logLevel = "error";
    this.#threads = threads;
  }

  /**
   * Make `manifest`'s network the one that is loaded.
   * @param {Manifest} manifest
   * @param {OnProgress} onProgress
   */
  async load(manifest, onProgress) {
    await this.#load(manifest, onProgress);
  }

  /**
   * @param {Manifest} manifest
   * @param {Tensor} tensor
   * @param {OnProgress} onProgress
   * @returns {Promise<Inference>}
   */
  async run(manifest, { data, shape }, onProgress) {
    const session = await this.#load(manifest, onProgress);
    const input = new ort.Tensor("float32", data, shape);
    let output;
    try {
      output = (await session.run({ [manifest.input.name]: input }))[manifest.output.name];
    } catch (thrown) {
      throw translate(thrown);
    }
    if (!output) throw new OffcutError("manifest", `There is no output ${manifest.output.name}`);
    const mask = /** @type {Float32Array} */ (await output.getData());
    const result = {
      data: mask,
      shape: output.dims,
      backend: /** @type {const} */ ("wasm"),
      threads: this.#threads,
    };
    return transfer(result, [mask.buffer]);
  }

  /**
   * @param {Manifest} manifest
   * @param {OnProgress} onProgress
   */
  async #load(manifest, onProgress) {
    if (this.#loaded?.name !== manifest.name) {
      const old = this.#loaded;
      const session = this.#create(manifest, onProgress, old);
      this.#loaded = { name: manifest.name, session };
      session.catch(() => (this.#loaded = undefined)); // the next run tries again
    }
    return /** @type {Loaded} */ (this.#loaded).session;
  }

  /**
   * @param {Manifest} manifest
   * @param {OnProgress} onProgress
   * @param {Loaded | undefined} old released first: two networks need not fit at once
   */
  async #create(manifest, onProgress, old) {
    if (old) await (await old.session).release();
    const bytes = await assembleModel(manifest, {
      onBytes: (loaded, total) => onProgress({ stage: "model", loaded, total }),
      onNotKept: (reason) => onProgress({ stage: "model", notKept: reason }),
    });
    onProgress({ stage: "session" });
    try {
      return await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
    } catch (thrown) {
      throw translate(thrown);
    }
  }
}

/** @param {unknown} thrown what ONNX Runtime threw: an Error, or a number where its heap ran out */
function translate(thrown) {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const outOfMemory = typeof thrown === "number" || /memory|allocat|bad_alloc/i.test(message);
  return new OffcutError(outOfMemory ? "out-of-memory" : "backend-unavailable", message, { cause: thrown });
}

expose(new InferenceWorker());

/** @typedef {InferenceWorker} InferenceWorkerApi */
