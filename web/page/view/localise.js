/** Puts the words of the message file into index.html. */

import { language, texts } from "../messages.js";

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
}

/** @param {string | null} key */
function textOf(key) {
  const text = texts[key ?? ""];
  if (text === undefined) throw new Error(`No text for ${key}`);
  return text;
}
