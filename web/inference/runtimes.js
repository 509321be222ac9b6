/**
 * ONNX Runtime Web in the build that a backend needs. Each backend has one execution provider, so that nothing falls
 * back unseen. WebGPU uses the JSPI build: 4.1 MB gzipped where the asyncify build has 6.7, and the same results.
 */

import { OffcutError } from "../shared/errors.js";

/** @import * as Ort from "onnxruntime-web/wasm" */
/** @import {BackendName} from "../shared/types.js" */

/**
 * An ONNX file; or a graph of its own (models/make_float16.py) over the weights in that file.
 * @typedef {{weights: Uint8Array, graph?: Uint8Array}} Network
 *
 * @typedef {object} Runtime
 * @property {(network: Network) => Promise<Ort.InferenceSession>} createSession
 * @property {typeof Ort.Tensor} Tensor
 * @property {() => Promise<never>} lost rejects when the device is lost
 */

const WEBGPU = {
  provider: "webgpu",
  folder: "../vendor/ort-webgpu/",
  load: () => import("../vendor/ort-webgpu/ort.jspi.min.mjs"),
};

/** @type {Record<BackendName, {provider: string, folder: string, load: () => Promise<typeof Ort>}>} */
const BUILDS = {
  wasm: { provider: "wasm", folder: "../vendor/ort/", load: () => import("../vendor/ort/ort.wasm.min.mjs") },
  webgpu: WEBGPU,
  "webgpu-f16": WEBGPU,
  webgl: {
    provider: "webgl",
    folder: "../vendor/ort-webgl/",
    load: () => import("../vendor/ort-webgl/ort.webgl.min.mjs"),
  },
};

/**
 * @param {BackendName} backend
 * @param {{threads: number, isLean: boolean}} limits a lean runtime gives memory back after each run
 * @returns {Promise<Runtime>}
 */
export async function openRuntime(backend, { threads, isLean }) {
  const { provider, folder, load } = BUILDS[backend];
  const { env, InferenceSession, Tensor } = await load();
  env.wasm.wasmPaths = new URL(folder, import.meta.url).href;
  env.wasm.numThreads = threads;
  env.logLevel = "error";
  return {
    Tensor,
    createSession: ({ weights, graph }) =>
      InferenceSession.create(graph ?? weights, {
        executionProviders: [provider],
        enableCpuMemArena: !isLean,
        externalData: graph && [{ path: "weights", data: weights }],
      }),
    async lost() {
      if (provider !== "webgpu") return new Promise(() => undefined);
      const device = await env.webgpu.device;
      const { message } = await device.lost;
      throw new OffcutError("backend-unavailable", `The GPU was lost: ${message}`);
    },
  };
}
