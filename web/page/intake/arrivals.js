/** Turns files, from wherever they came, into arrivals for the queue. */

/** @import {Arrival} from "../state/actions.js" */

/** @typedef {"left-out" | "share-lost" | "share-full" | "address" | "no-picture"} Reason */

const PICTURE_NAME = /\.(jpe?g|jfif|png|webp|gif|bmp|tiff?|avif|hei[cf]|jxl)$/i;

/**
 * @param {File} file
 * @returns {Arrival}
 */
export function arrivalOf(file) {
  return { name: file.name, file, failure: null };
}

/**
 * @param {string} name of a file or folder that gives no picture
 * @param {{isEmptyFolder?: boolean, reason?: Reason, count?: number}} [details]
 * @returns {Arrival}
 */
export function unreadableArrival(name, details = {}) {
  return { name, file: null, failure: { code: "unreadable", details } };
}

/**
 * In a folder, what is plainly no picture is passed over; a file chosen by hand never is.
 *
 * @param {File} file
 */
export function isPicture(file) {
  return file.type.startsWith("image/") || PICTURE_NAME.test(file.name);
}
