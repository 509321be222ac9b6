/** What the browser keeps of this site, what was fetched, and whether a new version waits. */

/** @import {Site} from "./types.js" */
/** @import {SiteAction} from "./actions.js" */

/**
 * @param {Site} site
 * @param {SiteAction} action
 * @returns {Site}
 */
export function reduceSite(site, action) {
  switch (action.type) {
    case "site-checked": {
      const { isOfflineReady, models } = action;
      return { ...site, isOfflineReady, models, isModelKept: site.isModelKept || isOfflineReady };
    }
    case "requests-counted-from-here":
      return { ...site, requests: site.requests ?? [] };
    case "request-seen":
      return {
        ...site,
        requests: site.requests && [...site.requests, action.path],
        uploaded: site.uploaded + action.sent,
      };
    case "update-found":
      return { ...site, update: action.update };
    case "model-not-kept":
      return { ...site, isModelKept: false };
    case "storage-seen":
      return { ...site, storage: action.storage };
    case "persistence-answered": {
      const storage = site.storage && { ...site.storage, isPersisted: action.isPersisted };
      return { ...site, isPersistenceAsked: true, storage };
    }
  }
}
