/** What the engine says about a cutout: warnings, what ran, how long each stage took; and another try. */

import * as messages from "../messages.js";
import { isDone, selectedItem } from "../state/items.js";
import { createIcon, part } from "../parts/dom.js";
import { describeEngine, describeSettings, formatBytes, formatSeconds } from "../parts/wording.js";

/** @import {Report, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

const STAGES = /** @type {const} */ (["decode", "preprocess", "inference", "refine", "composite", "encode"]);

/** @param {Store} store */
export function mountReport(store) {
  const root = part(document, "#report", HTMLElement);
  const verdict = part(root, "[data-testid=verdict]", HTMLElement);
  const warnings = part(root, ".warnings", HTMLUListElement);
  const facts = part(root, ".engine-facts", HTMLElement);
  const timings = part(root, ".timings", HTMLDListElement);
  const again = part(root, "#cut-again", HTMLButtonElement);
  const againWords = part(root, ".cut-again-words", HTMLElement);

  again.addEventListener("click", () => {
    const { selectedId } = store.state();
    if (selectedId) store.dispatch({ type: "items-requeued", ids: [selectedId] });
  });

  /** @param {State} state */
  function render(state) {
    const item = selectedItem(state);
    root.hidden = !item || !isDone(item);
    if (!item || !isDone(item)) return;
    const { report, settings } = item.work;
    const explanation = messages.cutVerdicts[report.verdict];
    verdict.hidden = explanation === null;
    verdict.dataset.verdict = report.verdict;
    part(verdict, "strong", HTMLElement).textContent = explanation?.title ?? "";
    part(verdict, ".advice", HTMLElement).textContent = explanation?.advice ?? "";
    warnings.replaceChildren(...report.warnings.map(createWarning));
    facts.textContent = [
      describeEngine(report, state.own),
      formatSeconds(report.timings.total),
      messages.status.memory(formatBytes(report.heap)),
    ].join(" · ");
    facts.dataset.heap = String(report.heap);
    timings.replaceChildren(...STAGES.flatMap((stage) => createTiming(stage, report)));
    again.hidden =
      state.settings.level === settings.level &&
      state.settings.model === settings.model &&
      state.settings.backend === settings.backend;
    againWords.textContent = messages.actions.cutAgain(describeSettings(state));
  }

  render(store.state());
  store.subscribe((state, previous) => {
    const isSame =
      state.settings === previous.settings &&
      state.own === previous.own &&
      selectedItem(state) === selectedItem(previous);
    if (!isSame) render(state);
  });
}

/** Before the code of what is said of the background picture; see py_app/render/background_colours.py. */
const BEHIND = "background:";

/** @param {{code: string, message: string}} warning */
function createWarning({ code, message }) {
  const line = document.createElement("li");
  const words = document.createElement("span");
  const own = messages.warnings[code.replace(BEHIND, "")];
  words.textContent = !own ? message : code.startsWith(BEHIND) ? messages.behind(own) : own;
  line.dataset.code = code;
  line.append(createIcon("warning"), words);
  return line;
}

/**
 * @param {typeof STAGES[number]} stage
 * @param {Report} report
 */
function createTiming(stage, { timings }) {
  const term = document.createElement("dt");
  const bar = document.createElement("span");
  const time = document.createElement("dd");
  const track = document.createElement("dd");
  term.textContent = messages.stages[stage];
  bar.className = "bar";
  bar.style.setProperty("--share", String(timings[stage] / timings.total));
  track.append(bar);
  track.setAttribute("aria-hidden", "true");
  time.textContent = formatSeconds(timings[stage]);
  return [term, track, time];
}
