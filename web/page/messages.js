/** The words of the page, in the language that language.js has chosen. */

import * as english from "./messages.en.js";

/** @type {typeof english} */
const words = document.documentElement.lang === "de" ? await import("./messages.de.js") : english;

export const {
  actions,
  alt,
  announcements,
  automatic,
  backends,
  card,
  cutVerdicts,
  emptyFolder,
  errors,
  formats,
  language,
  leftOut,
  levels,
  models,
  network,
  places,
  presetHints,
  queue,
  reasons,
  saving,
  shortcuts,
  site,
  stages,
  status,
  texts,
  tooLarge,
  unreadVariant,
  unsupported,
  verdicts,
  warnings,
  behind,
  workspace,
} = words;
