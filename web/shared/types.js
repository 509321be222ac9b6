/**
 * The shapes that cross thread borders. Types only: nothing here exists at run time.
 *
 * @import {CutOptions, EngineOptions, RenderOptions} from "./options.js" what a person may ask for
 *
 * @typedef {NonNullable<CutOptions["level"]>} Level
 * @typedef {"wasm" | "webgl" | "webgpu" | "webgpu-f16"} BackendName `webgpu-f16` computes with 16 bits
 * @typedef {NonNullable<RenderOptions["format"]>} OutputFormat
 *
 * @typedef {"runtime" | "model" | "session" | "decode" | "preprocess" | "inference" | "refine"
 *   | "composite" | "encode"} Stage
 * @typedef {{stage: Stage, loaded?: number, total?: number, notKept?: string, isStalled?: boolean}} Progress bytes, for
 *   `runtime` and `model`; `notKept` says why the browser did not keep the model, `isStalled` that nothing came for a
 *   while and it is asked for again
 * @typedef {(progress: Progress) => void} OnProgress
 *
 * @typedef {object} Verdict what a backend's answer to a network's reference was
 * @property {BackendName} backend
 * @property {string} model
 * @property {string} environment browser, device, runtime and network that it holds for
 * @property {"trusted" | "wrong" | "failed"} state
 * @property {string} reason for developers; empty where it is trusted
 * @property {number} time when it was found, in milliseconds since 1970
 * @property {number | null} difference mean absolute, of the mask
 * @property {number | null} milliseconds of a run on the reference
 *
 * @typedef {{backend: BackendName, state: Verdict["state"] | "absent" | "unsuited" | "untested", reason: string,
 *   device: string, difference: number | null, milliseconds: number | null}} BackendFacts `unsuited`: it cannot run
 *   the network
 *
 * @typedef {{code: string, message: string}} ReportWarning
 * @typedef {{decode: number, preprocess: number, inference: number, refine: number,
 *   composite: number, encode: number, total: number}} Timings milliseconds
 * @typedef {{model: string, backend: string, threads: number}} NetworkRun what a network ran on
 * @typedef {"good" | "check-edges" | "subject-unclear"} CutVerdict how far the networks were sure
 *
 * @typedef {{width: number, height: number, source: {width: number, height: number}, verdict: CutVerdict, model: string,
 *   backend: string, threads: number, networks: NetworkRun[], warnings: ReportWarning[], timings: Timings, heap: number}} Report `source` is the
 *   size of the upright photo, `heap` the most bytes that Python has taken so far
 *
 * @typedef {CutOptions} CutChoices
 * @typedef {EngineOptions & {backend?: BackendName}} EngineChoices without `backend` the best that is there
 *
 * @typedef {{blob: Blob, report: Report}} Rendering
 * @typedef {Rendering & {id: string}} Cutout
 *
 * @typedef {{data: Float32Array, shape: readonly number[]}} Tensor
 * @typedef {Tensor & {backend: BackendName, threads: number, notices: ReportWarning[]}} Inference
 */

export {};
