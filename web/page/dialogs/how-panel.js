/** The networks' cards in the dialog that explains: what their manifests say. */

import { card as words, models, site } from "../messages.js";
import { MODELS } from "../state/initial-state.js";
import { failureOf } from "../state/failure.js";
import { part } from "../parts/dom.js";
import { explain, formatBytes } from "../parts/wording.js";

/** @typedef {{name: string, title: string, description: string, paper: string, bytes: number,
 *   licence: {spdx: string, source: string, note?: string}}} Card */

/** @param {(name: string) => Promise<{text: string}>} loadNetwork */
export function mountHowPanel(loadNetwork) {
  const root = part(document, "#how", HTMLDialogElement);
  const cards = part(root, ".cards", HTMLElement);

  async function fill() {
    if (location.hash !== `#${root.id}` || cards.childElementCount > 0) return;
    try {
      const facts = await Promise.all(MODELS.map(loadNetwork));
      cards.replaceChildren(...facts.map(({ text }) => createCard(JSON.parse(text))));
    } catch (thrown) {
      cards.textContent = explain(failureOf(thrown)).title;
    }
  }

  addEventListener("hashchange", fill);
  void fill();
}

/** @param {Card} card */
function createCard({ name, title, description, paper, bytes, licence }) {
  const root = document.createElement("article");
  const heading = document.createElement("h4");
  const about = document.createElement("p");
  const facts = document.createElement("dl");
  heading.textContent = `${models[name] ?? title} · ${formatBytes(bytes)}`;
  about.textContent = description;
  about.lang = "en"; // as the manifest is
  const [citation, address] = splitAddress(paper);
  facts.append(
    ...createFact(words.paper, citation, address),
    ...createFact(words.licence, licence.spdx),
    ...createFact(words.weights, licence.note ?? site.unknown, licence.source),
  );
  root.append(heading, about, facts);
  return root;
}

/**
 * A citation ends with its address.
 *
 * @param {string} paper
 * @returns {[string, string?]}
 */
function splitAddress(paper) {
  const start = paper.lastIndexOf(", https://");
  return start < 0 ? [paper] : [paper.slice(0, start), paper.slice(start + 2)];
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} [address]
 */
function createFact(name, value, address) {
  const term = document.createElement("dt");
  const description = document.createElement("dd");
  term.textContent = name;
  description.lang = "en";
  description.textContent = value;
  if (address?.startsWith("https://")) description.append(" ", createLink(address));
  return [term, description];
}

/** @param {string} address */
function createLink(address) {
  const link = document.createElement("a");
  link.href = address;
  link.target = "_blank";
  link.rel = "noreferrer";
  link.textContent = address.replace("https://", "");
  return link;
}
