/** Choices that the next visit finds again. Where the browser forbids storage, they last as long as the page. */

/** @type {Map<string, string>} */
const here = new Map();

/**
 * @param {string} name
 * @returns {string | null}
 */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return here.get(name) ?? null;
  }
}

/**
 * @param {string} name
 * @param {string} choice
 */
export function remember(name, choice) {
  try {
    localStorage.setItem(name, choice);
  } catch {
    here.set(name, choice);
  }
}
