/** Pyodide with the app's wheel: Python's `Session`, typed for JavaScript. */

import { loadPyodide } from "../vendor/pyodide/pyodide.mjs";
import { heapLimit } from "../shared/memory.js";
import { areSnapshotsKept, dropSnapshot, keepSnapshot, readSnapshot } from "./memory-snapshot.js";

/** @import {Inference, Tensor} from "../shared/types.js" */
/** @import {ErrorCode} from "../shared/errors.js" */
/** @import {PictureFile} from "./foreign-images.js" */

const indexURL = new URL("../vendor/pyodide/", import.meta.url).href;

/**
 * @template T
 * @typedef {(T & {ok: true}) | {ok: false, error: string}} Enveloped
 */

/**
 * What Python asks of JavaScript and gives back; see py_app/browser/session.py.
 * @typedef {(Inference & {ok: true}) | {ok: false, code: ErrorCode, message: string, details: string}} RunEnvelope
 * @typedef {(model: string, data: Float32Array, shape: number[]) => Promise<RunEnvelope>} Run
 * @typedef {Enveloped<{data: Uint8Array<ArrayBuffer>, report: string}>} Envelope
 *
 * @typedef {object} PythonSession
 * @property {(key: string, file: PictureFile, plan: string, options: string,
 *   onStage: (stage: string) => void, background?: PictureFile) => Promise<Envelope>} cut
 * @property {(key: string, read: () => Promise<PictureFile>, options: string,
 *   onStage: (stage: string) => void, background?: PictureFile) => Promise<Envelope>} render
 * @property {(key: string) => Promise<Enveloped<{data: Uint8Array<ArrayBuffer>}>>} uncertainty
 * @property {(draft: string, facts: string) => Promise<Enveloped<{manifest: string}>>} complete_manifest
 * @property {(manifest: string) => Promise<Enveloped<object>>} dry_run
 * @property {(key: string) => void} forget
 * @property {(manifest: string, reference: Uint8Array) => Promise<Enveloped<Tensor>>} prepare_reference
 * @property {(manifest: string, reference: Uint8Array, output: Float32Array) =>
 *   Promise<Enveloped<{isRight: boolean, difference: number | null}>>} judge
 */

/**
 * @param {Run} run
 * @param {(cause: unknown) => void} onDeath called when Python has ended: it may have been in its own event loop, where no
 *   call throws and whoever waits for its answer waits for ever
 * @returns {Promise<PythonSession>}
 */
export async function startPython(run, onDeath) {
  const pyodide = (await resumePyodide()) ?? (await startPyodide());
  await pyodide.loadPackage("offcut", { messageCallback: () => undefined });
  const { _api } = /** @type {typeof pyodide & {_api: {on_fatal?: (cause: unknown) => void}}} */ (pyodide);
  _api.on_fatal = onDeath;
  return pyodide.pyimport("py_app.browser.session").Session(run, heapLimit());
}

/** Go on where an earlier start in this browser has been, if it has left anything that can be used. */
async function resumePyodide() {
  const memory = await readSnapshot();
  if (!memory) return null;
  try {
    return await loadPyodide({ indexURL, _loadSnapshot: memory });
  } catch (thrown) {
    console.debug("Python's memory could not be taken up", thrown);
    await dropSnapshot();
    return null;
  }
}

async function startPyodide() {
  if (!areSnapshotsKept) return loadPyodide({ indexURL });
  const pyodide = await loadPyodide({ indexURL, _makeSnapshot: true });
  void keepSnapshot(/** @type {Uint8Array<ArrayBuffer>} */ (pyodide.makeMemorySnapshot()));
  return pyodide;
}
