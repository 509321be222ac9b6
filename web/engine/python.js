/** Pyodide with the app's wheel: Python's `Session`, typed for JavaScript. */

import { loadPyodide } from "../vendor/pyodide/pyodide.mjs";

/** @import {Inference} from "../shared/types.js" */
/** @import {ErrorCode} from "../shared/errors.js" */

/**
 * What Python asks of JavaScript and gives back; see py_app/browser.py.
 * @typedef {(Inference & {ok: true}) | {ok: false, code: ErrorCode, message: string}} RunEnvelope
 * @typedef {(model: string, data: Float32Array, shape: number[]) => Promise<RunEnvelope>} Run
 * @typedef {{ok: true, data: Uint8Array<ArrayBuffer>, report: string} | {ok: false, error: string}} Envelope
 *
 * @typedef {object} PythonSession
 * @property {(key: string, data: Uint8Array, manifest: string, options: string,
 *   onStage: (stage: string) => void) => Promise<Envelope>} cut
 * @property {(key: string, read: () => Promise<Uint8Array>, options: string,
 *   onStage: (stage: string) => void) => Promise<Envelope>} render
 * @property {(draft: string, facts: string) => Promise<Envelope>} adopt
 * @property {(manifest: string) => Promise<Envelope>} try_out
 * @property {(key: string) => void} forget
 */

/**
 * @param {Run} run
 * @returns {Promise<PythonSession>}
 */
export async function startPython(run) {
  const pyodide = await loadPyodide({
    indexURL: new URL("../vendor/pyodide/", import.meta.url).href,
    packages: ["offcut"],
  });
  return pyodide.pyimport("py_app.browser").Session(run);
}
