/**
 * Choices that the next visit finds again, each under its name and the path of this copy of the site: other projects
 * of the same origin have theirs. Where the browser forbids storage, they last as long as the page.
 */

import { SITE } from "../../shared/site.js";

/** @type {Map<string, string>} */
const here = new Map();

/**
 * @param {string} name
 * @returns {string | null}
 */
export function recall(name) {
  try {
    return localStorage.getItem(keyOf(name)) ?? takeOver(name);
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
    localStorage.setItem(keyOf(name), choice);
  } catch {
    here.set(name, choice);
  }
}

/** @param {string} name */
function keyOf(name) {
  return `${name}@${SITE.pathname}`; // language.js reads one of them
}

/**
 * Earlier versions used the name alone. It stays: another copy of the site may want it too.
 * @param {string} name
 */
function takeOver(name) {
  const choice = localStorage.getItem(name);
  if (choice !== null) localStorage.setItem(keyOf(name), choice);
  return choice;
}
