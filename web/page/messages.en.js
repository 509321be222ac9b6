/**
 * Every word a person reads, in English. Each other language is a file of this shape; language.js chooses.
 *
 * @typedef {{title: string, advice: string}} Explanation
 */

/** @import {WorkspacePhase} from "./state/types.js" */
/** @import {ErrorCode} from "../shared/errors.js" */
/** @import {BackendFacts, BackendName, CutVerdict, Level, Stage} from "../shared/types.js" */
/** @import {Way} from "./state/types.js" */
/** @import {ShortcutGroup, ShortcutName} from "./commands/types.js" */

/** @type {string} */
export const language = "en";

/** Texts of the fragments, by the key in `data-text` and `data-label`; the build fills these in. */
export const texts = {
  "welcome-title": "Just the subject.",
  "welcome-lead": "Drop in a photo and get it back without its background.",
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
  "view-uncertainty": "Uncertain areas",
  stage: "Picture",
  tools: "Tools",
  tool: "Tool",
  "tool-hand": "Pan",
  "tool-erase": "Erase",
  "tool-restore": "Restore",
  "tool-box": "Cut only inside a box",
  brush: "Brush",
  "brush-size": "Size",
  "brush-hardness": "Hardness",
  "brush-snap": "Follow edges",
  undo: "Undo",
  redo: "Redo",
  "clear-edits": "Reset edits",
  zoom: "Zoom",
  "zoom-out": "Zoom out",
  "zoom-in": "Zoom in",
  "zoom-fit": "Fit to view",
  "quick-look": "Quick preview first",
  split: "Divider between original and cutout",
  output: "Save",
  format: "Format",
  "format-png": "PNG",
  "format-webp": "WebP",
  "format-jpeg": "JPEG",
  "format-mask": "Mask",
  "format-zip": "Layers",
  lossless: "Lossless",
  quality: "Quality",
  "layers-hint": "Cutout, mask, trimap, shadow and background in one ZIP.",
  background: "Background",
  "background-none": "Transparent",
  "background-white": "White",
  "background-black": "Black",
  "background-own": "Custom colour",
  "background-gradient": "Gradient",
  "background-image": "Your image",
  "background-blur": "Blurred original",
  "eye-dropper": "Pick a colour from the screen",
  "gradient-from": "From",
  "gradient-to": "To",
  "gradient-angle": "Direction",
  "choose-image": "Choose an image",
  fit: "Image fit",
  "fit-cover": "Fill",
  "fit-contain": "Fit",
  around: "Around it",
  "image-place": "Image position",
  blur: "Blur",
  shadow: "Shadow",
  "shadow-none": "None",
  "shadow-drop": "On a wall",
  "shadow-contact": "On the floor",
  "shadow-strength": "Strength",
  layout: "Layout",
  "layout-photo": "Original",
  "layout-crop": "Crop",
  "layout-aspect": "Ratio",
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
  "subject-place": "Subject position",
  edges: "Edges",
  feather: "Soften",
  "shift-edge": "Expand or shrink",
  "fill-holes": "Fill holes",
  "drop-crumbs": "Remove small parts",
  translucent: "Let light through glass",
  decontaminate: "Remove the old background’s colour",
  "file-name": "File name",
  "name-pattern": "File name pattern",
  "name-mistake": "File names can’t contain these characters.",
  "name-hint": "For all files. These are filled in for you:",
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
  "updated-title": "Offcut was updated in another tab.",
  "updated-advice": "This tab keeps its version until you reload it.",
  "updated-reload": "Reload",
  "not-kept-title": "The browser had no room to store the network.",
  "not-kept-advice": "It runs from memory this time and is downloaded again next time.",
  "not-kept-make-room": "Free up space",
  "backends-title": "What the network runs on",
  "backends-lead":
    "Each option must get a test picture right before it is given yours. The fastest one that does is used.",
  "show-backends": "Compare processor and GPU options",
  "test-backends": "Test again",
  close: "Close",
  privacy: "Privacy",
  "privacy-title": "Privacy and storage",
  requests: "requests since Offcut was ready",
  uploaded: "bytes uploaded",
  "why-nothing-leaves":
    "Pictures are opened and cut out on this device. The browser enforces a policy that keeps this page from contacting any other site, and from its own it only downloads files.",
  requested: "What was requested",
  "how-to-check":
    "See for yourself: open the browser’s developer tools (F12), choose Network and cut out a picture. Or disconnect from the internet: Offcut keeps working.",
  "model-in-use": "Network in use",
  kept: "Stored on this device",
  "nothing-kept": "No networks are stored here.",
  "kept-networks": "Networks (IndexedDB)",
  "kept-rest": "Page, Python and ONNX Runtime (Cache Storage)",
  "kept-total": "Total",
  "network-title": "Add a network",
  "network-lead": "Use a network of your own, in ONNX format. It stays on this device.",
  "network-file": "File",
  "network-family": "Family",
  "network-manifest": "Manifest",
  "network-name": "Name",
  "network-licence": "Licence",
  "network-values": "Values",
  "network-rule": "Size",
  "network-fixed": "Fixed",
  "network-shortest": "Match the picture",
  "network-channels": "Channels",
  "network-scaling": "Divide by",
  "network-scaling-255": "255",
  "network-scaling-maximum": "Brightest value",
  "network-mean": "Mean",
  "network-std": "Standard deviation",
  "network-output": "Output",
  "network-output-unit": "Opacity",
  "network-output-minmax": "Min–max",
  "network-output-sigmoid": "Logits",
  "network-trying": "Trying it on a test picture",
  "network-cancel": "Cancel",
  "network-add": "Add",
  "keep-pictures": "Keep my pictures in this browser",
  "delete-pictures": "Delete the stored pictures; those in the list stay until you close the page",
  samples: "or try one of these",
  "sample-astronaut": "Astronaut",
  "sample-cat": "Cat",
  "sample-coffee": "Cup of coffee",
  "sample-rocket": "Rocket",
  how: "How it works",
  "how-open": "The picture is opened here, on this device.",
  "how-find": "A neural network marks, pixel by pixel, what belongs to the subject. The result is the mask.",
  "how-cut":
    "The edges are refined and cleaned of the old background’s colour. Everything else becomes transparent.",
  "how-good": "Works well",
  "how-good-words":
    "A person, an animal or an object: one subject, fully in the frame, in focus, and clearly different from what is behind it.",
  "how-hard": "Tricky, and what helps",
  "how-hair": "Hair and fur",
  "how-hair-help":
    "Soft, but not strand by strand. Balanced and Best find more than Fast; Uncertain areas shows where to touch up.",
  "how-glass": "Glass, veils, smoke",
  "how-glass-help":
    "They come out too solid. Under Edges, turn on Let light through glass; it helps most with Best. Touch up the rest with a large, soft brush.",
  "how-blur": "Motion blur",
  "how-blur-help": "The trail is cut off too sharply. Soften it under Edges, or erase what is left of it.",
  "how-contrast": "Blends into its background",
  "how-contrast-help": "Parts may be missing. Paint them back with Restore; Follow edges makes it easier.",
  "how-several": "Several subjects, printed pages",
  "how-several-help":
    "In a crowd, on a poster or on a page, Offcut can’t know what you want. Draw a box around it, or several boxes.",
  "how-check": "Nothing is uploaded",
  "how-networks": "The networks",
  "how-networks-words":
    "Researchers trained them to find what stands out in a photo. Their papers say which pictures they used.",
  "how-samples": "The samples",
  "how-samples-words":
    "Eileen Collins: NASA, public domain. Chelsea the cat: Stefan van der Walt, CC0. Coffee: Rachel Michetti, CC0. Falcon 9: SpaceX, public domain.",
  "how-licences": "All licences",
  shortcuts: "Keyboard shortcuts",
  "single-keys": "Single-key shortcuts",
  language: "Language",
  "language-title": "Change the language now?",
  "language-later": "Not now",
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
  unfinished: (size) => `${size}, incomplete`,
  /** @param {string} name */
  remove: (name) => `Delete ${name} from this device; it is downloaded again when needed`,
  /** @param {string} name */
  removeOwn: (name) => `Delete ${name} from this device; to use it again, add its file again`,
  persisted: "The browser will keep this until you delete it.",
  notPersisted: "The browser may delete this when the disk is full.",
  persistenceUnasked:
    "After your first cutout, Offcut asks the browser to keep this even when the disk is full.",
  /** @param {number} count */
  loss: (count) =>
    count === 1
      ? "The page reloads, and the picture in the list will be lost. Save it first."
      : `The page reloads, and the ${count} pictures in the list will be lost. Save them first.`,
};

/** @param {string} spdx */
function nameLicence(spdx) {
  return spdx === "NOASSERTION" ? "Licence not stated" : `Licence ${spdx.replace("LicenseRef-", "")}`;
}

export const network = {
  other: "Another family",
  manifest: "From a manifest (JSON)",
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
  trusted: "Works",
  wrong: "Gives wrong results, so it isn’t used",
  failed: "Stopped working during the test, so it isn’t used",
  absent: "Not available",
  unsuited: "Can’t run this network",
  untested: "Not tested yet",
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
  groups: { pictures: "Pictures", view: "View", edit: "Touch up", page: "Page" },
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
    uncertainty: "Uncertain areas",
    larger: "Zoom in",
    smaller: "Zoom out",
    fit: "Fit to view",
    hand: "Pan",
    erase: "Erase",
    restore: "Restore",
    box: "Box",
    thinner: "Smaller brush",
    thicker: "Larger brush",
    undo: "Undo",
    redo: "Redo",
    move: "In the picture: pan, or move the brush",
    draw: "In the picture: start or end a stroke",
    help: "Show this list",
    leave: "Close, or leave the tool",
  },
  /** Keys that have a name instead of a sign. @type {Record<string, string>} */
  keys: { Control: "Ctrl", Shift: "Shift", Delete: "Del", Escape: "Esc", " ": "Space" },
};

/** @type {string} */
export const automatic = "Automatic";

/** @type {Record<Stage, string>} */
export const stages = {
  runtime: "Loading the tools",
  model: "Loading the network",
  session: "Starting the network",
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
  stalled: "No data arrives. Trying again",
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
  marketplace: "2000 × 2000; the product fills 85%.",
  shop: "2048 × 2048; the product fills 90%.",
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
    advice:
      "Some are soft or uncertain: Uncertain areas shows where. Use the brushes, or the options under Edges.",
  },
  "subject-unclear": {
    title: "It’s not clear what the subject is.",
    advice: "Draw a box around it with the tool below the picture, or try another quality.",
  },
};

export const actions = {
  /** @param {string} name */
  show: (name) => `Show ${name}`,
  /** @param {string} name */
  cancel: (name) => `Stop ${name}`,
  /** @param {string} name */
  retry: (name) => `Retry ${name}`,
  /** @param {string} name */
  remove: (name) => `Remove ${name}`,
  /** @param {number} count */
  downloadAll: (count) => `Download all ${count}`,
  /** @param {number} count */
  downloadChosen: (count) => `Download ${count} selected`,
  /** @param {number} count */
  saveAll: (count) => `Save all ${count} to a folder`,
  /** @param {number} count */
  saveChosen: (count) => `Save ${count} selected to a folder`,
  /** @param {number} chosen 0 means all */
  spread: (chosen) => (chosen > 0 ? `Apply to ${chosen} selected` : "Apply to all"),
  /** @param {string} name */
  choose: (name) => `Select ${name}`,
  /** @param {number} packed @param {number} total */
  packing: (packed, total) => `Packing ${packed + 1} of ${total}`,
  /** Why a picture did not get there. @type {Record<Way, Explanation>} */
  notHandedOver: {
    copy: {
      title: "This couldn’t be copied.",
      advice: "The browser didn’t allow it. Download it instead.",
    },
    share: {
      title: "This couldn’t be shared.",
      advice: "No app accepted it. Download it instead.",
    },
  },
  /** @param {string} size */
  cutReduced: (size) => `Cut out at ${size}`,
  /** @param {string} choice */
  cutAgain: (choice) => `Cut out again: ${choice}`,
};

export const queue = {
  pause: "Pause after the current picture",
  continue: "Resume",
  cancelAll: "Stop all waiting and running",
  clear: "Remove all",
  /** @param {number} count */
  removeChosen: (count) => `Remove ${count} selected`,
  /** @param {number} count */
  cancelChosen: (count) => `Stop ${count} selected`,
  /** @param {number} count */
  retryAll: (count) => (count === 1 ? "Retry 1 picture" : `Retry ${count} pictures`),
  /** @param {number} count */
  chosen: (count) => `${count} selected`,
  /** @param {number} count */
  toReview: (count) => (count === 1 ? "1 needs a look" : `${count} need a look`),
  reviewFirst: "Put what needs a look first",
  ownOrder: "Back to your order",
  /** @param {number} count */
  removed: (count) => (count === 1 ? "1 picture removed." : `${count} pictures removed.`),
};

/** What is said of the list being kept, by `phase`. */
export const workspace = {
  offer: "Keep these pictures in this browser, so they are still here after a reload?",
  /** @type {Record<WorkspacePhase, string>} */
  phases: {
    unknown: "",
    off: "Pictures and cutouts are lost when you close the page.",
    on: "The list comes back when you reopen the page. Anyone who uses this browser can see it.",
    elsewhere: "Another tab is keeping its pictures. Those in this tab are lost when you close it.",
    unavailable: "This browser can’t keep pictures: they are lost when you close the page.",
  },
  /** @param {number} count */
  count: (count) => (count === 1 ? "1 picture" : `${count} pictures`),
  full: "The browser is out of space: your latest changes aren’t kept. Save your cutouts, or remove some pictures.",
  /** @param {number} count */
  unkept: (count) =>
    count === 1
      ? "1 picture couldn’t be kept. Save it before you close the page."
      : `${count} pictures couldn’t be kept. Save them before you close the page.`,
};

export const saving = {
  /** @param {number} missing @param {number} total @param {string} names */
  incomplete: (missing, total, names) => `${missing} of ${total} couldn’t be saved: ${names}.`,
};

export const announcements = {
  /** @param {string} name @param {number} place @param {number} total */
  moved: (name, place, total) => `${name} is now ${place} of ${total}.`,
  /** @param {number} count */
  chosen: (count) => (count === 0 ? "None selected." : `${count} selected.`),
  paused: "Paused.",
  continued: "Resumed.",
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
    copy: (name) => `${name} was copied.`,
    share: (name) => `${name} was shared.`,
  },
  /** @param {string} name */
  networkAdded: (name) => `${name} was added.`,
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
    title: "Offcut can’t read this file.",
    advice: "Use a JPEG, PNG, WebP, AVIF, GIF, BMP or TIFF picture.",
  },
  "image-too-large": { title: "This picture is too large.", advice: "Try a smaller copy." },
  truncated: {
    title: "This picture is incomplete.",
    advice: "Copy or download it again.",
  },
  "empty-file": {
    title: "This file is empty.",
    advice: "Copy or download it again.",
  },
  unreadable: {
    title: "This couldn’t be opened.",
    advice: "It may have been moved, or you may not have permission. Check, then add it again.",
  },
  manifest: {
    title: "This network is unknown.",
    advice: "Choose another one under Network.",
  },
  "unfit-network": {
    title: "This file can’t be used as a network.",
    advice: "Choose another file.",
  },
  integrity: {
    title: "A download was damaged and wasn’t used.",
    advice: "Try again. If it keeps happening, something between you and this site is changing files.",
  },
  download: {
    title: "Part of Offcut couldn’t be downloaded.",
    advice: "Check your connection and try again.",
  },
  "out-of-memory": {
    title: "There wasn’t enough memory.",
    advice: "Close other tabs, use a smaller copy, or set Quality to Fast.",
  },
  "backend-unavailable": {
    title: "This processor or GPU option doesn’t work here.",
    advice: "Set Runs on to Automatic and try again.",
  },
  "wrong-result": {
    title: "The network gave an unusable result.",
    advice: "Set Runs on to Processor and try again.",
  },
  "invalid-option": {
    title: "These settings don’t work together.",
    advice: "Change the quality, network, format or background and try again.",
  },
  cancelled: { title: "This was stopped.", advice: "You can try again at any time." },
  internal: {
    title: "Something went wrong in Offcut.",
    advice: "Try again. If it happens again, reload the page.",
  },
};

/** @param {string} limit @returns {Explanation} */
export const tooLarge = (limit) => ({
  ...errors["image-too-large"],
  advice: `This device can handle up to ${limit}, and 16,384 pixels a side.`,
});

/** Formats that only some browsers open, by their name in an error. @type {Record<string, string>} */
export const formats = { avif: "AVIF", heic: "HEIC", jxl: "JPEG XL" };

/** @param {string} format @returns {Explanation} */
export const unsupported = (format) => ({
  title: `This browser can’t open ${format} pictures.`,
  advice: "Save it as JPEG or PNG in the app it came from, or try another browser.",
});

/** @param {string} variant what Python calls it @returns {Explanation} */
export const unreadVariant = (variant) => ({
  title: `This is a ${variant}, which Offcut can’t read.`,
  advice: "Save it as PNG, or as JPEG with 8 bits, in the app it came from.",
});

/** What a code alone does not tell, by the reason in its details. @type {Record<string, Explanation>} */
export const reasons = {
  address: {
    title: "This is only the address of a picture.",
    advice: "Offcut fetches nothing from other sites. Save the picture first, or copy it (not its address).",
  },
  "no-picture": {
    title: "There is no picture in this.",
    advice: "Drop or paste a picture or its file.",
  },
  transparent: {
    title: "This browser can’t open this transparent picture.",
    advice:
      "It would change the colours. Save it as PNG in the app it came from, or try a Chromium-based browser.",
  },
  insecure: {
    title: "This address isn’t secure.",
    advice: "Offcut needs https. Open the same address with https:// at its beginning.",
  },
  "share-lost": {
    title: "What was shared couldn’t be read.",
    advice: "Share it again, or open it here with Choose pictures.",
  },
  "share-full": {
    title: "There was no room for all that was shared.",
    advice: "Free up space under Privacy, then share the rest again, or open it here with Choose pictures.",
  },
  "not-onnx": {
    title: "This file isn’t a network in ONNX format.",
    advice: "Choose a complete .onnx file. Export PyTorch or TensorFlow files to ONNX first.",
  },
  opset: {
    title: "This network uses operations that aren’t supported here.",
    advice: "Export it again for an older ONNX version, such as opset 17.",
  },
  "external-data": {
    title: "This network’s weights are in a second file.",
    advice: "Save it as a single .onnx file, without external data.",
  },
  graph: {
    title: "This network can’t run here.",
    advice: "ONNX Runtime rejects its graph. Try exporting it differently.",
  },
  inputs: {
    title: "This network’s input isn’t just a picture.",
    advice: "It must have one input: a colour picture of 1 × 3 × height × width, as 32-bit floats.",
  },
  outputs: {
    title: "This network’s output isn’t a mask.",
    advice: "It must be one value per pixel; networks that classify or locate objects give something else.",
  },
  "dry-run": {
    title: "This network produced no mask for a test picture.",
    advice: "Check the family and, under Values, the size.",
  },
  draft: {
    title: "These values don’t describe a network.",
    advice: "One is missing or invalid. Check them, or the manifest.",
  },
  "other-file": {
    title: "This manifest belongs to another file.",
    advice: "Its sha256 doesn’t match the network you chose.",
  },
  lost: {
    title: "Part of this network is missing.",
    advice: "Delete it under Privacy and add its file again.",
  },
  "disk-full": { title: "The disk is full.", advice: "Free up some space and save again." },
  "not-allowed": {
    title: "The browser isn’t allowed to save there.",
    advice: "Choose another place, or allow it when the browser asks.",
  },
  "not-written": { title: "This couldn’t be saved.", advice: "Choose another place and save again." },
  "no-room": {
    title: "The browser has no room for this network.",
    advice: "Delete another one under Privacy, or free up disk space.",
  },
};

/** @param {number} count @returns {Explanation} */
export const leftOut = (count) => ({
  title: count === 1 ? "1 shared file was left out." : `${count} shared files were left out.`,
  advice: "Up to 100 files, 512 MB together, can be shared at once. Share the rest again.",
});

export const emptyFolder = {
  title: "There are no pictures in this folder.",
  advice: "Choose another folder, or drop the files themselves.",
};

/** Words for warnings of the report, by code; a code that is not here shows the report's own message. @type {Record<string, string>} */
export const warnings = {
  "profile-dropped": "Its colour profile didn’t match and was left out.",
  "metadata-dropped": "Part of its metadata is damaged and was left out.",
  "resolution-dropped": "Its stated resolution is impossible and was left out.",
  "end-missing": "The end of the file is missing; at most, part of the last rows is lost.",
  "gain-map-dropped": "The gain map for HDR displays was left out.",
  "colours-to-srgb": "Its colours were converted to sRGB.",
  "colours-not-converted": "Offcut can’t read its colour description, so sRGB was assumed.",
  "adobe-rgb-by-exif": "It claims Adobe RGB but has no colour profile, so sRGB was assumed.",
  "first-frame-only": "Only the first frame was used.",
  "bit-depth-reduced": "It was reduced to 8 bits per channel.",
  "browser-decoded": "The browser opened it as 8-bit sRGB; its colour profile wasn’t kept.",
  "colour-converted": "Its CMYK colours were converted to RGB and may look slightly different.",
  "backend-wrong": "This GPU gives wrong results, so the processor is used.",
  "backend-failed": "This GPU stopped working during its test, so the processor is used.",
  "backend-restarted": "The network stopped partway and was restarted.",
  "backend-replaced": "The GPU couldn’t finish this picture, so the processor was used.",
  "no-subject": "No subject was found to crop to or move.",
  enlarged: "The photo was enlarged and is less sharp.",
  reduced: "The photo was made smaller.",
  "background-added": "JPEG can’t be transparent, so the background is white.",
  "background-not-converted":
    "A colour profile can’t be converted, so the background’s colours may look different.",
};

/** What is said of the picture that is laid behind. @param {string} words */
export const behind = (words) => `Background picture: ${words}`;
