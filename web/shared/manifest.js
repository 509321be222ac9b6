/**
 * A manifest's text enters; the fields that JavaScript needs leave, checked, or an error that says "manifest". A host, a
 * person's own file or another project of the same origin may have written it; Python checks all the rest.
 */

import { OffcutError } from "./errors.js";

/** @import {Manifest, Part} from "./models.js" */

const NAME = /^[\w-]+$/;
const SHA256 = /^[0-9a-f]{64}$/;
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
  const { spdx, source, note } = fieldsOf(licence);
  return (
    fields.name === name &&
    NAME.test(name) &&
    isText(fields.title) &&
    isText(spdx) &&
    isText(source) &&
    (note === undefined || isText(note)) &&
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
 * @returns {value is Part}
 */
function isPart(value) {
  const { path, sha256, bytes } = fieldsOf(value);
  return isFile(path) && isDigest(sha256) && isSize(bytes);
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
