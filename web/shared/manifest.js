/**
 * The text of a manifest, or of the list of levels or families, enters; the fields that JavaScript needs leave, checked,
 * or an error that says "manifest". A host, a person's own file or another project of the same origin may have written
 * it; Python checks all the rest.
 */

import { OffcutError } from "./errors.js";

/** @import {Family, LevelFacts, Licence, Manifest, Part} from "./models.js" */

const NAME = /^[\w-]+$/;
const SHA256 = /^[0-9a-f]{64}$/;
const ADDRESS = /^https:\/\/\S+$/;
const FILE = /^[\w-]+([./][\w-]+)*$/; // of this site: no scheme, no way up

/**
 * @param {string} text
 * @param {string} name what it must be called
 * @returns {Manifest}
 */
export function parseManifest(text, name) {
  const manifest = parseJson(text, name);
  if (isManifest(manifest, name)) return manifest;
  throw new OffcutError("manifest", `The manifest of ${name} lacks what a manifest has`);
}

/**
 * @param {string} text
 * @returns {Record<string, LevelFacts>}
 */
export function parseLevels(text) {
  return parseAll(text, "levels", isLevel);
}

/**
 * @param {string} text
 * @returns {Record<string, Family>}
 */
export function parseFamilies(text) {
  return parseAll(text, "families", isFamily);
}

/**
 * @template T
 * @param {string} text
 * @param {string} name of the list
 * @param {(value: unknown) => value is T} isOne
 * @returns {Record<string, T>} by name, and there is one
 */
function parseAll(text, name, isOne) {
  const entries = Object.entries(fieldsOf(parseJson(text, name)));
  /** @type {[string, T][]} */
  const known = [];
  for (const [key, value] of entries) if (isOne(value)) known.push([key, value]);
  if (known.length > 0 && known.length === entries.length) return Object.fromEntries(known);
  throw new OffcutError("manifest", `The list of ${name} lacks what it has to say`);
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {unknown}
 */
function parseJson(text, name) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OffcutError("manifest", `The manifest of ${name} is not valid JSON`, { cause });
  }
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {value is Manifest}
 */
function isManifest(value, name) {
  const { licence, sha256, bytes, backends, parts, input, output, ...fields } = fieldsOf(value);
  return (
    fields.name === name &&
    isName(name) &&
    isText(fields.title) &&
    isLicence(licence) &&
    isDigest(sha256) &&
    isSize(bytes) &&
    Array.isArray(backends) &&
    backends.every(isText) &&
    Array.isArray(parts) &&
    parts.length > 0 &&
    parts.every(isPart) &&
    isText(fieldsOf(input).name) &&
    isText(fieldsOf(output).name) &&
    [fields.reference, fields.float16].every((path) => path === undefined || path === null || isFile(path))
  );
}

/**
 * @param {unknown} value
 * @returns {value is Licence}
 */
function isLicence(value) {
  const { spdx, source, note } = fieldsOf(value);
  return isText(spdx) && isText(source) && (note === undefined || isText(note));
}

/**
 * @param {unknown} value
 * @returns {value is LevelFacts}
 */
function isLevel(value) {
  const { models, solve, mirror } = fieldsOf(value);
  const isRight = typeof solve === "boolean" && (mirror === undefined || typeof mirror === "boolean");
  return isRight && Array.isArray(models) && models.length > 0 && models.every(isName);
}

/**
 * @param {unknown} value
 * @returns {value is Family}
 */
function isFamily(value) {
  const { title, licence, documented, input, output, refine } = fieldsOf(value);
  const { size, channels, resampling, scaling, mean, std } = fieldsOf(input);
  const { index, activation, range } = fieldsOf(output);
  return (
    isLicence(licence) &&
    [licence.source, documented].every(isAddress) &&
    isSizeRule(size) &&
    [title, channels, resampling, scaling, activation, range].every(isText) &&
    [mean, std].every(isForChannels) &&
    Number.isSafeInteger(index) &&
    typeof refine === "object" &&
    refine !== null
  );
}

/** @param {unknown} value */
function isSizeRule(value) {
  const { rule, height, width, side, multiple } = fieldsOf(value);
  if (rule === "fixed") return isSize(height) && isSize(width);
  return rule === "shortest" && isSize(side) && isSize(multiple);
}

/** @param {unknown} value whether it is a number for red, green and blue */
function isForChannels(value) {
  return Array.isArray(value) && value.length === 3 && value.every(Number.isFinite);
}

/**
 * @param {unknown} value
 * @returns {value is Part}
 */
function isPart(value) {
  const { path, sha256, bytes } = fieldsOf(value);
  return isFile(path) && isDigest(sha256) && isSize(bytes);
}

/** @param {unknown} value */
function isName(value) {
  return isText(value) && NAME.test(value);
}

/** @param {unknown} value */
function isAddress(value) {
  return isText(value) && ADDRESS.test(value);
}

/** @param {unknown} value */
function isFile(value) {
  return isText(value) && FILE.test(value);
}

/** @param {unknown} value */
function isDigest(value) {
  return isText(value) && SHA256.test(value);
}

/** @param {unknown} value */
function isSize(value) {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === "string";
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function fieldsOf(value) {
  return typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}
