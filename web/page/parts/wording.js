/** Numbers, stages and failures in the words of the message file. */

import * as messages from "../messages.js";

/** @import {Report} from "../../shared/types.js" */
/** @import {Failure, Item, OwnNetwork, Progress, State} from "../state/types.js" */

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** @param {number} count */
export function formatBytes(count) {
  const power = count < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(count) / 3));
  const value = count / 1000 ** power;
  return new Intl.NumberFormat(messages.language, {
    style: "unit",
    unit: UNITS[power],
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power > 1 && value < 100 ? 1 : 0,
  }).format(value);
}

/** @param {number} milliseconds */
export function formatSeconds(milliseconds) {
  const digits = milliseconds < 995 ? 2 : 1;
  return new Intl.NumberFormat(messages.language, {
    style: "unit",
    unit: "second",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(milliseconds / 1000);
}

/**
 * In steps that the eye need not follow: every five seconds, then every minute.
 *
 * @param {number} seconds
 */
export function formatRemaining(seconds) {
  const isLong = seconds > 90;
  const value = isLong ? Math.ceil(seconds / 60) : Math.max(5, Math.ceil(seconds / 5) * 5);
  const unit = isLong ? "minute" : "second";
  const time = new Intl.NumberFormat(messages.language, { style: "unit", unit, unitDisplay: "long" });
  return messages.status.remaining(time.format(value));
}

/** @param {{width: number, height: number}} size */
export function formatSize({ width, height }) {
  // Isolated from the script around it: in a right-to-left line the two sides would change places.
  return `\u2066${width} × ${height}\u2069`;
}

/** @param {number} count */
function formatPixels(count) {
  const megapixels = new Intl.NumberFormat(messages.language, { maximumSignificantDigits: 3 });
  return messages.status.megapixels(megapixels.format(count / 1e6));
}

/** @param {Progress | null} progress */
function describeProgress(progress) {
  if (!progress) return messages.status.working;
  const { stage, loaded, total, remaining, isStalled } = progress;
  const name = messages.stages[stage];
  if (isStalled) return messages.status.stalled;
  if (loaded === undefined) return name;
  if (!total) return `${name} · ${formatBytes(loaded)}`;
  return describeDownload(name, { loaded, total, remaining });
}

/**
 * @param {string} name
 * @param {{loaded: number, total: number, remaining?: number | null}} download
 */
export function describeDownload(name, { loaded, total, remaining }) {
  const words = [name, messages.status.bytes(formatBytes(loaded), formatBytes(total))];
  if (remaining) words.push(formatRemaining(remaining));
  return words.join(" · ");
}

/** @param {Failure} failure */
export function explain({ code, details }) {
  if (details.isEmptyFolder) return messages.emptyFolder;
  if (details.reason === "left-out") return messages.leftOut(Number(details.count));
  if (code === "image-too-large") return messages.tooLarge(formatPixels(Number(details.limit)));
  const format = code === "unsupported-format" && messages.formats[String(details.format)];
  if (format) return messages.unsupported(format);
  if (code === "unsupported-format" && typeof details.variant === "string")
    return messages.unreadVariant(details.variant);
  return messages.reasons[String(details.reason)] ?? messages.errors[code];
}

/**
 * @param {Item} item
 * @param {State} state
 * @returns {string} what is happening to it, in one line
 */
export function describeItem(item, state) {
  const { work } = item;
  switch (work.status) {
    case "queued":
      if (state.queue.isPaused) return messages.status.paused;
      return state.engine.phase === "booting" ? messages.status.waitingForEngine : messages.status.queued;
    case "working":
      return describeProgress(work.progress);
    case "done":
      return describeResult(work.report);
    case "failed":
      return explain(work.failure).title;
    case "cancelled":
      return messages.status.cancelled;
  }
}

/** @param {Report} report */
function describeResult(report) {
  const explanation = messages.cutVerdicts[report.verdict];
  return explanation?.title ?? [formatSize(report), formatSeconds(report.timings.total)].join(" · ");
}

/**
 * @param {string} name of one network, or of several joined by "+"
 * @param {readonly OwnNetwork[]} own
 */
export function modelName(name, own) {
  const titles = name
    .split("+")
    .map((one) => messages.models[one] ?? own.find((network) => network.name === one)?.title ?? one);
  return titles.join(" + ");
}

/** @param {State} state */
export function describeSettings({ settings: { level, model }, own }) {
  return model ? modelName(model, own) : messages.levels[level];
}

/**
 * @param {{model: string, backend: string, threads: number}} report
 * @param {readonly OwnNetwork[]} own
 */
export function describeEngine({ model, backend, threads }, own) {
  const names = backend.split("+");
  const words = [modelName(model, own), names.map(backendName).join(" + ")];
  if (names.includes("wasm")) words.push(messages.status.threads(threads));
  return words.join(" · ");
}

/** @param {string} backend */
function backendName(backend) {
  return Object.entries(messages.backends).find(([name]) => name === backend)?.[1] ?? backend;
}
