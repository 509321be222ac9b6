/** The dialog that shows what was fetched, what was sent and what is kept where. */

import { site as words } from "../messages.js";
import { part } from "../parts/dom.js";
import { createKeptModels } from "./kept-models.js";
import { formatBytes } from "../parts/wording.js";

/** @import {ModelInUse, OwnNetwork, Site, State, Storage} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{measure: () => Promise<void>, remove: (model: string) => Promise<void>}} commands
 */
export function mountPrivacyPanel(store, { measure, remove }) {
  const root = part(document, "#privacy", HTMLDialogElement);
  const requests = part(root, "[data-testid=requests]", HTMLElement);
  const uploaded = part(root, "[data-testid=uploaded]", HTMLElement);
  const requested = part(root, "#requested", HTMLDetailsElement);
  const paths = part(requested, "ul", HTMLUListElement);
  const inUse = part(root, "[data-testid=model-in-use]", HTMLElement);
  const networks = part(root, "#kept-networks", HTMLElement);
  const rest = part(root, "#kept-rest", HTMLElement);
  const total = part(root, "#kept-total", HTMLElement);
  const persistence = part(root, "#persistence", HTMLElement);
  const renderModels = createKeptModels(root, remove);

  for (const opener of document.querySelectorAll("[data-opens=privacy]")) {
    opener.addEventListener("click", () => void measure());
  }

  /** @param {State} state */
  function render({ site, own, workspace }) {
    requests.textContent = site.requests ? String(site.requests.length) : words.unknown;
    uploaded.textContent = site.requests ? String(site.uploaded) : words.unknown; // who counts is the service worker
    requested.hidden = !site.requests?.length;
    paths.replaceChildren(...(site.requests ?? []).map(createLine));
    inUse.replaceChildren(...site.models.flatMap(describeModel));
    persistence.textContent = describePersistence(site);
    if (site.storage) renderStorage(site.storage, own, workspace.kept?.bytes ?? 0);
  }

  /**
   * @param {Storage} storage
   * @param {readonly OwnNetwork[]} own
   * @param {number} pictures bytes
   */
  function renderStorage({ models, usage, quota }, own, pictures) {
    const kept = models.reduce((sum, { bytes }) => sum + bytes, 0);
    renderModels(models, own);
    networks.textContent = formatBytes(kept);
    rest.textContent = usage === null ? words.unknown : formatBytes(Math.max(0, usage - kept - pictures));
    total.textContent =
      usage === null || quota === null ? words.unknown : words.total(formatBytes(usage), formatBytes(quota));
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.site !== previous.site || state.workspace.kept !== previous.workspace.kept) render(state);
  });
}

/** @param {Site} site */
function describePersistence({ storage, isPersistenceAsked }) {
  if (storage?.isPersisted) return words.persisted;
  return isPersistenceAsked ? words.notPersisted : words.persistenceUnasked;
}

/** @param {ModelInUse} model */
function describeModel(model) {
  const title = document.createElement("span");
  const licence = document.createElement("span");
  title.className = "model-title";
  title.textContent = model.title;
  licence.className = "model-licence hint";
  licence.textContent = words.licence(model);
  return [title, licence];
}

/** @param {string} path */
function createLine(path) {
  const line = document.createElement("li");
  line.textContent = path;
  return line;
}
