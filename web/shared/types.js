/**
 * The shapes that cross thread borders. Types only: nothing here exists at run time.
 *
 * @typedef {"fast" | "balanced" | "best"} Level
 * @typedef {"wasm" | "webgl" | "webgpu" | "webgpu-f16"} BackendName `webgpu-f16` computes with 16 bits
 * @typedef {"png" | "webp" | "jpeg" | "mask"} OutputFormat
 *
 * @typedef {"runtime" | "model" | "session" | "decode" | "preprocess" | "inference" | "refine"
 *   | "composite" | "encode"} Stage
 * @typedef {{stage: Stage, loaded?: number, total?: number, notKept?: string}} Progress bytes, for `runtime` and
 *   `model`; `notKept` says why the browser did not keep the model
 * @typedef {(progress: Progress) => void} OnProgress
 *
 * @typedef {object} Verdict what a backend's answer to a network's reference was
 * @property {BackendName} backend
 * @property {string} model
 * @property {string} environment browser, device, runtime and network that it holds for
 * @property {"trusted" | "wrong" | "failed"} state
 * @property {string} reason for developers; empty where it is trusted
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
 * @typedef {"good" | "check-edges" | "subject-unclear"} CutVerdict how far the networks were sure
 *
 * @typedef {{width: number, height: number, verdict: CutVerdict, model: string, backend: string, threads: number,
 *   warnings: ReportWarning[], timings: Timings}} Report
 *
 * @typedef {object} RenderOptions
 * @property {OutputFormat} [format] `png` unless said otherwise
 * @property {string | null} [background] a CSS colour such as `#ffffff`, or null for transparent
 * @property {number} [quality] 1 to 100, for `jpeg` and `webp` (webp without it is lossless)
 * @property {number} [feather] pixels by which the edge is softened
 * @property {number} [shift_edge] pixels by which the edge moves out, or in where negative
 * @property {boolean} [decontaminate] takes the old background out of soft pixels, unless false
 * @property {number} [keep_islands] how many separate parts stay, the largest ones
 * @property {number} [min_island] parts below this share of the largest are dropped
 * @property {boolean} [fill_holes] makes opaque what the subject encloses
 * @property {boolean} [translucent] lets light through glass and veils
 *
 * @typedef {object} CutChoices
 * @property {Level} [level] `balanced` unless said otherwise
 * @property {string} [model] runs this network alone, whatever the level
 *
 * @typedef {object} EngineChoices
 * @property {BackendName} [backend] forces one; without it the best that is there
 * @property {number} [threads] WASM threads; without it as many as are useful
 *
 * @typedef {{blob: Blob, report: Report}} Rendering
 * @typedef {Rendering & {id: string}} Cutout
 *
 * @typedef {{data: Float32Array, shape: readonly number[]}} Tensor
 * @typedef {Tensor & {backend: BackendName, threads: number, notices: ReportWarning[]}} Inference
 */

export {};
