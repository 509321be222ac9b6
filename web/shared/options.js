/**
 * What a person may ask for, as py_app/options declares it. `python build.py options` writes this file.
 *
 * @typedef {readonly [number, number, number, number]} Box x1, y1, x2, y2 in pixels of the upright picture
 *
 * @typedef {object} Stroke one movement of a brush on the matte
 * @property {"erase" | "restore"} mode `erase` lowers alpha to 0, `restore` raises it to 255, or to the source's own
 * @property {number} size the brush's diameter in the source (1 to 20,000 pixels)
 * @property {number} [hardness] the share of the radius with the full effect (0 to 1; default: 1)
 * @property {boolean} [snap] spare what has other colours than lie under the middle of the stroke (default: false)
 * @property {readonly (readonly [x: number, y: number])[]} points where the brush went in the source, x to the right, y
 *   down; the first pixel's centre is 0.5, 0.5 (`[[x, y], …]` in pixels)
 *
 * @typedef {object} RenderOptions what a cutout looks like; README.md has a table of them
 * @property {string | null} [background] what is behind the subject; on the command line also an image file (a CSS
 *   colour such as `#fff`, `81d4fa`, `white` or `rgb(255, 0, 0)`; default: transparent)
 * @property {string | null} [bg_color] the same as `background`; with `bg_image` what is around the image (a CSS colour
 *   such as `#fff`, `81d4fa`, `white` or `rgb(255, 0, 0)`; default: transparent)
 * @property {Blob | null} [bg_image] an image behind the subject
 * @property {"cover" | "contain"} [bg_fit] whether the image covers the canvas or is shown whole (default: `cover`)
 * @property {string} [bg_position] where the image is (`center`, `50%` or `20% 80%` (x, y); default: `center`)
 * @property {string | null} [bg_gradient] a gradient behind the subject (a CSS gradient such as
 *   `135deg, #fff, #ccc 80%`)
 * @property {number | null} [bg_blur] the photo without its subject, blurred by this share of its longer side (0.2 to
 *   20 percent)
 * @property {boolean} [add_shadow] let the subject cast a shadow (default: false)
 * @property {"drop" | "contact"} [shadow_type] where the shadow falls: `drop` on a wall behind the subject, `contact`
 *   on the floor below it (default: `drop`)
 * @property {number} [shadow_opacity] how dark the shadow is at its darkest (0 to 100 percent; default: 50)
 * @property {boolean} [crop] make the subject's box the canvas (default: false)
 * @property {string} [crop_margin] the margin around the subject's box (lengths such as `30px`, or `10%` of the
 *   subject: one, two (upright, level) or four (from the top, clockwise); default: `0`)
 * @property {string | null} [size] the exact size of the canvas, or the most megapixels (`1200x1600`, `35x45mm` or
 *   `2x2in` (300 dpi), `full`, or at most `preview`, `medium` or `hd`; default: `full`)
 * @property {string | null} [aspect] let the canvas grow to this aspect, width to height (a ratio such as `4:5`, up to
 *   10:1 either way)
 * @property {string | null} [scale] the share of the canvas that the subject fills (`10%` to `500%`, or `original`;
 *   default: `original`)
 * @property {string | null} [position] where the subject is on the canvas (`center`, `50%` or `20% 80%` (x, y), or
 *   `original`; default: `original`, `center` with `scale`)
 * @property {"marketplace" | "shop" | "passport" | "passport-us" | "square" | "portrait" | "story" | "link" | "avatar"
 *   | null} [preset] size, scale and position by one name; what is given beside it wins
 * @property {number} [feather] soften the edge by this standard deviation (0 to 100 pixels; default: 0)
 * @property {number} [shift_edge] move the edge outwards, or inwards where negative (-100 to 100 pixels; default: 0)
 * @property {boolean} [decontaminate] take the old background out of the colours of soft pixels (default: true)
 * @property {number | null} [keep_islands] keep this many separate parts, the largest ones (1 to 1,000 parts; default:
 *   all)
 * @property {number} [min_island] drop parts that are smaller than this share of the largest (0 to 1; default: 0)
 * @property {boolean} [fill_holes] make opaque what the subject encloses (default: false)
 * @property {boolean} [translucent] let light through glass and veils (default: false)
 * @property {readonly Stroke[]} [strokes] what was erased and restored by hand, in this order and after the options
 *   above (`[{mode, size, hardness, snap, points: [[x, y], …]}, …]` in the photo's pixels; default: none)
 * @property {"png" | "webp" | "jpeg" | "mask" | "zip"} [format] the file's format; `zip` has cutout, mask, trimap,
 *   shadow and background as layers (default: `png`)
 * @property {"rgba" | "alpha"} [channels] `alpha` is the mask alone (default: `rgba`)
 * @property {number | null} [quality] the quality of `jpeg` and `webp` (1 to 100; default: 90 for `webp`, 95 for
 *   `jpeg`)
 * @property {boolean | null} [lossless] whether `webp` keeps every pixel (default: true without `quality`)
 *
 * @typedef {object} CutOptions how a photo is cut
 * @property {"fast" | "balanced" | "best"} [level] how much care is taken (default: `balanced`)
 * @property {string | null} [model] run this network alone, whatever the level (the name of a network, such as `u2netp`
 *   or `isnet`)
 * @property {readonly Box[]} [roi] cut only what is in these boxes; each is cut alone, and their subjects add up (boxes
 *   `[x1, y1, x2, y2]` in the upright photo's pixels; default: the whole photo)
 * @property {number | null} [max_pixels] reduce a larger photo; other options in pixels still mean the file's (1 to
 *   1,000,000,000 pixels; default: as they are)
 *
 * @typedef {object} EngineOptions what an engine may use
 * @property {number | null} [threads] use this many processor threads (1 to 1,024 threads; default: as many as are
 *   useful)
 */

/** Ranges, choices, defaults, keys of the labels in the message files, and what the page's controls offer. */
export const OPTIONS = /** @type {const} */ ({
  background: {
    kind: "text",
    default: null,
    label: "background",
  },
  bg_color: {
    kind: "text",
    default: null,
  },
  bg_image: {
    kind: "file",
    default: null,
    label: "choose-image",
  },
  bg_fit: {
    kind: "choice",
    default: "cover",
    choices: ["cover", "contain"],
  },
  bg_position: {
    kind: "text",
    default: "center",
  },
  bg_gradient: {
    kind: "text",
    default: null,
    label: "gradient-angle",
    control: {
      min: 0,
      max: 345,
      step: 15,
      start: "180deg, #f3f6f8, #9db4c6",
    },
  },
  bg_blur: {
    kind: "number",
    default: null,
    min: 0.2,
    max: 20,
    unit: "percent",
    label: "blur",
    control: {
      min: 0.5,
      max: 10,
      step: 0.5,
      start: 3,
    },
  },
  add_shadow: {
    kind: "switch",
    default: false,
    label: "shadow",
  },
  shadow_type: {
    kind: "choice",
    default: "drop",
    choices: ["drop", "contact"],
  },
  shadow_opacity: {
    kind: "number",
    default: 50,
    min: 0,
    max: 100,
    unit: "percent",
    label: "shadow-strength",
    control: {
      min: 5,
      max: 100,
      step: 5,
      start: 50,
    },
  },
  crop: {
    kind: "switch",
    default: false,
    label: "crop-first",
  },
  crop_margin: {
    kind: "text",
    default: "0",
    label: "crop-margin",
    control: {
      min: 0,
      max: 50,
      step: 1,
      start: "5%",
    },
  },
  size: {
    kind: "text",
    default: null,
    control: {
      min: 1,
      max: 10000,
      step: 1,
      start: "1200x1200",
    },
  },
  aspect: {
    kind: "text",
    default: null,
    control: {
      min: 0.1,
      max: 100,
      step: "any",
      start: "4:5",
    },
  },
  scale: {
    kind: "text",
    default: null,
    label: "scale",
    control: {
      min: 10,
      max: 200,
      step: 5,
      start: "85%",
    },
  },
  position: {
    kind: "text",
    default: null,
  },
  preset: {
    kind: "choice",
    default: null,
    choices: [
      "marketplace",
      "shop",
      "passport",
      "passport-us",
      "square",
      "portrait",
      "story",
      "link",
      "avatar",
    ],
  },
  feather: {
    kind: "number",
    default: 0,
    min: 0,
    max: 100,
    unit: "pixels",
    label: "feather",
    control: {
      min: 0,
      max: 20,
      step: 0.5,
      start: 0,
    },
  },
  shift_edge: {
    kind: "number",
    default: 0,
    min: -100,
    max: 100,
    unit: "pixels",
    label: "shift-edge",
    control: {
      min: -10,
      max: 10,
      step: 0.5,
      start: 0,
    },
  },
  decontaminate: {
    kind: "switch",
    default: true,
    label: "decontaminate",
  },
  keep_islands: {
    kind: "whole",
    default: null,
    min: 1,
    max: 1000,
    unit: "parts",
  },
  min_island: {
    kind: "number",
    default: 0,
    min: 0,
    max: 1,
    label: "drop-crumbs",
  },
  fill_holes: {
    kind: "switch",
    default: false,
    label: "fill-holes",
  },
  translucent: {
    kind: "switch",
    default: false,
    label: "translucent",
  },
  strokes: {
    kind: "items",
    default: [],
  },
  format: {
    kind: "choice",
    default: "png",
    choices: ["png", "webp", "jpeg", "mask", "zip"],
    label: "format",
  },
  channels: {
    kind: "choice",
    default: "rgba",
    choices: ["rgba", "alpha"],
  },
  quality: {
    kind: "whole",
    default: null,
    min: 1,
    max: 100,
    label: "quality",
    control: {
      min: 1,
      max: 100,
      step: 1,
      start: 90,
    },
  },
  lossless: {
    kind: "switch",
    default: null,
    label: "lossless",
  },
  level: {
    kind: "choice",
    default: "balanced",
    choices: ["fast", "balanced", "best"],
    label: "level",
  },
  model: {
    kind: "text",
    default: null,
    label: "model",
  },
  roi: {
    kind: "items",
    default: [],
  },
  max_pixels: {
    kind: "whole",
    default: null,
    min: 1,
    max: 1000000000,
    unit: "pixels",
  },
  threads: {
    kind: "whole",
    default: null,
    min: 1,
    max: 1024,
    unit: "threads",
  },
});

/** The same of a stroke. */
export const STROKE = /** @type {const} */ ({
  mode: {
    kind: "choice",
    default: null,
    choices: ["erase", "restore"],
  },
  size: {
    kind: "number",
    default: null,
    min: 1,
    max: 20000,
    unit: "pixels",
    label: "brush-size",
    control: {
      min: 2,
      max: 250,
      step: 1,
      start: 40,
    },
  },
  hardness: {
    kind: "number",
    default: 1,
    min: 0,
    max: 1,
    label: "brush-hardness",
    control: {
      min: 0,
      max: 1,
      step: 0.05,
      start: 0.8,
    },
  },
  snap: {
    kind: "switch",
    default: false,
    label: "brush-snap",
  },
  points: {
    kind: "items",
    default: null,
  },
});

/** What a lossy file has where nothing is said. */
export const USUAL_QUALITY = /** @type {const} */ ({
  webp: 90,
  jpeg: 95,
});

/** Pixels a unit of `size`. */
export const UNITS = /** @type {const} */ ({
  px: 1,
  mm: 11.81102362,
  in: 300,
});

/** Of the longer side to the shorter. */
export const MAX_ASPECT = 10;
