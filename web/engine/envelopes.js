/** What Python gave back, opened: a result, or the error it stands for is thrown. */

import { OffcutError } from "../shared/errors.js";

/** @import {ErrorRecord} from "../shared/errors.js" */
/** @import {RenderOptions} from "../shared/options.js" */
/** @import {OutputFormat, Rendering} from "../shared/types.js" */
/** @import {Envelope, Enveloped} from "./python.js" */

/** @type {Record<OutputFormat, string>} */
const MEDIA_TYPES = {
  png: "image/png",
  mask: "image/png",
  webp: "image/webp",
  jpeg: "image/jpeg",
  zip: "application/zip",
};

/**
 * @param {Envelope} envelope
 * @param {RenderOptions} options
 * @returns {Rendering}
 */
export function openRendering(envelope, { format = "png" }) {
  const { data, report } = openEnvelope(envelope);
  return { blob: new Blob([data], { type: MEDIA_TYPES[format] }), report: JSON.parse(report) };
}

/**
 * @template T
 * @param {Enveloped<T>} envelope
 * @returns {T}
 */
export function openEnvelope(envelope) {
  if (!envelope.ok) throw OffcutError.fromRecord(/** @type {ErrorRecord} */ (JSON.parse(envelope.error)));
  return envelope;
}
