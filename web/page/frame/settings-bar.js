/** The foot of the page, right: what to cut with. */

import * as messages from "../messages.js";
import { BACKENDS, LEVELS, MODELS } from "../state/initial-state.js";
import { part } from "../parts/dom.js";
import { formatBytes, modelName } from "../parts/wording.js";

/** @import {Store} from "../state/store.js" */
/** @import {Level, Settings, State} from "../state/types.js" */

/**
 * @param {Store} store
 * @param {(level: Level) => Promise<number>} measureLevel the bytes that a level's networks have
 */
export function mountSettingsBar(store, measureLevel) {
  const root = part(document, "#settings", HTMLElement);
  const level = part(root, "[name=level]", HTMLSelectElement);
  const model = part(root, "[name=model]", HTMLSelectElement);
  const backend = part(root, "[name=backend]", HTMLSelectElement);
  const quickLook = part(root, "[name=quick-look]", HTMLInputElement);

  level.append(...LEVELS.map((name) => new Option(messages.levels[name], name)));
  for (const option of level.options) void sayDownload(option).catch((thrown) => console.debug(thrown));
  backend.append(new Option(messages.automatic, ""));
  backend.append(...BACKENDS.map((name) => new Option(messages.backends[name], name)));

  level.addEventListener("change", () => {
    const chosen = LEVELS.find((name) => name === level.value);
    // A level names its own network: asking for one gives up the other.
    if (chosen) choose({ level: chosen, model: null });
  });
  quickLook.addEventListener("change", () => choose({ quickLook: quickLook.checked }));
  model.addEventListener("change", () => choose({ model: model.value || null }));
  backend.addEventListener("change", () =>
    choose({ backend: BACKENDS.find((name) => name === backend.value) ?? null }),
  );

  /** @param {HTMLOptionElement} option */
  async function sayDownload(option) {
    const name = LEVELS.find((known) => known === option.value);
    if (name) option.textContent = [messages.levels[name], formatBytes(await measureLevel(name))].join(" · ");
  }

  /** @param {Partial<Settings>} change */
  function choose(change) {
    store.dispatch({ type: "settings-chosen", settings: { ...store.state().settings, ...change } });
  }

  /** @param {State} state */
  function renderModels({ settings, own }) {
    const names = new Set([...MODELS, ...own.map(({ name }) => name)]);
    if (settings.model) names.add(settings.model); // the address may name one this page has never heard of
    const options = [...names].map((name) => new Option(modelName(name, own), name));
    model.replaceChildren(new Option(messages.automatic, ""), ...options);
  }

  /** @param {State} state */
  function render({ settings }) {
    level.value = settings.level;
    model.value = settings.model ?? "";
    backend.value = settings.backend ?? "";
    quickLook.checked = settings.quickLook;
  }

  renderModels(store.state());
  render(store.state());
  store.subscribe((state, previous) => {
    if (state.own !== previous.own) renderModels(state);
    render(state);
  });
}
