/**
 * ONNX Runtime Web in the build that a backend needs. Each backend has one execution provider, so that nothing falls
 * back unseen. WebGPU uses the JSPI build: 4.1 MB gzipped where the asyncify build has 6.7, and the same results.
 */

import { OffcutError } from "../shared/errors.js";
import { Lifetime } from "../shared/lifetime.js";
import { fetchOk } from "../shared/models.js";

/** @import * as Ort from "onnxruntime-web/wasm" */
/** @import {BackendName} from "../shared/types.js" */

/**
 * An ONNX file; or a graph of its own (models/make_float16.py) over the weights in that file.
 * @typedef {{weights: Uint8Array, graph?: Uint8Array}} Network
 *
 * @typedef {object} Runtime
 * @property {(network: Network) => Promise<Ort.InferenceSession>} createSession
 * @property {typeof Ort.Tensor} Tensor
 * @property {Lifetime} device ends when the graphics device is lost
 */

/**
 * @typedef {object} Build
 * @property {string} provider
 * @property {string} folder
 * @property {readonly string[]} files that the runtime fetches by itself
 * @property {() => Promise<typeof Ort>} load
 */

/** @type {Build} */
const WEBGPU = {
  provider: "webgpu",
  folder: "../vendor/ort-webgpu/",
  files: ["ort-wasm-simd-threaded.jspi.mjs", "ort-wasm-simd-threaded.jspi.wasm"],
  load: () => import("../vendor/ort-webgpu/ort.jspi.min.mjs"),
};

/** @type {Record<BackendName, Build>} */
const BUILDS = {
  wasm: {
    provider: "wasm",
    folder: "../vendor/ort/",
    files: ["ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"],
    load: () => import("../vendor/ort/ort.wasm.min.mjs"),
  },
  webgpu: WEBGPU,
  "webgpu-f16": WEBGPU,
  webgl: {
    provider: "webgl",
    folder: "../vendor/ort-webgl/",
    files: [],
    load: () => import("../vendor/ort-webgl/ort.webgl.min.mjs"),
  },
};

/**
 * @param {BackendName} backend
 * @param {{threads: number, isLean: boolean}} limits a lean runtime gives memory back after each run
 * @returns {Promise<Runtime>}
 * @throws {OffcutError} `download` where a file of the runtime cannot be had: this says nothing about the backend
 */
export async function openRuntime(backend, { threads, isLean }) {
  const { provider, folder, files, load } = BUILDS[backend];
  const base = new URL(folder, import.meta.url);
  const runtime = await load().catch((cause) => {
    throw new OffcutError("download", `ONNX Runtime in ${folder} cannot be loaded`, { cause });
  });
  const { env, InferenceSession, Tensor } = runtime;
  env.wasm.wasmPaths = base.href;
  env.wasm.numThreads = threads;
  env.logLevel = "error";
  const device = new Lifetime();
  let isWatched = provider !== "webgpu";
  return {
    Tensor,
    device,
    async createSession({ weights, graph }) {
      try {
        const session = await InferenceSession.create(graph ?? weights, {
          executionProviders: [provider],
          enableCpuMemArena: !isLean,
          externalData: graph && [{ path: "weights", data: weights }],
        });
        if (!isWatched) void endWithDevice(env, device);
        isWatched = true;
        return session;
      } catch (thrown) {
        await requireFiles(files, base);
        throw thrown;
      }
    },
  };
}

/**
 * ONNX Runtime fetches files of its own, and says only in words why it did not start: ask for them once more.
 * @param {readonly string[]} files
 * @param {URL} base
 */
async function requireFiles(files, base) {
  for (const file of files) {
    const response = await fetchOk(new URL(file, base), "download");
    await response.body?.cancel();
  }
}

/**
 * @param {Ort.Env} env
 * @param {Lifetime} lifetime
 */
async function endWithDevice(env, lifetime) {
  const { message } = await (await env.webgpu.device).lost;
  lifetime.end(new OffcutError("backend-unavailable", `The GPU was lost: ${message}`));
}
