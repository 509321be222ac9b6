/** Which networks there are: the manifests and levels that the build put beside the page. */

import { OffcutError } from "./errors.js";
import { parseFamilies, parseLevels, parseManifest } from "./manifest.js";
import { isModelStored, isOwn, readOwn } from "./model-store.js";

/** @import {BackendName, CutChoices, Level} from "./types.js" */

/**
 * The fields of a manifest that JavaScript needs; Python reads the whole text.
 * @typedef {{path: string, sha256: string, bytes: number}} Part
 * @typedef {{spdx: string, source: string, note?: string}} Licence
 * @typedef {{name: string, title: string, licence: Licence, sha256: string, bytes: number,
 *   backends: BackendName[], reference?: string, float16?: string, parts: Part[], input: {name: string}, output: {name: string}}} Manifest
 * @typedef {{manifest: Manifest, text: string}} ModelFacts
 * @typedef {{models: string[], solve: boolean, mirror?: boolean}} LevelFacts what levels.json says of one
 * @typedef {{networks: ModelFacts[], solve: boolean, mirror: boolean}} Plan the masks of several networks are fused;
 *   `solve` finds the edges from the colours, `mirror` shows each network the mirrored photo too, see py_app/network/plan.py
 *
 * The rules that the networks of one architecture share, without the weights.
 * @typedef {{rule: "fixed", height: number, width: number} | {rule: "shortest", side: number, multiple: number}} SizeRule
 * @typedef {{title: string, licence: Licence, documented: string,
 *   input: {size: SizeRule, channels: string, resampling: string, scaling: string, mean: number[], std: number[]},
 *   output: {index: number, activation: string, range: string}, refine: object}} Family
 */

export const MODELS = new URL("../models/", import.meta.url);

/** @type {Map<string, Promise<ModelFacts>>} */
const known = new Map();

/**
 * What a choice means: `model` alone, else the level's networks.
 * @param {CutChoices} choices
 * @returns {Promise<Plan>}
 */
export async function choosePlan({ level = "balanced", model }) {
  const { models, solve, mirror = false } = model ? { models: [model], solve: true } : await loadLevel(level);
  return { networks: await Promise.all(models.map(loadNetwork)), solve, mirror };
}

/**
 * @param {Level} level
 * @returns {Promise<number>} bytes, of all its networks
 */
export async function measureLevel(level) {
  const { networks } = await choosePlan({ level });
  return networks.reduce((sum, { manifest }) => sum + manifest.bytes, 0);
}

/**
 * @param {string} name
 * @returns {Promise<ModelFacts>}
 */
export function loadNetwork(name) {
  if (!/^[\w-]+$/.test(name)) {
    return Promise.reject(new OffcutError("invalid-option", `Unknown model '${name}'`));
  }
  if (isOwn(name)) return readOwnFacts(name); // another tab may delete it: asked each time
  let facts = known.get(name);
  if (!facts) {
    facts = fetchModelFacts(name);
    known.set(name, facts);
    facts.catch(() => known.delete(name)); // the next try asks again
  }
  return facts;
}

/**
 * @param {string} name
 * @returns {Promise<ModelFacts>}
 */
async function readOwnFacts(name) {
  const text = await readOwn(name).catch(() => undefined); // without a database nothing was added
  if (!text) throw new OffcutError("manifest", `Unknown network '${name}'`);
  const manifest = parseManifest(text, name);
  if (await isModelStored(manifest)) return { text, manifest };
  throw new OffcutError("integrity", `Part of ${name} is missing`, { details: { reason: "lost" } });
}

/** @param {string} name */
async function fetchModelFacts(name) {
  const text = await fetchText(`${name}.json`);
  return { text, manifest: parseManifest(text, name) };
}

/** @returns {Promise<Record<string, Family>>} what a person's own network may be, by a short name */
export async function loadFamilies() {
  return parseFamilies(await fetchText("families.json"));
}

/**
 * @param {string} level
 * @returns {Promise<LevelFacts>}
 */
async function loadLevel(level) {
  const levels = parseLevels(await fetchText("levels.json"));
  const facts = Object.hasOwn(levels, level) && levels[level];
  if (!facts) {
    const available = Object.keys(levels).join(", ");
    throw new OffcutError("invalid-option", `Unknown level '${level}'. Available: ${available}.`);
  }
  return facts;
}

/**
 * The picture and mask by which a network's backends are tried.
 * @param {Manifest} manifest
 */
export function loadReference({ reference, name }) {
  return fetchBytes(reference, `${name} has no reference`);
}

/**
 * The graph that computes with 16 bits, without the weights.
 * @param {Manifest} manifest
 */
export function loadFloat16({ float16, name }) {
  return fetchBytes(float16, `${name} has no graph for 16 bits`);
}

/**
 * @param {string | undefined} path
 * @param {string} absence
 */
async function fetchBytes(path, absence) {
  if (!path) throw new OffcutError("manifest", absence);
  const response = await fetchOk(new URL(path, MODELS), "manifest");
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} path */
async function fetchText(path) {
  const response = await fetchOk(new URL(path, MODELS), "manifest");
  return response.text();
}

/**
 * @param {URL} url
 * @param {"manifest" | "download"} code what it means when the file is not there
 * @param {RequestInit} [init]
 */
export async function fetchOk(url, code, init) {
  let response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new OffcutError("download", `${url.pathname} can't be reached`, { cause });
  }
  if (!response.ok) throw new OffcutError(code, `${url.pathname} answered ${response.status}`);
  return response;
}
