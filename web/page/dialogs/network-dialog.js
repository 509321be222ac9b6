/** The dialog in which a person adds a network: a file, what family it is of, and values that may be changed. */

import { loadFamilies } from "../../shared/models.js";
import * as messages from "../messages.js";
import { failureOf } from "../state/failure.js";
import { OTHER, draftOf, valuesOf } from "./network-draft.js";
import { part } from "../parts/dom.js";
import { explain } from "../parts/wording.js";

/** @import {Family} from "../../shared/models.js" */
/** @import {State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

const MANIFEST = "manifest";

/**
 * @param {Store} store
 * @param {{add: (file: File, draft: Promise<string>) => Promise<void>, cancel: () => void}} commands
 */
export function mountNetworkDialog(store, { add, cancel }) {
  const dialog = part(document, "#network", HTMLDialogElement);
  const form = part(dialog, "form", HTMLFormElement);
  const file = part(form, "[name=file]", HTMLInputElement);
  const choice = part(form, "[name=family]", HTMLSelectElement);
  const manifest = part(form, "[name=manifest]", HTMLInputElement);
  const note = part(form, ".licence-note", HTMLElement);
  const details = part(form, "details", HTMLDetailsElement);
  const documented = part(form, ".documented", HTMLElement);
  const submit = part(form, "[type=submit]", HTMLButtonElement);
  const error = part(form, "[data-testid=network-error]", HTMLElement);
  const trying = part(form, ".trying", HTMLElement);
  /** @type {Record<string, Family>} */
  let families = {};

  async function open() {
    try {
      families = await loadFamilies();
    } catch (thrown) {
      store.dispatch({ type: "adding-changed", adding: { phase: "failed", failure: failureOf(thrown) } });
    }
    const chosen = choice.value;
    choice.replaceChildren(
      ...Object.entries(families).map(([name, { title }]) => new Option(title, name)),
      new Option(messages.network.other, ""),
      new Option(messages.network.manifest, MANIFEST),
    );
    choice.value = chosen || "u2net";
    fill();
  }

  function family() {
    return families[choice.value] ?? OTHER;
  }

  /** Show the chosen family's values. */
  function fill() {
    const { licence, documented: source } = family();
    const isManifest = choice.value === MANIFEST;
    for (const element of form.querySelectorAll("[data-for]")) {
      const isShown = (element.getAttribute("data-for") === MANIFEST) === isManifest;
      /** @type {HTMLElement} */ (element).hidden = !isShown;
    }
    manifest.required = isManifest;
    for (const [name, value] of Object.entries(valuesOf(family()))) {
      /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name)).value = value;
    }
    note.hidden = isManifest || !licence.note;
    note.classList.toggle("is-restricted", licence.spdx.startsWith("LicenseRef-"));
    part(note, "span", HTMLElement).textContent = licence.note ?? "";
    documented.textContent = source && messages.network.documented(source);
    if (!source && !isManifest) details.open = true;
    nameSides();
  }

  function nameSides() {
    const isFixed = part(form, "[name=rule]", HTMLSelectElement).value === "fixed";
    const [first, second] = isFixed
      ? /** @type {const} */ (["height", "width"])
      : /** @type {const} */ (["side", "multiple"]);
    part(form, ".first", HTMLElement).textContent = messages.network[first];
    part(form, ".second", HTMLElement).textContent = messages.network[second];
  }

  async function draft() {
    if (choice.value === MANIFEST) return (manifest.files?.[0] ?? new Blob()).text();
    const values = Object.fromEntries(
      [...new FormData(form)].filter((entry) => typeof entry[1] === "string"),
    );
    return draftOf(family(), /** @type {Record<string, string>} */ (values), file.files?.[0]?.name ?? "");
  }

  part(document, "[data-opens=network]", HTMLButtonElement).addEventListener("click", () => void open());
  choice.addEventListener("change", fill);
  form.addEventListener("change", nameSides);
  form.addEventListener("input", () => {
    // What was said of other values is over.
    if (store.state().adding.phase === "failed") cancel();
  });
  form.addEventListener(
    "invalid",
    (event) => (details.open ||= details.contains(/** @type {Node} */ (event.target))),
    {
      capture: true,
    },
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = file.files?.[0];
    if (chosen && store.state().adding.phase !== "trying") void add(chosen, draft());
  });
  dialog.addEventListener("close", () => {
    if (store.state().adding.phase !== "idle") cancel();
  });

  /**
   * @param {State} state
   * @param {State} [previous]
   */
  function render({ adding, engine }, previous) {
    const isTrying = adding.phase === "trying";
    submit.disabled = isTrying || engine.phase !== "ready";
    trying.hidden = !isTrying;
    error.hidden = adding.phase !== "failed";
    if (adding.phase === "failed") {
      const { title, advice } = explain(adding.failure);
      error.dataset.code = adding.failure.code;
      part(error, ".title", HTMLElement).textContent = title;
      part(error, ".advice", HTMLElement).textContent = advice;
    }
    if (previous?.adding.phase === "trying" && adding.phase === "idle" && dialog.open) {
      form.reset();
      dialog.close();
    }
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.adding !== previous.adding || state.engine !== previous.engine) render(state, previous);
  });
}
