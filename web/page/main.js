/** Starts the page: the state, the work that follows from it, and the views that show it. */

import { startIntake } from "./intake/intake.js";
import { createInitialState } from "./state/initial-state.js";
import { reduce } from "./state/reducer.js";
import { createStore } from "./state/store.js";
import { mountAnnouncer } from "./view/announcer.js";
import { part } from "./view/dom.js";
import { mountEngineStatus } from "./view/engine-status.js";
import { localise } from "./view/localise.js";
import { mountOutputPanel } from "./view/output-panel.js";
import { mountQueue } from "./view/queue.js";
import { mountReport } from "./view/report.js";
import { mountSettingsBar } from "./view/settings-bar.js";
import { mountShell } from "./view/shell.js";
import { mountViewer } from "./view/viewer.js";
import { startEngineSession } from "./work/engine-session.js";
import { downloadAll } from "./work/packer.js";
import { startQueueRunner } from "./work/queue-runner.js";
import { startRenderer } from "./work/renderer.js";
import { startThumbnailer } from "./work/thumbnailer.js";

localise();

const store = createStore(reduce, createInitialState());
const input = part(document, "#file-input", HTMLInputElement);
const overlay = part(document, "#drop-overlay", HTMLElement);

const session = startEngineSession(store);
const { render } = startRenderer(store, session);
startQueueRunner(store, session);
startThumbnailer(store);
startIntake(store, { input, overlay });

mountShell(store, { chooseFiles: () => input.click(), restartEngine: session.restart });
mountEngineStatus(store);
mountSettingsBar(store);
mountQueue(store);
mountViewer(store);
mountOutputPanel(store, { downloadAll: () => void downloadAll(store, render) });
mountReport(store);
mountAnnouncer(store);
