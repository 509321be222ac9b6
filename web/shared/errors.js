/**
 * The one error type that crosses threads: a stable code, a message for developers and JSON details.
 * Python's half of the list is py_app/errors.py; people read the texts in page/messages.
 */

/**
 * @typedef {"unsupported-format" | "image-too-large" | "truncated" | "empty-file" | "unreadable"
 *   | "manifest" | "unfit-network" | "integrity" | "download"
 *   | "out-of-memory" | "backend-unavailable" | "wrong-result"
 *   | "invalid-option" | "cancelled" | "internal"} ErrorCode
 */

/** @typedef {{code: ErrorCode, message: string, details: Record<string, unknown>}} ErrorRecord */

/** @type {readonly ErrorCode[]} */
export const ERROR_CODES = [
  "unsupported-format",
  "image-too-large",
  "truncated",
  "empty-file",
  "unreadable",
  "manifest",
  "unfit-network",
  "integrity",
  "download",
  "out-of-memory",
  "backend-unavailable",
  "wrong-result",
  "invalid-option",
  "cancelled",
  "internal",
];

export class OffcutError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {{details?: Record<string, unknown>, cause?: unknown}} [extra]
   */
  constructor(code, message, { details = {}, cause } = {}) {
    super(message, { cause });
    this.name = "OffcutError";
    this.code = code;
    this.details = details;
  }

  /**
   * Any thrown value as an OffcutError; what is not ours becomes `internal` and keeps its cause.
   * @param {unknown} thrown
   * @returns {OffcutError}
   */
  static from(thrown) {
    if (thrown instanceof OffcutError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new OffcutError("internal", message, { cause: thrown });
  }

  /** @returns {ErrorRecord} what crosses a thread */
  toRecord() {
    return { code: this.code, message: this.message, details: this.details };
  }

  /** @param {ErrorRecord} record */
  static fromRecord({ code, message, details }) {
    return new OffcutError(code, message, { details });
  }
}
