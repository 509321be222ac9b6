/**
 * Starts the page: the state, the views that show it, and the work that follows from it. Pictures are accepted from
 * the first moment; the engine starts when it is known that the page will not be reloaded to isolate it.
 */

import { loadNetwork, measureLevel } from "../shared/models.js";
import { startIntake } from "./intake/intake.js";
import { startLeaveQuestion } from "./save/leaving.js";
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
import { mountControls } from "./commands/controls.js";
import { mountKeyboard } from "./commands/keyboard.js";
import { mountAnnouncer } from "./frame/announcer.js";
import { mountBackendsPanel } from "./dialogs/backends-panel.js";
import { mountDialogs } from "./dialogs/dialogs.js";
import { part } from "./parts/dom.js";
import { mountEngineStatus } from "./frame/engine-status.js";
import { mountHowPanel } from "./dialogs/how-panel.js";
import { mountLanguageChoice } from "./frame/language-choice.js";
import { localise } from "./frame/localise.js";
import { mountKeepOffer } from "./list/keep-offer.js";
import { mountKeptPictures } from "./dialogs/kept-pictures.js";
import { mountNetworkDialog } from "./dialogs/network-dialog.js";
import { mountOutputPanel } from "./output/output-panel.js";
import { mountPrivacyPanel } from "./dialogs/privacy-panel.js";
import { mountQueue } from "./list/queue.js";
import { mountQueueTools } from "./list/queue-tools.js";
import { mountReport } from "./output/report.js";
import { mountSaveAll } from "./output/save-all.js";
import { mountSettingsBar } from "./frame/settings-bar.js";
import { mountShell } from "./frame/shell.js";
import { mountShortcutList } from "./dialogs/shortcut-list.js";
import { mountSiteNotices } from "./frame/site-notices.js";
import { mountUndoBar } from "./list/undo-bar.js";
import { mountViewer } from "./stage/viewer.js";
import { startEngineSession } from "./work/engine-session.js";
import { createHandover } from "./work/handover.js";
import { startKeptPattern } from "./work/kept-pattern.js";
import { startOwnNetworks } from "./work/own-networks.js";
import { startQueueRunner } from "./work/queue-runner.js";
import { startRenderer } from "./work/renderer.js";
import { startThumbnailer } from "./work/thumbnailer.js";
import { startTrials } from "./work/trials.js";
import { startViewImages } from "./work/view-images.js";
import { startWorkspace } from "./workspace/workspace.js";

/** @import {Page} from "./commands/types.js" */

localise();

const store = createStore(reduce, createInitialState());
const input = part(document, "#file-input", HTMLInputElement);
const overlay = part(document, "#drop-overlay", HTMLElement);

const { check } = startOfflineCheck(store);
const session = startEngineSession(store, { onPrepared: check });
const { render } = startRenderer(store, session);
startQueueRunner(store, session);
startViewImages(store, session);
startThumbnailer(store);
startKeptPattern(store);
const networks = startOwnNetworks(store, session);
const storage = startStorage(store, {
  onDeleted: () => {
    check();
    void networks.list();
  },
});
const workspace = startWorkspace(store);
const saving = startSaving(store, render);
startLeaveQuestion(store);
const siteWorker = registerSiteWorker();

const handover = createHandover(store, session);

mountShell(store, { restartEngine: session.boot });
mountEngineStatus(store);
mountSettingsBar(store, measureLevel);
mountQueue(store);
mountKeepOffer(store, workspace);
const zoom = mountViewer(store);
mountOutputPanel(store, handover);
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
mountLanguageChoice(store);
const shortcuts = mountShortcutList();

/** @type {Page} */
const page = {
  store,
  zoom,
  chooseFiles: () => input.click(),
  download: () => part(document, "[data-testid=download]", HTMLAnchorElement).click(),
  copy: handover.copy,
  saveArchive: saving.saveArchive,
  showShortcuts: shortcuts.show,
};
mountControls(page);
mountKeyboard(page, shortcuts.hasSingleKeys);
mountQueueTools(store);
mountUndoBar(store); // after its controls: it looks to the keyboard's place when they have done their work

const { begun, shared } = startIntake(store, { input, overlay });
watchNetwork((path, sent) => store.dispatch({ type: "request-seen", path, sent }));

void startEngine(); // not awaited: the page has loaded, whatever the engine still waits for

async function startEngine() {
  const worker = await siteWorker;
  if (worker) watchForUpdate(worker, (update) => store.dispatch({ type: "update-found", update }));
  await shared;
  await isolate(worker, begun);
  session.boot();
}
