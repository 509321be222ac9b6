/** Put into a copy of the site in place of inference/runtimes.js: WebGPU is played by the processor, and can be lost. */

import { OffcutError } from "../shared/errors.js";
import { Lifetime } from "../shared/lifetime.js";
import { openRuntime as openReal } from "./real-runtimes.js";

export async function openRuntime(backend, limits) {
  const real = await openReal("wasm", limits);
  if (!backend.startsWith("webgpu")) return real;
  const device = new Lifetime();
  globalThis.soakLoseGpu = () => device.end(new OffcutError("backend-unavailable", "The GPU was lost: soak"));
  return { ...real, device };
}
