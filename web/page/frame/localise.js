/** Puts the words of the message file into index.html. */

import { language, texts } from "../messages.js";

/** @type {Map<string | null, string>} */
const words = new Map(Object.entries(texts));

export function localise() {
  document.documentElement.lang = language;
  const templates = [...document.querySelectorAll("template")];
  for (const root of [document, ...templates.map(({ content }) => content)]) {
    for (const element of root.querySelectorAll("[data-text]")) {
      element.textContent = textOf(element.getAttribute("data-text"));
    }
    for (const element of root.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", textOf(element.getAttribute("data-label")));
    }
  }
  document.documentElement.removeAttribute("data-localising");
}

/** @param {string | null} key */
function textOf(key) {
  const text = words.get(key);
  if (text === undefined) throw new Error(`No text for ${key}`);
  return text;
}
