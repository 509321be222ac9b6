/** What this browser offers a backend to run on, by a name under which verdicts are remembered. */

import { OffcutError } from "../shared/errors.js";

/** @import {BackendName} from "../shared/types.js" */

/** @type {Record<BackendName, () => Promise<string>>} */
const FINDERS = {
  wasm: findProcessor,
  webgl: findGraphics,
  webgpu: async () => nameGpu(await findGpu()),
  "webgpu-f16": async () => nameGpu(withHalfPrecision(await findGpu())),
};

/**
 * @param {BackendName} backend
 * @returns {Promise<{name: string, isSoftware: boolean}>} `isSoftware`: a GPU that the processor plays
 * @throws {OffcutError} `backend-unavailable`, with the reason
 */
export async function findDevice(backend) {
  const name = await FINDERS[backend]();
  return { name, isSoftware: backend !== "wasm" && /swiftshader|llvmpipe|software|basic render/i.test(name) };
}

async function findProcessor() {
  return `${navigator.hardwareConcurrency} cores`;
}

async function findGpu() {
  const { gpu } = /** @type {{gpu?: Gpu}} */ (navigator);
  if (!gpu) throw absent("This browser has no WebGPU");
  if (!("Suspending" in WebAssembly)) throw absent("This browser has no JavaScript promise integration");
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw absent("WebGPU has no GPU available");
  return adapter;
}

/** @param {GpuAdapter} adapter */
function withHalfPrecision(adapter) {
  if (!adapter.features.has("shader-f16")) throw absent("This GPU does not compute with 16 bits");
  return adapter;
}

/** @param {GpuAdapter} adapter */
function nameGpu({ info: { vendor, architecture, device, description } }) {
  return [vendor, architecture, device, description].filter(Boolean).join(" ") || "unnamed GPU";
}

async function findGraphics() {
  const context = globalThis.OffscreenCanvas && new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!context) throw absent("This browser has no WebGL in workers");
  const names = context.getExtension("WEBGL_debug_renderer_info");
  const name = String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}

/** @param {string} reason */
function absent(reason) {
  return new OffcutError("backend-unavailable", reason);
}

/**
 * Not in TypeScript's library: https://www.w3.org/TR/webgpu/
 * @typedef {{vendor: string, architecture: string, device: string, description: string}} AdapterInfo
 * @typedef {{info: AdapterInfo, features: ReadonlySet<string>}} GpuAdapter
 * @typedef {{requestAdapter: (options: {powerPreference: string}) => Promise<GpuAdapter | null>}} Gpu
 */
