/**
 * The service worker as the page sees it: registered, asked what is missing, told to update. A host that sends no
 * isolation headers gets them from the worker, which takes one reload before anything heavy is loaded.
 */

import { SITE } from "../../shared/site.js";
import { trustedScript } from "../../shared/trusted.js";

const SCRIPT = new URL("service-worker.js", SITE);
const TRIED = `offcut-isolation-tried@${SITE.pathname}`;

/** Longer than a slow network takes for the shell; after that one thread now is better than more later. */
const PATIENCE_MS = 10_000;

/** The folders of the runtime that every visit may need: the processor stands in for a GPU that fails. */
const RUNTIME_FOLDERS = ["vendor/pyodide/", "vendor/ort/"];

/** @returns {Promise<ServiceWorkerRegistration | null>} null where this browser or address has no service workers */
export async function registerSiteWorker() {
  if (!navigator.serviceWorker) return null;
  try {
    return await navigator.serviceWorker.register(trustedScript(SCRIPT), {
      scope: SITE.pathname,
      updateViaCache: "none",
    });
  } catch (thrown) {
    console.debug("Without a service worker:", thrown); // a private window, say; the page works while it is online
    return null;
  }
}

/**
 * Wait for the first service worker, so that it keeps what the engine fetches, and reload the page once if that
 * isolates it. Resolves when the engine may be started; never, if the page reloads.
 * @param {ServiceWorkerRegistration | null} registration
 * @param {Promise<void>} begun a person who has begun is not kept waiting
 */
export async function isolate(registration, begun) {
  if (!registration) return;
  const isFirstVisit = !registration.active;
  const interrupted = Promise.race([begun, sleep(PATIENCE_MS)]).then(() => false);
  if (globalThis.crossOriginIsolated) {
    sessionStorage.removeItem(TRIED);
    if (isFirstVisit) await Promise.race([takeover(), interrupted]);
    return;
  }
  if (sessionStorage.getItem(TRIED)) return;
  const active = isFirstVisit ? takeover() : Promise.resolve(); // a forced reload passes a worker that is there by
  if (!(await Promise.race([active.then(() => true), interrupted]))) return;
  sessionStorage.setItem(TRIED, "yes"); // where isolation cannot be had, this is the only reload
  document.body.inert = true; // nothing is accepted that the reload, some tenths of a second, would lose
  location.reload();
  await new Promise(() => undefined);
}

/** @returns {Promise<void>} when a service worker has taken this page over */
function takeover() {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
    if (navigator.serviceWorker.controller) resolve();
  });
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {(update: "waiting" | "elsewhere") => void} onUpdate a new version is complete and waits, or another tab has
 *   switched to it; this one keeps its own until it is loaded anew
 */
export function watchForUpdate(registration, onUpdate) {
  const tell = () => {
    if (registration.waiting && navigator.serviceWorker.controller) onUpdate("waiting");
  };
  let isControlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (isControlled) onUpdate("elsewhere");
    isControlled = true;
  });
  const watch = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", watch);
  watch();
  tell();
}

/**
 * Switch to the version that waits; the page reloads when it is in charge.
 * @param {ServiceWorkerRegistration} registration
 */
export function applyUpdate(registration) {
  if (!registration.waiting) return location.reload(); // another tab was quicker
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting?.postMessage({ type: "activate" });
}

/**
 * @param {(path: string, sent: number) => void} onRequest each request that the service worker sent to the network, and
 *   how many bytes of a query and a body went with it
 */
export function watchNetwork(onRequest) {
  navigator.serviceWorker?.addEventListener("message", ({ data, source }) => {
    if (!(source instanceof ServiceWorker) || source.scriptURL !== SCRIPT.href) return; // another project's
    if (data?.type !== "network" || typeof data.url !== "string" || !Number.isSafeInteger(data.sent)) return;
    onRequest(data.url.replace(SITE.href, ""), data.sent);
  });
}

/** Whether a service worker answers for this page, and so counts its requests. */
export function isWatched() {
  return Boolean(navigator.serviceWorker?.controller);
}

/**
 * Fetch the files that a visit without a network would lack.
 * @returns {Promise<boolean>} whether every one was then found in the caches
 */
export async function completePrecache() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return false;
  const missing = await listMissing(worker);
  await Promise.all(missing.map((url) => fetch(url).then((response) => response.arrayBuffer())));
  return missing.length === 0 || (await listMissing(worker)).length === 0;
}

/**
 * @param {ServiceWorker} worker
 * @returns {Promise<string[]>}
 */
function listMissing(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ type: "list-missing", folders: RUNTIME_FOLDERS }, [port2]);
  });
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
