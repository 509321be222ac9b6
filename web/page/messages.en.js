/**
 * Every word a person reads, in English. Each other language is a file of this shape; language.js chooses.
 *
 * @typedef {{title: string, advice: string}} Explanation
 */

/** @import {WorkspacePhase} from "./state/types.js" */
/** @import {ErrorCode} from "../shared/errors.js" */
/** @import {BackendFacts, BackendName, CutVerdict, Level, Stage} from "../shared/types.js" */
/** @import {Way} from "./state/types.js" */
/** @import {ShortcutGroup, ShortcutName} from "./frame/shortcuts.js" */

/** @type {string} */
export const language = "en";

/** Texts of the fragments, by the key in `data-text` and `data-label`; the build fills these in. */
export const texts = {
  "welcome-title": "Just the subject.",
  "welcome-lead": "Drop a photo, get it back without its background.",
  "welcome-choose": "Choose pictures",
  "welcome-hint": "or drop files and folders anywhere, or paste",
  "welcome-private": "Your pictures never leave this device.",
  "drop-here": "Drop to cut out",
  "choose-files": "Choose pictures",
  add: "Add pictures",
  queue: "Pictures",
  "queue-tools": "List",
  "choose-all": "Select all",
  "keep-yes": "Keep",
  "keep-no": "No",
  "undo-removal": "Undo",
  retry: "Try again",
  viewer: "Viewer",
  "view-mode": "View",
  "view-beside": "Both",
  "view-slider": "Slider",
  "view-cutout": "Cutout",
  "view-original": "Original",
  "view-mask": "Mask",
  "view-doubt": "Doubt",
  stage: "Picture",
  tools: "Tools",
  tool: "Tool",
  "tool-hand": "Look",
  "tool-erase": "Erase",
  "tool-restore": "Restore",
  "tool-box": "Cut what is in a box",
  brush: "Brush",
  "brush-size": "Size",
  "brush-hardness": "Hardness",
  "brush-snap": "Follow edges",
  undo: "Undo",
  redo: "Redo",
  "clear-edits": "As it was",
  zoom: "Zoom",
  "zoom-out": "Smaller",
  "zoom-in": "Larger",
  "zoom-fit": "Fit the picture in",
  "quick-look": "Quick look first",
  split: "Divide between original and cutout",
  output: "Save",
  format: "Format",
  "format-png": "PNG",
  "format-webp": "WebP",
  "format-jpeg": "JPEG",
  "format-mask": "Mask",
  "format-zip": "Layers",
  lossless: "Lossless",
  quality: "Quality",
  "layers-hint": "Cutout, mask, trimap, shadow and background in a ZIP.",
  background: "Background",
  "background-none": "Transparent",
  "background-white": "White",
  "background-black": "Black",
  "background-own": "Own colour",
  "background-gradient": "Gradient",
  "background-image": "Own image",
  "background-blur": "Blurred original",
  "eye-dropper": "Take a colour from the screen",
  "gradient-from": "From",
  "gradient-to": "To",
  "gradient-angle": "Direction",
  "choose-image": "Choose an image",
  fit: "Size of the image",
  "fit-cover": "Fill",
  "fit-contain": "Show whole",
  around: "Around it",
  "image-place": "Place of the image",
  blur: "Blur",
  shadow: "Shadow",
  "shadow-none": "None",
  "shadow-drop": "On a wall",
  "shadow-contact": "On the floor",
  "shadow-strength": "Strength",
  layout: "Layout",
  "layout-photo": "As photo",
  "layout-crop": "Crop",
  "layout-aspect": "Aspect",
  "layout-size": "Size",
  "layout-marketplace": "Marketplace",
  "layout-shop": "Shop",
  "layout-square": "Square",
  "layout-portrait": "Portrait",
  "layout-story": "Story",
  "layout-link": "Link",
  "layout-passport": "Passport",
  "layout-passport-us": "US passport",
  "layout-avatar": "Avatar",
  "aspect-width": "Width",
  "aspect-height": "Height",
  "size-width": "Width",
  "size-height": "Height",
  "size-unit": "Unit",
  "unit-px": "px",
  "unit-mm": "mm",
  "unit-in": "in",
  "crop-first": "Crop to the subject first",
  "crop-margin": "Margin",
  "scale-subject": "Scale the subject",
  scale: "Fills",
  "move-subject": "Move the subject",
  "subject-place": "Place of the subject",
  edges: "Edges",
  feather: "Soften",
  "shift-edge": "Move",
  "fill-holes": "Fill holes",
  "drop-crumbs": "Drop small parts",
  translucent: "Let light through glass",
  decontaminate: "Remove the old background’s colour",
  "file-name": "File name",
  "name-pattern": "Pattern for file names",
  "name-mistake": "A name cannot have this in it.",
  "name-hint": "For all files. Filled in for you:",
  download: "Download",
  copy: "Copy",
  share: "Share",
  timings: "How it was cut",
  level: "Quality",
  model: "Network",
  backend: "Runs on",
  booting: "Getting ready",
  settings: "Settings",
  "offline-ready": "Works offline",
  "update-ready": "Update",
  "update-title": "Update now?",
  "update-later": "Later",
  "update-now": "Update",
  "not-kept-title": "The browser had no room to keep the network.",
  "not-kept-advice": "It works from memory this once and is fetched again next time.",
  "not-kept-make-room": "Make room",
  "backends-title": "What the network runs on",
  "backends-lead":
    "Before anything gets your picture it must give the right answer for a test picture. What is fastest and right is used.",
  "show-backends": "Compare what it can run on",
  "test-backends": "Test again",
  close: "Close",
  privacy: "Privacy",
  "privacy-title": "Privacy and storage",
  requests: "requests since Offcut was ready",
  uploaded: "bytes uploaded",
  "why-nothing-leaves":
    "Pictures are opened and cut on this device. The page’s policy, enforced by the browser, forbids every other address, and from its own it only fetches files.",
  requested: "What was fetched",
  "how-to-check":
    "See for yourself: open the browser’s developer tools (F12), choose Network and cut a picture. Or pull the plug: Offcut goes on working.",
  "model-in-use": "Network in use",
  kept: "Kept on this device",
  "nothing-kept": "No network is kept here.",
  "kept-networks": "Networks (IndexedDB)",
  "kept-rest": "Page, Python and ONNX Runtime (Cache Storage)",
  "kept-total": "In all",
  "network-title": "Add a network",
  "network-lead": "A network of your own, in the ONNX format. It stays on this device.",
  "network-file": "File",
  "network-family": "Family",
  "network-manifest": "Manifest",
  "network-name": "Name",
  "network-licence": "Licence",
  "network-values": "Values",
  "network-rule": "Size",
  "network-fixed": "Fixed",
  "network-shortest": "As the picture",
  "network-channels": "Channels",
  "network-scaling": "Divided by",
  "network-scaling-255": "255",
  "network-scaling-maximum": "Brightest",
  "network-mean": "Mean",
  "network-std": "Standard deviation",
  "network-output": "Output",
  "network-output-unit": "Opacity",
  "network-output-minmax": "Stretched",
  "network-output-sigmoid": "Logits",
  "network-trying": "Trying it out on a test picture",
  "network-cancel": "Cancel",
  "network-add": "Add",
  "keep-pictures": "Keep my pictures in this browser",
  "delete-pictures": "Delete them from this device; those in the list stay until the page is closed",
  samples: "or try one of these",
  "sample-astronaut": "Astronaut",
  "sample-cat": "Cat",
  "sample-coffee": "Cup of coffee",
  "sample-rocket": "Rocket",
  how: "How it works",
  "how-open": "The picture is opened here, on this device.",
  "how-find": "A network says of every spot how much of it belongs to the subject. That is the mask.",
  "how-cut": "The edges are refined, the old background’s colour is taken out of them, and the rest is gone.",
  "how-good": "Works well",
  "how-good-words":
    "A person, an animal or a thing: one subject, whole and in focus, that stands out from what is behind it.",
  "how-hard": "Difficult, and what helps",
  "how-hair": "Hair and fur",
  "how-hair-help":
    "Soft, but not strand by strand. Balanced and Best find more than Fast; Doubt shows where to touch up.",
  "how-glass": "Glass, veils, smoke",
  "how-glass-help":
    "They come out too solid. Let light through glass, under Edges, does most for Best; a large, soft brush does the rest.",
  "how-blur": "Motion blur",
  "how-blur-help": "Its trail is cut off too hard. Soften it under Edges, or erase what is left of it.",
  "how-contrast": "Like its background",
  "how-contrast-help": "Parts may be missing. Paint them back with Restore; Follow edges helps.",
  "how-several": "Several subjects, print",
  "how-several-help":
    "In a crowd, on a poster or a page, Offcut cannot know what you mean. Draw a box around it; several boxes add up.",
  "how-check": "Nothing is uploaded",
  "how-networks": "The networks",
  "how-networks-words":
    "Others have trained them to find what stands out in a photo; their papers say on which pictures.",
  "how-samples": "The samples",
  "how-samples-words":
    "Eileen Collins: NASA, public domain. Chelsea the cat: Stefan van der Walt, CC0. Coffee: Rachel Michetti, CC0. Falcon 9: SpaceX, public domain.",
  "how-licences": "All licences",
  shortcuts: "Keyboard shortcuts",
  "single-keys": "Keys that work without another one held down",
  language: "Language",
  "language-title": "Change the language now?",
  "language-later": "Keep it",
  "language-now": "Change",
};

export const site = {
  unknown: "–",
  /** @param {string} usage @param {string} quota */
  total: (usage, quota) => `${usage} of the ${quota} the browser allows`,
  /** @param {{licence: string, source: string, note: string}} model */
  licence: ({ licence, source, note }) =>
    [nameLicence(licence), source.replace("https://", ""), note].filter(Boolean).join(" · "),
  /** @param {string} size */
  unfinished: (size) => `${size}, not finished`,
  /** @param {string} name */
  remove: (name) => `Delete ${name} from this device; it is fetched again when it is needed`,
  /** @param {string} name */
  removeOwn: (name) => `Delete ${name} from this device; to use it again, its file has to be added again`,
  persisted: "The browser has agreed to keep this until you delete it.",
  notPersisted: "The browser has not agreed to keep this: it may clear it when the disk is full.",
  persistenceUnasked:
    "After the first cutout, Offcut asks the browser to keep this even when the disk is full.",
  /** @param {number} count */
  loss: (count) =>
    count === 1
      ? "The page starts anew, and the picture in the list will be gone. Save it first."
      : `The page starts anew, and the ${count} pictures in the list will be gone. Save them first.`,
};

/** @param {string} spdx */
function nameLicence(spdx) {
  return spdx === "NOASSERTION" ? "Licence not stated" : `Licence ${spdx.replace("LicenseRef-", "")}`;
}

export const network = {
  other: "Another family",
  manifest: "As a manifest says (JSON)",
  height: "Height",
  width: "Width",
  side: "Shorter side",
  multiple: "Multiple of",
  /** @param {string} source */
  documented: (source) => `Values from ${source.replace("https://", "")}`,
};

/** @type {Record<Level, string>} */
export const levels = { fast: "Fast", balanced: "Balanced", best: "Best" };

/** @type {Record<BackendName, string>} */
export const backends = {
  wasm: "Processor",
  webgl: "WebGL",
  webgpu: "WebGPU",
  "webgpu-f16": "WebGPU, 16 bits",
};

/** @type {Record<BackendFacts["state"], string>} */
export const verdicts = {
  trusted: "Right",
  wrong: "Wrong, so it is not used",
  failed: "Stopped while it was tried, so it is not used",
  absent: "Not here",
  unsuited: "Cannot run this network",
  untested: "Not tried yet",
};

/** @type {Record<string, string>} */
export const models = { u2netp: "U²-Netp", isnet: "ISNet" };

/** Of a network's card. */
export const card = {
  paper: "Paper",
  licence: "Licence",
  weights: "Weights",
};

export const shortcuts = {
  /** @type {Record<ShortcutGroup, string>} */
  groups: { pictures: "Pictures", view: "View", edit: "Touching up", page: "Page" },
  /** @type {Record<ShortcutName, string>} */
  names: {
    add: "Add pictures",
    paste: "Paste a picture",
    next: "Next picture",
    previous: "Previous picture",
    remove: "Remove the picture",
    download: "Download",
    copy: "Copy",
    beside: "Original and cutout",
    slider: "Slider",
    cutout: "Cutout",
    original: "Original",
    mask: "Mask",
    doubt: "Doubt",
    larger: "Larger",
    smaller: "Smaller",
    fit: "Fit in",
    hand: "Look",
    erase: "Erase",
    restore: "Restore",
    box: "Box",
    thinner: "Smaller brush",
    thicker: "Larger brush",
    undo: "Undo",
    redo: "Redo",
    move: "In the picture: move it, or the brush",
    draw: "In the picture: begin and end a stroke",
    help: "This list",
    leave: "Close, or put the tool away",
  },
  /** Keys that have a name instead of a sign. @type {Record<string, string>} */
  keys: { Control: "Ctrl", Shift: "Shift", Delete: "Del", Escape: "Esc", " ": "Space" },
};

/** @type {string} */
export const automatic = "Automatic";

/** @type {Record<Stage, string>} */
export const stages = {
  runtime: "Fetching the tools",
  model: "Fetching the network",
  session: "Waking the network",
  decode: "Opening the picture",
  preprocess: "Preparing",
  inference: "Finding the subject",
  refine: "Refining the edges",
  composite: "Cutting out",
  encode: "Writing the file",
};

export const status = {
  booting: texts.booting,
  ready: "Ready",
  failed: "Not ready",
  queued: "Waiting",
  waitingForEngine: "Starts as soon as Offcut is ready",
  working: "Starting",
  cancelled: "Stopped",
  paused: "Paused",
  rendering: "Updating",
  changed: "Changed",
  testing: "Testing",
  /** @param {number} share */
  zoom: (share) => new Intl.NumberFormat(language, { style: "percent" }).format(share),
  /** @param {number} count */
  pixels: (count) => `${new Intl.NumberFormat(language).format(count)} px`,
  /** @param {number} count */
  number: (count) => new Intl.NumberFormat(language).format(count),
  /** @param {number} count */
  percent: (count) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(count / 100),
  /** @param {number} angle */
  degrees: (angle) =>
    new Intl.NumberFormat(language, { style: "unit", unit: "degree", unitDisplay: "narrow" }).format(angle),
  /** @param {string} size such as 1200x1600 or 35x45mm */
  exactSize: (size) => size.replace("x", " × ").replace(/(mm|in)$/, " $1"),
  /** @param {string} count */
  megapixels: (count) => `${count} megapixels`,
  /** @param {string} part @param {string} whole */
  bytes: (part, whole) => `${part} of ${whole}`,
  /** @param {string} time */
  remaining: (time) => `about ${time} left`,
  /** @param {number} count */
  threads: (count) => (count === 1 ? "1 thread" : `${count} threads`),
  /** @param {string} size */
  memory: (size) => `up to ${size} of memory`,
  /** @param {number} done @param {number} total */
  queue: (done, total) => `${done} of ${total} done`,
};

/** The nine places in a picture, line by line. */
export const places = [
  "Top left",
  "Top",
  "Top right",
  "Left",
  "Centre",
  "Right",
  "Bottom left",
  "Bottom",
  "Bottom right",
];

/** What a preset makes, and what is left to the person. @type {Record<string, string>} */
export const presetHints = {
  marketplace: "2000 × 2000, the product fills 85%.",
  shop: "2048 × 2048, the product fills 90%.",
  passport: "35 × 45 mm at 300 dpi. Check that the face fills 70 to 80% of the height.",
  "passport-us": "2 × 2 in at 300 dpi. Check that the head fills 50 to 69% of the height.",
  square: "1080 × 1080",
  portrait: "1080 × 1350",
  story: "1080 × 1920",
  link: "1200 × 630",
  avatar: "512 × 512",
};

/** What a person should do with a result, by verdict. @type {Record<CutVerdict, Explanation | null>} */
export const cutVerdicts = {
  good: null,
  "check-edges": {
    title: "Check the edges.",
    advice: "Some are soft or uncertain: Doubt shows where. The brushes and Edges help.",
  },
  "subject-unclear": {
    title: "It is not clear what the subject is.",
    advice: "Draw a box around it below the picture, or try another quality.",
  },
};

export const actions = {
  /** @param {string} name */
  show: (name) => `Show ${name}`,
  /** @param {string} name */
  cancel: (name) => `Stop ${name}`,
  /** @param {string} name */
  retry: (name) => `Try ${name} again`,
  /** @param {string} name */
  remove: (name) => `Remove ${name}`,
  /** @param {number} count */
  downloadAll: (count) => `Download all ${count}`,
  /** @param {number} count */
  downloadChosen: (count) => `Download ${count} selected`,
  /** @param {number} count */
  saveAll: (count) => `Save all ${count} into a folder`,
  /** @param {number} count */
  saveChosen: (count) => `Save ${count} selected into a folder`,
  /** @param {number} chosen 0 means all */
  spread: (chosen) => (chosen > 0 ? `Use for ${chosen} selected` : "Use for all"),
  /** @param {string} name */
  choose: (name) => `Select ${name}`,
  /** @param {number} packed @param {number} total */
  packing: (packed, total) => `Packing ${packed + 1} of ${total}`,
  /** Why a picture did not get there. @type {Record<Way, Explanation>} */
  notHandedOver: {
    copy: {
      title: "This could not be copied.",
      advice: "The browser did not allow it. Download it instead.",
    },
    share: {
      title: "This could not be shared.",
      advice: "No program took it. Download it instead.",
    },
  },
  /** @param {string} size */
  cutReduced: (size) => `Cut it at ${size}`,
  /** @param {string} choice */
  cutAgain: (choice) => `Cut again: ${choice}`,
};

export const queue = {
  pause: "Pause: the picture under way is finished first",
  continue: "Continue",
  cancelAll: "Stop all that are waiting or under way",
  clear: "Remove all",
  /** @param {number} count */
  removeChosen: (count) => `Remove ${count} selected`,
  /** @param {number} count */
  cancelChosen: (count) => `Stop ${count} selected`,
  /** @param {number} count */
  retryAll: (count) => (count === 1 ? "Try again the one that stopped or failed" : `Try ${count} again`),
  /** @param {number} count */
  chosen: (count) => `${count} selected`,
  /** @param {number} count */
  doubtful: (count) => (count === 1 ? "1 needs a look" : `${count} need a look`),
  doubtfulFirst: "Show what needs a look first",
  ownOrder: "Back to your own order",
  /** @param {number} count */
  removed: (count) => (count === 1 ? "1 picture removed." : `${count} pictures removed.`),
};

/** What is said of the list being kept, by `phase`. */
export const workspace = {
  offer: "Keep these pictures in this browser, so that they are here after a reload?",
  /** @type {Record<WorkspacePhase, string>} */
  phases: {
    unknown: "",
    off: "Pictures and cutouts are gone when the page is closed.",
    on: "The list comes back when the page is opened again. Anyone who uses this browser can see it.",
    elsewhere: "Another tab keeps its pictures. Those in this tab are gone when it is closed.",
    unavailable: "This browser cannot keep them: they are gone when the page is closed.",
  },
  /** @param {number} count */
  count: (count) => (count === 1 ? "1 picture" : `${count} pictures`),
  full: "The browser has no room left: the newest changes are not kept. Save them first, or remove pictures.",
  /** @param {number} count */
  unkept: (count) =>
    count === 1
      ? "1 picture could not be kept. Save it first."
      : `${count} pictures could not be kept. Save them first.`,
};

export const saving = {
  /** @param {number} missing @param {number} total @param {string} names */
  incomplete: (missing, total, names) => `${missing} of ${total} could not be saved: ${names}.`,
};

export const announcements = {
  /** @param {string} name @param {number} place @param {number} total */
  moved: (name, place, total) => `${name} is now ${place} of ${total}.`,
  /** @param {number} count */
  chosen: (count) => (count === 0 ? "None selected." : `${count} selected.`),
  paused: "Paused.",
  continued: "Going on.",
  ready: "Offcut is ready.",
  /** @param {number} count */
  added: (count) => (count === 1 ? "1 picture added." : `${count} pictures added.`),
  /** @param {string} name @param {string} stage */
  stage: (name, stage) => `${name}: ${stage}.`,
  /** @param {string} name */
  done: (name) => `${name} is cut out.`,
  /** @param {string} name @param {string} title */
  failed: (name, title) => `${name}: ${title}`,
  /** @param {string} name */
  cancelled: (name) => `${name} was stopped.`,
  /** @type {Record<Way, (name: string) => string>} */
  handedOver: {
    copy: (name) => `${name} is copied.`,
    share: (name) => `${name} is shared.`,
  },
  /** @param {string} name */
  networkAdded: (name) => `${name} is added.`,
};

export const alt = {
  /** @param {string} name */
  original: (name) => `Original of ${name}`,
  /** @param {string} name */
  result: (name) => `Cutout of ${name}`,
};

/** @type {Record<ErrorCode, Explanation>} */
export const errors = {
  "unsupported-format": {
    title: "This is not a picture Offcut can read.",
    advice: "Use a JPEG, PNG, WebP, AVIF, GIF, BMP or TIFF file.",
  },
  "image-too-large": { title: "This picture is too large.", advice: "Make a smaller copy and try that." },
  truncated: {
    title: "This picture breaks off before its end.",
    advice: "It may not have been copied completely. Fetch it again from where it came from.",
  },
  "empty-file": {
    title: "This file is empty.",
    advice: "It may not have been copied completely. Fetch it again from where it came from.",
  },
  unreadable: {
    title: "This could not be opened.",
    advice: "It may have been moved, or you may lack permission. Check it and add it again.",
  },
  manifest: {
    title: "This network is not known here.",
    advice: "Choose another one under Network.",
  },
  "unfit-network": {
    title: "This file cannot be used as a network.",
    advice: "Choose another one.",
  },
  integrity: {
    title: "A downloaded part arrived damaged and was not used.",
    advice: "Try again. If it happens twice, something between you and this site changes files.",
  },
  download: {
    title: "A part of Offcut could not be fetched.",
    advice: "Check the connection and try again.",
  },
  "out-of-memory": {
    title: "There was not enough memory.",
    advice: "Close other tabs, or try a smaller copy or the Fast quality.",
  },
  "backend-unavailable": {
    title: "This device cannot run the network that way.",
    advice: "Set Runs on to Automatic and try again.",
  },
  "wrong-result": {
    title: "The network gave an unusable answer.",
    advice: "Set Runs on to Processor and try again.",
  },
  "invalid-option": {
    title: "These settings do not go together.",
    advice: "Change quality, network, format or background and try again.",
  },
  cancelled: { title: "This was stopped.", advice: "Try again whenever you like." },
  internal: {
    title: "Something went wrong inside Offcut.",
    advice: "Try again. If it comes back, reload the page.",
  },
};

/** @param {string} limit @returns {Explanation} */
export const tooLarge = (limit) => ({
  ...errors["image-too-large"],
  advice: `There is room here for ${limit} and 16,384 pixels a side.`,
});

/** Formats that only some browsers open, by their name in an error. @type {Record<string, string>} */
export const formats = { avif: "AVIF", heic: "HEIC", jxl: "JPEG XL" };

/** @param {string} format @returns {Explanation} */
export const unsupported = (format) => ({
  title: `This browser cannot open ${format} pictures.`,
  advice: "Save it as JPEG or PNG in the app it comes from, or try another browser.",
});

/** What a code alone does not tell, by the reason in its details. @type {Record<string, Explanation>} */
export const reasons = {
  transparent: {
    title: "This browser cannot open this transparent picture.",
    advice:
      "It would change the colours. Save it as PNG in the app it comes from, or try a Chromium browser.",
  },
  "not-onnx": {
    title: "This file is not a network in the ONNX format.",
    advice:
      "Choose one that ends in .onnx and was copied completely. PyTorch or TensorFlow files have to be exported first.",
  },
  opset: {
    title: "This network uses operations that are not known here.",
    advice: "Export it again for an older version of ONNX, such as opset 17.",
  },
  "external-data": {
    title: "This network keeps its weights in a second file.",
    advice: "Save it as one .onnx file, without external data.",
  },
  graph: {
    title: "This network cannot be run here.",
    advice: "ONNX Runtime does not accept its graph. Try another export of it.",
  },
  inputs: {
    title: "This network does not take just a picture.",
    advice: "It must have one input: a colour picture of 1 × 3 × height × width, in 32-bit numbers.",
  },
  outputs: {
    title: "This network does not give a mask.",
    advice: "Its output must be one value a pixel; networks that name or locate things give something else.",
  },
  "dry-run": {
    title: "This network gave no mask for a test picture.",
    advice: "Check the family and, under Values, the size.",
  },
  draft: {
    title: "These values do not describe a network.",
    advice: "One is missing or means nothing. Check them, or the manifest.",
  },
  "other-file": {
    title: "The manifest belongs to another file.",
    advice: "The sha256 in it is not that of the network you chose.",
  },
  lost: {
    title: "A part of this network is lost.",
    advice: "Delete it under Privacy and add its file again.",
  },
  "disk-full": { title: "There is no room on the disk.", advice: "Make some and save again." },
  "not-allowed": {
    title: "The browser may not write there.",
    advice: "Choose another place, or allow it when the browser asks.",
  },
  "not-written": { title: "This could not be written.", advice: "Choose another place and save again." },
  "no-room": {
    title: "The browser has no room for this network.",
    advice: "Delete another one under Privacy, or make room on the disk.",
  },
};

export const emptyFolder = {
  title: "There are no pictures in this folder.",
  advice: "Choose another folder, or drop the files themselves.",
};

/** Words for warnings of the report, by code; a code that is not here shows the report's own message. @type {Record<string, string>} */
export const warnings = {
  "profile-dropped": "Its colour profile did not fit and was left out.",
  "first-frame-only": "Only the first frame was used.",
  "bit-depth-reduced": "16 bits a channel became 8.",
  "browser-decoded":
    "This browser opened it, in sRGB with 8 bits a channel; its colour profile was not kept.",
  "colour-converted": "Its CMYK colours were converted to RGB; they may look a little different.",
  "backend-wrong": "This GPU’s result was wrong, so the processor is used.",
  "backend-failed": "This GPU stopped while it was tried, so the processor is used.",
  "backend-restarted": "It stopped in the middle and was started again.",
  "backend-replaced": "The GPU gave up on this picture, so the processor was used.",
  "no-subject": "No subject was found to crop to or to move.",
  enlarged: "The photo was enlarged, which makes it less sharp.",
  reduced: "The photo was reduced.",
  "background-added": "JPEG has no transparency, so the background is white.",
};
