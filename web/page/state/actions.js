/**
 * Everything that can happen to the state. Types only.
 *
 * @typedef {{type: "engine-started", session: number}
 *   | {type: "engine-progressed", session: number, progress: Progress}
 *   | {type: "engine-ready", session: number}
 *   | {type: "engine-prepared", session: number}
 *   | {type: "engine-lost", session: number, failure: Failure}
 *   | {type: "engine-failed", session: number, failure: Failure}} EngineAction
 *
 * @typedef {{name: string, file: File | null, failure: Failure | null}} Arrival
 *
 * @typedef {{type: "items-added", arrivals: readonly Arrival[]}
 *   | {type: "item-previewed", id: string, thumbnail: Blob | null, size: Size | null}
 *   | {type: "item-selected", id: string}
 *   | {type: "item-reduced", id: string, maxPixels: number}
 *   | {type: "items-cancelled", ids: readonly string[]}
 *   | {type: "items-requeued", ids: readonly string[]}} ItemAction
 *
 * @typedef {{type: "queue-paused", isPaused: boolean}
 *   | {type: "review-first-chosen", isReviewFirst: boolean}
 *   | {type: "items-chosen", ids: readonly string[]}
 *   | {type: "item-choice-toggled", id: string}
 *   | {type: "choice-extended", id: string}
 *   | {type: "items-moved", ids: readonly string[], before: string | null}
 *   | {type: "items-removed", ids: readonly string[]}
 *   | {type: "removal-undone"}
 *   | {type: "removal-final"}} QueueAction
 *
 * @typedef {{type: "workspace-changed", workspace: Partial<Workspace>}
 *   | {type: "workspace-restored", items: readonly Item[], selectedId: string | null, isPaused: boolean}} WorkspaceAction
 *
 * @typedef {{type: "job-started", id: string, job: number, settings: Settings}
 *   | {type: "job-progressed", id: string, job: number, progress: Progress}
 *   | {type: "job-previewed", id: string, job: number, preview: Blob}
 *   | {type: "job-done", id: string, job: number, work: Done}
 *   | {type: "job-failed", id: string, job: number, failure: Failure, kept?: Kept}} JobAction
 *
 * @typedef {{type: "output-chosen", id: string, output: Output}
 *   | {type: "output-spread", id: string, ids: readonly string[]}
 *   | {type: "rendering-done", id: string, cutId: string, output: Output, edits: Edits, blob: Blob, report: Report}
 *   | {type: "rendering-failed", id: string, cutId: string, failure: Failure}
 *   | {type: "cutout-saved", id: string, blob: Blob}} OutputAction
 *
 * @typedef {{type: "settings-chosen", settings: Settings}
 *   | {type: "view-chosen", viewMode: ViewMode}
 *   | {type: "tool-chosen", tool: Tool}
 *   | {type: "brush-chosen", brush: Brush}
 *   | {type: "view-image-made", viewImage: ViewImage}
 *   | {type: "trials-begun"}
 *   | {type: "trials-ended", facts: readonly BackendFacts[] | null}
 *   | {type: "packing-changed", packing: Packing}
 *   | {type: "handover-changed", handover: Handover}
 *   | {type: "name-pattern-chosen", pattern: string}} ChoiceAction
 *
 * @typedef {{type: "site-checked", isOfflineReady: boolean, models: readonly ModelInUse[]}
 *   | {type: "requests-counted-from-here"}
 *   | {type: "request-seen", path: string, sent: number}
 *   | {type: "update-found", update: "waiting" | "elsewhere"}
 *   | {type: "model-not-kept"}
 *   | {type: "storage-seen", storage: Storage}
 *   | {type: "persistence-answered", isPersisted: boolean}} SiteAction
 *
 * @typedef {{type: "own-networks-seen", own: readonly OwnNetwork[]}
 *   | {type: "adding-changed", adding: Adding}} NetworkAction
 *
 * @typedef {{type: "edits-made", id: string, edits: Edits}
 *   | {type: "edits-undone", id: string}
 *   | {type: "edits-redone", id: string}} EditAction
 *
 * @typedef {EngineAction | ItemAction | QueueAction | WorkspaceAction | JobAction | OutputAction | ChoiceAction
 *   | SiteAction | NetworkAction | EditAction} Action
 */

/** @import {Adding, BackendFacts, Brush, Done, Edits, Failure, Handover, Item, Kept} from "./types.js" */
/** @import {ModelInUse, Output, OwnNetwork, Packing, Progress, Report, Settings, Size} from "./types.js" */
/** @import {Storage, Tool, ViewImage, ViewMode, Workspace} from "./types.js" */

export {};
