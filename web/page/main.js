/**
 * Starts the page: the state, the views that show it, and the work that follows from it. Pictures are accepted from
 * the first moment; the engine starts when it is known that the page will not be reloaded to isolate it.
 */

import { loadNetwork, measureLevel } from "../shared/models.js";
import { startIntake } from "./intake/intake.js";
import { startSaving } from "./save/saving.js";
import { startOfflineCheck } from "./site/offline-check.js";
import {
  applyUpdate,
  isolate,
  registerSiteWorker,
  watchForUpdate,
  watchNetwork,
} from "./site/site-worker.js";
import { startStorage } from "./site/storage.js";
import { createInitialState } from "./state/initial-state.js";
import { reduce } from "./state/reducer.js";
import { createStore } from "./state/store.js";
import { mountAnnouncer } from "./view/announcer.js";
import { mountBackendsPanel } from "./view/backends-panel.js";
import { mountDialogs } from "./view/dialogs.js";
import { part } from "./view/dom.js";
import { mountEngineStatus } from "./view/engine-status.js";
import { mountHowPanel } from "./view/how-panel.js";
import { mountLanguageChoice } from "./view/language-choice.js";
import { localise } from "./view/localise.js";
import { mountKeepOffer } from "./view/keep-offer.js";
import { mountKeptPictures } from "./view/kept-pictures.js";
import { mountNetworkDialog } from "./view/network-dialog.js";
import { mountOutputPanel } from "./view/output-panel.js";
import { mountPrivacyPanel } from "./view/privacy-panel.js";
import { mountQueue } from "./view/queue.js";
import { mountQueueTools } from "./view/queue-tools.js";
import { mountReport } from "./view/report.js";
import { mountSaveAll } from "./view/save-all.js";
import { mountSettingsBar } from "./view/settings-bar.js";
import { mountShell } from "./view/shell.js";
import { mountShortcutList } from "./view/shortcut-list.js";
import { mountSiteNotices } from "./view/site-notices.js";
import { mountUndoBar } from "./view/undo-bar.js";
import { mountViewer } from "./view/viewer.js";
import { startEngineSession } from "./work/engine-session.js";
import { createHandover } from "./work/handover.js";
import { startKeptPattern } from "./work/kept-pattern.js";
import { startLooks } from "./work/looks.js";
import { startOwnNetworks } from "./work/own-networks.js";
import { startQueueRunner } from "./work/queue-runner.js";
import { startRenderer } from "./work/renderer.js";
import { startThumbnailer } from "./work/thumbnailer.js";
import { startTrials } from "./work/trials.js";
import { startWorkspace } from "./workspace/workspace.js";

localise();

const store = createStore(reduce, createInitialState());
const input = part(document, "#file-input", HTMLInputElement);
const overlay = part(document, "#drop-overlay", HTMLElement);

const session = startEngineSession(store);
const { render } = startRenderer(store, session);
startQueueRunner(store, session);
startLooks(store, session);
startThumbnailer(store);
startKeptPattern(store);
const { check } = startOfflineCheck(store);
const networks = startOwnNetworks(store, session);
const storage = startStorage(store, {
  onDeleted: () => {
    check();
    void networks.list();
  },
});
const workspace = startWorkspace(store);
const saving = startSaving(store, render);
const siteWorker = registerSiteWorker();

mountShell(store, { chooseFiles: () => input.click(), restartEngine: session.boot });
mountEngineStatus(store);
mountSettingsBar(store, measureLevel);
mountQueue(store);
mountQueueTools(store, saving);
mountUndoBar(store);
mountKeepOffer(store, workspace);
mountViewer(store);
mountOutputPanel(store, createHandover(store, session));
mountSaveAll(store, saving);
mountReport(store);
mountAnnouncer(store);
mountDialogs();
mountBackendsPanel(store, startTrials(store, session));
mountSiteNotices(store, { update: () => void siteWorker.then((worker) => worker && applyUpdate(worker)) });
mountNetworkDialog(store, networks);
mountPrivacyPanel(store, storage);
mountKeptPictures(store, workspace);
mountHowPanel(loadNetwork);
mountShortcutList(store);
mountLanguageChoice(store);

const { begun, shared } = startIntake(store, { input, overlay });
watchNetwork((path) => store.dispatch({ type: "request-seen", path }));

void startEngine(); // not awaited: the page has loaded, whatever the engine still waits for

async function startEngine() {
  const worker = await siteWorker;
  if (worker) watchForUpdate(worker, () => store.dispatch({ type: "update-found" }));
  await shared;
  await isolate(worker, begun);
  session.boot();
}
