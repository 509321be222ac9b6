/**
 * ONNX Runtime Web in the build that a backend needs. Each backend has one execution provider, so that nothing falls
 * back unseen. WebGPU uses the JSPI build: 4.1 MB gzipped where the asyncify build has 6.7, and the same results.
 */

import { OffcutError } from "../shared/errors.js";

/** @import * as Ort from "onnxruntime-web/wasm" */
/** @import {BackendName} from "../shared/types.js" */

/**
 * @typedef {object} Runtime
 * @property {(bytes: Uint8Array) => Promise<Ort.InferenceSession>} createSession
 * @property {typeof Ort.Tensor} Tensor
 * @property {() => Promise<never>} lost rejects when the device is lost
 */

/** @type {Record<BackendName, {folder: string, load: () => Promise<typeof Ort>}>} */
const BUILDS = {
  wasm: { folder: "../vendor/ort/", load: () => import("../vendor/ort/ort.wasm.min.mjs") },
  webgpu: { folder: "../vendor/ort-webgpu/", load: () => import("../vendor/ort-webgpu/ort.jspi.min.mjs") },
  webgl: { folder: "../vendor/ort-webgl/", load: () => import("../vendor/ort-webgl/ort.webgl.min.mjs") },
};

/**
 * @param {BackendName} backend
 * @param {{threads: number, isLean: boolean}} limits a lean runtime gives memory back after each run
 * @returns {Promise<Runtime>}
 */
export async function openRuntime(backend, { threads, isLean }) {
  const { folder, load } = BUILDS[backend];
  const { env, InferenceSession, Tensor } = await load();
  env.wasm.wasmPaths = new URL(folder, import.meta.url).href;
  env.wasm.numThreads = threads;
  env.logLevel = "error";
  return {
    Tensor,
    createSession: (bytes) =>
      InferenceSession.create(bytes, { executionProviders: [backend], enableCpuMemArena: !isLean }),
    async lost() {
      if (backend !== "webgpu") return new Promise(() => undefined);
      const device = await env.webgpu.device;
      const { message } = await device.lost;
      throw new OffcutError("backend-unavailable", `The GPU was lost: ${message}`);
    },
  };
}
