/** The fact by which a file is known. */

import { OffcutError } from "./errors.js";

/**
 * @param {BufferSource} bytes
 * @returns {Promise<string>} in hexadecimal
 */
export async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) {
    throw new OffcutError("integrity", "Models can only be verified over https or on localhost", {
      details: { reason: "insecure" },
    });
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
