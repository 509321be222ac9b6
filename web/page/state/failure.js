/** What the page keeps of an error: code and details; the words are the page's own. */

import { OffcutError } from "../../shared/errors.js";

/** @import {Failure} from "./types.js" */

/**
 * @param {unknown} thrown
 * @returns {Failure}
 */
export function failureOf(thrown) {
  const error = OffcutError.from(thrown);
  if (error.code === "internal") console.error(thrown);
  return { code: error.code, details: error.details };
}
