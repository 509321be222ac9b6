/**
 * The shapes that cross thread borders. Types only: nothing here exists at run time.
 *
 * @typedef {"fast" | "balanced" | "best"} Level
 * @typedef {"wasm" | "webgl" | "webgpu" | "webgpu-f16"} BackendName `webgpu-f16` computes with 16 bits
 * @typedef {"png" | "webp" | "jpeg" | "mask" | "zip"} OutputFormat `zip`: cutout, mask, trimap, shadow, background as layers
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
 * @typedef {{width: number, height: number, source: {width: number, height: number}, verdict: CutVerdict, model: string,
 *   backend: string, threads: number, warnings: ReportWarning[], timings: Timings, heap: number}} Report `source` is the
 *   size of the upright photo, `heap` the most bytes that Python has taken so far
 *
 * @typedef {object} Stroke one movement of a brush on the matte
 * @property {"erase" | "restore"} mode
 * @property {number} size the brush's diameter in pixels of the source
 * @property {number} [hardness] 0 to 1 (default): the share of the radius with the full effect
 * @property {boolean} [snap] spares what has other colours than lie under the middle of the stroke
 * @property {readonly (readonly [x: number, y: number])[]} points in pixels of the source; the first pixel's centre is 0.5, 0.5
 *
 * @typedef {object} RenderOptions README.md has a table of them; places are such as `center`, `50%` or `20% 80%` (x, y)
 * @property {OutputFormat} [format] `png` unless said otherwise
 * @property {"rgba" | "alpha"} [channels] `alpha` is the mask alone
 * @property {number | null} [quality] 1 to 100, for `jpeg` and `webp` (webp without it is lossless)
 * @property {boolean | null} [lossless] for `webp`
 *
 * @property {string | null} [background] a CSS colour such as `#ffffff`, or null for transparent; as `bg_color`
 * @property {string | null} [bg_color] a colour behind the subject, or around and behind `bg_image`
 * @property {Blob | null} [bg_image] an image file behind the subject
 * @property {"cover" | "contain"} [bg_fit] whether the image covers the canvas (default) or is shown whole
 * @property {string} [bg_position] the image's place, `center` unless said otherwise
 * @property {string | null} [bg_gradient] as in CSS: `135deg, #fff, #ccc 80%`
 * @property {number | null} [bg_blur] the photo behind its subject, blurred by this percentage (0.2 to 20) of its side
 * @property {boolean} [add_shadow]
 * @property {"drop" | "contact"} [shadow_type] on a wall (default) or on the floor
 * @property {number} [shadow_opacity] 0 to 100, 50 unless said otherwise
 *
 * @property {boolean} [crop] to the subject
 * @property {string | null} [crop_margin] one, two or four lengths such as `30px` or `10%` of the subject
 * @property {string | null} [size] `1200x1600`, `35x45mm`, `2x2in`; `full` (default); at most `preview`, `medium` or `hd`
 * @property {string | null} [aspect] the canvas grows to it: `4:5`
 * @property {string | null} [scale] `10%` to `500%`: the share of the canvas that the subject fills; `original`
 * @property {string | null} [position] the subject's place, or `original`
 * @property {string | null} [preset] size, scale and position by name
 *
 * @property {number} [feather] pixels by which the edge is softened
 * @property {number} [shift_edge] pixels by which the edge moves out, or in where negative
 * @property {boolean} [decontaminate] takes the old background out of soft pixels, unless false
 * @property {number} [keep_islands] how many separate parts stay, the largest ones
 * @property {number} [min_island] parts below this share of the largest are dropped
 * @property {boolean} [fill_holes] makes opaque what the subject encloses
 * @property {boolean} [translucent] lets light through glass and veils
 * @property {readonly Stroke[]} [strokes] erased and restored by hand, in this order, after all that is above
 *
 * @typedef {readonly [number, number, number, number]} Box x1, y1, x2, y2 in pixels of the upright picture
 *
 * @typedef {object} CutChoices
 * @property {Level} [level] `balanced` unless said otherwise
 * @property {string} [model] runs this network alone, whatever the level
 * @property {readonly Box[]} [roi] regions of interest: each is looked at alone, their subjects add up, all else goes
 * @property {number} [max_pixels] reduces a picture that has more (all other options in
 *   pixels still mean those of its file); it may also be one that is too large to be cut whole
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
