/** What the service worker's scripts find in its global scope. */

type SiteFacts = {
  version: string;
  entries: { url: string; integrity: string; bytes: number; group: "shell" | "runtime" }[];
  others: string[];
  headers: Record<string, string>;
};

type PrecacheController = import("workbox-precaching").PrecacheController;

declare const __OFFCUT: SiteFacts;
declare const workbox: { precaching: typeof import("workbox-precaching") };
declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;

interface WorkerGlobalScopeEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
  message: ExtendableMessageEvent;
}
