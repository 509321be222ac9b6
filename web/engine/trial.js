/** A backend's trial: it runs a network's reference picture, Python compares the mask, the verdict is remembered. */

import { OffcutError } from "../shared/errors.js";
import { readVerdict, writeVerdict } from "../shared/verdict-store.js";
import { findDevice } from "./devices.js";

/** @import {Manifest} from "../shared/models.js" */
/** @import {BackendFacts, BackendName, Tensor, Verdict} from "../shared/types.js" */
/** @import {InferenceHost, Watch} from "./inference-host.js" */

/** A new version of ONNX Runtime Web is tried anew. */
const RUNTIME = "onnxruntime-web 1.30.0";

/** What says something about the backend; anything else (a download that failed, say) does not. */
const CRASHES = new Set(["backend-unavailable", "out-of-memory", "internal"]);

/** @param {OffcutError} error */
export function isCrash({ code }) {
  return CRASHES.has(code);
}

/**
 * Python's part: the input for a network's reference picture, and whether an output is right.
 * @typedef {object} Judge
 * @property {(manifest: Manifest) => Promise<Tensor>} prepare
 * @property {(manifest: Manifest, output: Tensor) => Promise<{isRight: boolean, difference: number | null}>} judge
 *
 * @typedef {object} Trial
 * @property {BackendName} backend
 * @property {InferenceHost} host
 * @property {Manifest} manifest
 * @property {Judge} judge
 * @property {Watch} watch
 * @property {boolean} mayBeSoftware an emulated GPU is slower than the processor it runs on
 */

/**
 * @param {Trial} trial
 * @param {"untested" | "always" | "never"} [when] it is tested; `untested` keeps to what is remembered
 * @returns {Promise<BackendFacts>}
 */
export async function examine({ backend, host, manifest, judge, watch, mayBeSoftware }, when = "untested") {
  const nothing = { backend, reason: "", device: "", difference: null, milliseconds: null };
  if (!manifest.backends.includes(backend)) return { ...nothing, state: "unsuited" };
  const found = await findDevice(backend).catch((thrown) => OffcutError.from(thrown).message);
  if (typeof found === "string") return { ...nothing, state: "absent", reason: found };
  const { name: device, isSoftware } = found;
  if (isSoftware && !mayBeSoftware) {
    return { ...nothing, device, state: "absent", reason: "This GPU is emulated by the processor" };
  }
  if (!manifest.reference) return { ...nothing, device, state: "trusted" }; // nothing to try it with
  const environment = [navigator.userAgent, device, RUNTIME, manifest.sha256].join(" | ");
  const known = when === "always" ? undefined : await readVerdict(backend, manifest.name, environment);
  if (known) return { ...known, device };
  if (when === "never") return { ...nothing, device, state: "untested" };
  const outcome = await test(backend, host, manifest, judge, watch);
  // The processor is the last resort: what went wrong with it once is tried again with the next picture.
  if (backend !== "wasm" || outcome.state === "trusted") {
    await writeVerdict({ ...outcome, backend, model: manifest.name, environment, time: Date.now() });
  }
  return { ...outcome, backend, device };
}

/**
 * @param {BackendName} backend
 * @param {InferenceHost} host
 * @param {Manifest} manifest
 * @param {Judge} judge
 * @param {Watch} watch
 * @returns {Promise<Pick<Verdict, "state" | "reason" | "difference" | "milliseconds">>}
 */
async function test(backend, host, manifest, judge, watch) {
  try {
    const [tensor] = await Promise.all([judge.prepare(manifest), host.load(manifest, watch)]);
    const output = await host.run(manifest, tensor, watch);
    const { isRight, difference = null } = await judge.judge(manifest, output); // Python's None is undefined here
    if (!isRight) {
      const reason =
        difference === null ? "It gave no mask" : `Its mask is off by ${difference.toPrecision(2)}`;
      return { state: "wrong", reason, difference, milliseconds: null };
    }
    const start = performance.now();
    await host.run(manifest, tensor, watch); // the first one compiled the network
    return { state: "trusted", reason: "", difference, milliseconds: performance.now() - start };
  } catch (thrown) {
    const error = OffcutError.from(thrown);
    if (!isCrash(error)) throw error;
    host.close();
    return { state: "failed", reason: error.message, difference: null, milliseconds: null };
  }
}
