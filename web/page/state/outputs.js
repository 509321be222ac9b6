/** How a cutout is written: the default, questions, and what one choice means for the others. */

import { OPTIONS, USUAL_QUALITY } from "../../shared/options.js";

/** @import {Output, OutputFormat} from "./types.js" */

/** @type {Pick<Output, "crop" | "size" | "aspect" | "scale" | "position" | "preset">} */
const OWN_LAYOUT = {
  crop: OPTIONS.crop.default,
  size: null,
  aspect: null,
  scale: null,
  position: null,
  preset: null,
};

/** @type {Pick<Output, "background" | "bg_image" | "bg_gradient" | "bg_blur">} */
const NOTHING_BEHIND = { background: null, bg_image: null, bg_gradient: null, bg_blur: null };

/** @type {Pick<Output, "format" | "quality" | "lossless">} */
const AS_PNG = { format: OPTIONS.format.default, quality: null, lossless: null };

/** @type {Readonly<Output>} */
export const DEFAULT_OUTPUT = {
  ...AS_PNG,
  ...NOTHING_BEHIND,
  bg_fit: OPTIONS.bg_fit.default,
  bg_position: "50% 50%",
  add_shadow: OPTIONS.add_shadow.default,
  shadow_type: OPTIONS.shadow_type.default,
  shadow_opacity: OPTIONS.shadow_opacity.default,
  ...OWN_LAYOUT,
  crop_margin: OPTIONS.crop_margin.control.start,
  feather: OPTIONS.feather.default,
  shift_edge: OPTIONS.shift_edge.default,
  decontaminate: OPTIONS.decontaminate.default,
  min_island: OPTIONS.min_island.default,
  fill_holes: OPTIONS.fill_holes.default,
  translucent: OPTIONS.translucent.default,
};

const WHITE = "#ffffff";

/** @typedef {"colour" | "gradient" | "image" | "blur"} BackgroundKind */

/** @param {Output} output whether the cutout, as it is saved, can be laid over the photo */
export function isInPlace(output) {
  const names = /** @type {(keyof typeof OWN_LAYOUT)[]} */ (Object.keys(OWN_LAYOUT));
  const isPicture = output.format !== "mask" && output.format !== "zip";
  return isPicture && names.every((name) => output[name] === OWN_LAYOUT[name]);
}

/**
 * @param {Output} output
 * @returns {Output} a picture that can be laid over the photo
 */
export function inPlace(output) {
  return { ...output, ...AS_PNG, ...OWN_LAYOUT };
}

/**
 * @param {Output} output
 * @returns {Output} the same as one picture that every program reads
 */
export function flattened(output) {
  return { ...output, ...AS_PNG };
}

/**
 * @param {Output} output
 * @returns {BackgroundKind | null} null where it is transparent
 */
export function backgroundKind({ background, bg_image, bg_gradient, bg_blur }) {
  if (bg_image) return "image";
  if (bg_gradient) return "gradient";
  if (bg_blur !== null) return "blur";
  return background === null ? null : "colour";
}

/**
 * @param {Output} output
 * @param {Partial<typeof NOTHING_BEHIND>} behind takes the place of what was there; nothing is transparent
 * @returns {Output}
 */
export function withBackground(output, behind) {
  const changed = { ...output, ...NOTHING_BEHIND, ...behind };
  const needsAlpha = changed.format === "jpeg" && backgroundKind(changed) === null;
  return needsAlpha ? withFormat(changed, "png") : changed;
}

/**
 * A JPEG has no transparency: it gets white behind it, unless something is there already.
 *
 * @param {Output} output
 * @param {OutputFormat} format
 * @returns {Output}
 */
export function withFormat(output, format) {
  const needsBackground = format === "jpeg" && backgroundKind(output) === null;
  const background = needsBackground ? WHITE : output.background;
  return { ...output, format, quality: null, lossless: null, background };
}

/**
 * @param {Output} output
 * @param {boolean} isLossless
 * @returns {Output} a WebP: one that is lossless has no quality
 */
export function withLossless(output, isLossless) {
  return { ...output, lossless: isLossless, quality: isLossless ? null : USUAL_QUALITY.webp };
}

/** @param {Output} output a WebP of which nothing is said loses nothing */
export function isLossless({ format, lossless, quality }) {
  return format === "webp" && (lossless ?? quality === null);
}

/** @typedef {Partial<Pick<Output, "crop" | "size" | "aspect" | "preset">>} Canvas */

/**
 * @param {Output} output
 * @param {Canvas} canvas takes the place of what was there; nothing is the photo's own
 * @returns {Output}
 */
export function withCanvas(output, canvas) {
  return { ...output, crop: false, size: null, aspect: null, preset: null, ...canvas };
}

/**
 * @param {Output} output
 * @returns {string} "photo", "crop", "size", "aspect", or the name of a preset
 */
export function canvasKind({ preset, size, aspect, crop }) {
  if (preset) return preset;
  if (size) return "size";
  if (aspect) return "aspect";
  return crop ? "crop" : "photo";
}
