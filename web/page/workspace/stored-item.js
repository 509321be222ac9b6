/**
 * A record of the database enters; an item of the list leaves, or null. Records are never trusted: an earlier version,
 * a damaged disk or another project of the same origin may have written them. What does not fit is as if unsaid.
 */

import { ERROR_CODES } from "../../shared/errors.js";
import { OPTIONS, STROKE } from "../../shared/options.js";
import { BACKENDS, LEVELS } from "../state/initial-state.js";
import { DEFAULT_OUTPUT } from "../state/outputs.js";

/** @import {Box, Edits, Failure, Item, Output, Report, Settings, Size, Stroke, Work} from "../state/types.js" */
/** @import {CutVerdict} from "../../shared/types.js" */

/** @typedef {{kind: string, min?: number, max?: number, choices?: readonly string[]}} Option */

const NAME_LENGTH = 1024;
const MODEL = /^[\w-]{1,200}$/;
/** @type {readonly CutVerdict[]} */
const VERDICTS = ["good", "check-edges", "subject-unclear"];
const TIMINGS = ["decode", "preprocess", "inference", "refine", "composite", "encode", "total"];

/**
 * @param {unknown} record
 * @param {(kind: "source" | "cutout" | "background", id: string) => unknown} findPicture by the item's id, or the
 *   background's name
 * @returns {Item | null}
 */
export function readItem(record, findPicture) {
  const { id, name, thumbnail, size, maxPixels, affordable, output, edits, undo, redo, work } =
    fieldsOf(record);
  if (!isText(id) || id === "" || !isText(name)) return null;
  const file = findPicture("source", id);
  // A cutout is up to date while it has the very output and edits of its item; so has its record.
  const outputOf = remembering((value) => readOutput(value, (name) => findPicture("background", name)));
  const editsOf = remembering(readEdits);
  return {
    id,
    name,
    file: file instanceof File ? file : null,
    thumbnail: thumbnail instanceof Blob ? thumbnail : null,
    size: readSize(size),
    maxPixels: isCount(maxPixels) ? maxPixels : null,
    affordable: readAffordable(affordable),
    losses: 0,
    output: outputOf(output),
    edits: editsOf(edits),
    undo: listOf(undo).map(editsOf),
    redo: listOf(redo).map(editsOf),
    work: readWork(work, findPicture("cutout", id), { outputOf, editsOf }),
  };
}

/**
 * @template T
 * @param {(value: unknown) => T} read
 * @returns {(value: unknown) => T} the same for the same
 */
function remembering(read) {
  /** @type {Map<unknown, T>} */
  const known = new Map();
  return (value) => {
    const result = known.get(value) ?? read(value);
    known.set(value, result);
    return result;
  };
}

/**
 * @param {unknown} value
 * @param {unknown} cutout
 * @param {{outputOf: (value: unknown) => Output, editsOf: (value: unknown) => Edits}} readers
 * @returns {Work} without a whole result: to be cut
 */
function readWork(value, cutout, { outputOf, editsOf }) {
  const work = fieldsOf(value);
  if (work.status === "cancelled") return { status: "cancelled" };
  if (work.status === "failed") {
    return { status: "failed", failure: readFailure(work.failure) ?? { code: "internal", details: {} } };
  }
  if (work.status === "done" && cutout instanceof Blob && isReport(work.report)) {
    return {
      status: "done",
      cutId: null,
      blob: cutout,
      isSaved: work.isSaved === true,
      output: outputOf(work.output),
      edits: editsOf(work.edits),
      report: work.report,
      settings: readSettings(work.settings),
      renderFailure: readFailure(work.renderFailure),
    };
  }
  return { status: "queued", earlier: null };
}

/**
 * @param {unknown} value
 * @param {(name: string) => unknown} findFile
 * @returns {Output}
 */
function readOutput(value, findFile) {
  const fields = fieldsOf(value);
  const names = /** @type {(keyof Output)[]} */ (Object.keys(DEFAULT_OUTPUT));
  const entries = names.map((name) => {
    const stored = fields[name];
    const given = OPTIONS[name].kind === "file" && typeof stored === "string" ? findFile(stored) : stored;
    const usual = DEFAULT_OUTPUT[name];
    const isNothing = given === null && usual === null;
    return [name, isNothing || fits(OPTIONS[name], given) ? given : usual];
  });
  return /** @type {Output} */ (Object.fromEntries(entries));
}

/**
 * @param {unknown} value
 * @returns {Edits}
 */
function readEdits(value) {
  const { strokes, boxes } = fieldsOf(value);
  return { strokes: listOf(strokes).filter(isStroke), boxes: listOf(boxes).filter(isBox) };
}

/**
 * @param {unknown} value
 * @returns {Settings}
 */
function readSettings(value) {
  const { level, model, backend, threads, quickLook } = fieldsOf(value);
  return {
    level: LEVELS.find((known) => known === level) ?? OPTIONS.level.default,
    model: typeof model === "string" && MODEL.test(model) ? model : null,
    backend: BACKENDS.find((known) => known === backend) ?? null,
    threads: typeof threads === "number" && fits(OPTIONS.threads, threads) ? threads : null,
    quickLook: quickLook === true,
  };
}

/**
 * @param {unknown} value
 * @returns {Item["affordable"]}
 */
function readAffordable(value) {
  const { maxPixels, settings } = fieldsOf(value);
  return isCount(maxPixels) ? { maxPixels, settings: readSettings(settings) } : null;
}

/**
 * @param {unknown} value
 * @returns {Failure | null}
 */
function readFailure(value) {
  const { code, details } = fieldsOf(value);
  const known = ERROR_CODES.find((each) => each === code);
  return known ? { code: known, details: fieldsOf(details) } : null;
}

/**
 * @param {unknown} value
 * @returns {Size | null}
 */
function readSize(value) {
  const { width, height } = fieldsOf(value);
  return isCount(width) && isCount(height) ? { width, height } : null;
}

/**
 * @param {unknown} value
 * @returns {value is Report}
 */
function isReport(value) {
  const { source, verdict, model, backend, threads, networks, warnings, timings, heap } = fieldsOf(value);
  const times = fieldsOf(timings);
  return (
    readSize(value) !== null &&
    readSize(source) !== null &&
    VERDICTS.some((known) => known === verdict) &&
    isText(model) &&
    isText(backend) &&
    isCount(threads) &&
    Array.isArray(networks) &&
    networks.map(fieldsOf).every((run) => isText(run.model) && isText(run.backend) && isCount(run.threads)) &&
    Array.isArray(warnings) &&
    warnings.map(fieldsOf).every(({ code, message }) => isText(code) && isText(message)) &&
    TIMINGS.every((stage) => Number.isFinite(times[stage])) &&
    Number.isFinite(heap)
  );
}

/**
 * @param {unknown} value
 * @returns {value is Stroke}
 */
function isStroke(value) {
  const { mode, size, hardness, snap, points } = fieldsOf(value);
  return (
    fits(STROKE.mode, mode) &&
    fits(STROKE.size, size) &&
    (hardness === undefined || fits(STROKE.hardness, hardness)) &&
    (snap === undefined || fits(STROKE.snap, snap)) &&
    listOf(points).length > 0 &&
    listOf(points).every((point) => isNumbers(point, 2))
  );
}

/**
 * @param {unknown} value
 * @returns {value is Box}
 */
function isBox(value) {
  return isNumbers(value, 4);
}

/**
 * @param {Option} option
 * @param {unknown} value
 */
function fits({ kind, min = -Infinity, max = Infinity, choices = [] }, value) {
  switch (kind) {
    case "text":
      return isText(value);
    case "switch":
      return typeof value === "boolean";
    case "choice":
      return choices.some((choice) => choice === value);
    case "file":
      return value instanceof Blob;
    case "whole":
      return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
    default:
      return typeof value === "number" && Number.isFinite(value) && value >= min && value <= max;
  }
}

/**
 * @param {unknown} value
 * @param {number} count
 */
function isNumbers(value, count) {
  return Array.isArray(value) && value.length === count && value.every(Number.isFinite);
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isCount(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === "string" && value.length <= NAME_LENGTH;
}

/**
 * @param {unknown} value
 * @returns {readonly unknown[]}
 */
export function listOf(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
export function fieldsOf(value) {
  return typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}
