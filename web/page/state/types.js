/**
 * The page's state. One plain value, replaced as a whole by the reducer. Types only.
 *
 * @typedef {import("../../shared/types.js").Level} Level
 * @typedef {import("../../shared/types.js").BackendName} BackendName
 * @typedef {import("../../shared/types.js").OutputFormat} OutputFormat
 * @typedef {import("../../shared/types.js").Stage} Stage
 * @typedef {import("../../shared/types.js").Progress & {remaining?: number | null, isQuick?: boolean}} Progress
 *   `remaining` are seconds, null while nobody knows; `isQuick`: of the cut for a quick preview
 * @typedef {import("../../shared/types.js").Report} Report
 * @typedef {import("../../shared/errors.js").ErrorCode} ErrorCode
 *
 * @typedef {{code: ErrorCode, details: Record<string, unknown>}} Failure
 *
 * @typedef {object} Settings what to cut with; null leaves the choice to the engine
 * @property {Level} level
 * @property {string | null} model
 * @property {BackendName | null} backend
 * @property {number | null} threads
 * @property {boolean} quickLook whether a quick cutout is shown until the better one is there
 *
 * @typedef {import("../../shared/options.js").RenderOptions} RenderOptions
 * @typedef {Required<Omit<RenderOptions, "bg_color" | "channels" | "keep_islands" | "strokes">>} Output how a cutout is
 *   written; null is what nobody asked for, and what was done by hand lies beside it
 *
 * @typedef {import("../../shared/options.js").Stroke} Stroke
 * @typedef {import("../../shared/options.js").Box} Box
 * @typedef {{strokes: readonly Stroke[], boxes: readonly Box[]}} Edits what was done by hand: boxes choose what is cut
 *
 * @typedef {{width: number, height: number}} Size
 *
 * @typedef {{cutId: string, settings: Settings}} Kept a matte of which no file could be made yet
 * @typedef {{status: "queued", earlier: Done | null, kept?: Kept}} Queued `earlier` is the result it has meanwhile: it
 *   is cut anew, with what it was cut with, only because its engine is gone
 * @typedef {{status: "working", job: number, settings: Settings, progress: Progress | null, earlier: Done | null,
 *   preview: Blob | null, kept?: Kept}} Working `preview` is a quick cutout until the better one is there
 * @typedef {{status: "failed", failure: Failure, kept?: Kept}} Failed
 * @typedef {{status: "cancelled"}} Cancelled
 *
 * @typedef {object} Done
 * @property {"done"} status
 * @property {string | null} cutId the engine's handle for another rendering; null when that engine is gone
 * @property {Blob} blob
 * @property {boolean} isSaved whether `blob` has been downloaded, copied, or handed on otherwise
 * @property {Output} output what `blob` was rendered with
 * @property {Edits} edits what was done by hand in `blob`
 * @property {Report} report
 * @property {Settings} settings what it was cut with
 * @property {Failure | null} renderFailure why the last change of output did not happen
 *
 * @typedef {Queued | Working | Done | Failed | Cancelled} Work
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {string} name
 * @property {File | null} file null when the file could not even be opened
 * @property {Blob | null} thumbnail
 * @property {Size | null} size null until a decoder has said
 * @property {number | null} maxPixels what it may be reduced to; null while it has to be cut whole
 * @property {{maxPixels: number, settings: Settings} | null} affordable what it is reduced to with settings under which
 *   an engine has ended on it
 * @property {number} losses engines that ended while it was cut
 * @property {Output} output what the person wants
 * @property {Edits} edits
 * @property {readonly Edits[]} undo earlier edits, the last one last
 * @property {readonly Edits[]} redo what was undone, the next one last
 * @property {Work} work
 *
 * @typedef {Partial<Record<Stage, Progress>>} Loading what an engine is fetching, and how far it is
 * @typedef {{phase: "booting", progress: Loading}} EngineBooting
 * @typedef {{phase: "ready", progress: Loading}} EngineReady it may be fetching a network that was chosen later
 * @typedef {{phase: "failed", failure: Failure}} EngineFailed
 * @typedef {(EngineBooting | EngineReady | EngineFailed) & {session: number}} EngineState
 *   `session` counts the engines of this visit, so that a late word from a closed one is known
 *
 * @typedef {{name: string, bytes: number, isComplete: boolean}} KeptModel
 *
 * @typedef {object} Storage what the browser keeps of this address; null is what it does not tell
 * @property {readonly KeptModel[]} models
 * @property {number | null} usage bytes, everything together
 * @property {number | null} quota bytes
 * @property {boolean | null} isPersisted whether it is safe from being cleared when the disk is full
 *
 * @typedef {{name: string, title: string, licence: string, source: string, note: string}} ModelInUse
 *
 * @typedef {{name: string, title: string}} OwnNetwork one that this person has added
 * @typedef {{phase: "idle"} | {phase: "trying"} | {phase: "failed", failure: Failure}} Adding
 *
 * @typedef {object} Site
 * @property {boolean} isOfflineReady every file and every part of the chosen network was found present
 * @property {"none" | "waiting" | "elsewhere"} update a new version is complete and waits, or another tab has it already
 * @property {readonly string[] | null} requests addresses fetched since the page was ready; null before
 * @property {number} uploaded bytes that went with any request of this visit: queries and bodies
 * @property {boolean} isModelKept false when the browser had no room for a network
 * @property {boolean} isPersistenceAsked
 * @property {Storage | null} storage
 * @property {readonly ModelInUse[]} models what the next picture is cut with
 *
 * @typedef {"beside" | "slider" | "cutout" | "original" | "mask" | "uncertainty"} ViewMode
 * @typedef {"hand" | "erase" | "restore" | "box"} Tool
 * @typedef {{size: number, hardness: number, snap: boolean}} Brush `size`: per mille of the picture's longer side
 *
 * @typedef {"mask" | "uncertainty" | "plain" | "flat"} ViewImageKind `plain`: the cutout in the place it has in the photo; `flat`:
 *   all layers as one picture
 * @typedef {{kind: ViewImageKind, cutId: string, edits: Edits, output: Output, blob: Blob | null}} ViewImage a picture that is
 *   looked at and never saved; null where it could not be made
 * @typedef {{name: string, failure: Failure}} Missing a file that could not be written
 * @typedef {{phase: "idle"} | {phase: "packing", packed: number, total: number}
 *   | {phase: "incomplete", missing: readonly Missing[], total: number}
 *   | {phase: "failed", failure: Failure}} Packing
 *
 * @typedef {object} Removed what an undo brings back
 * @property {readonly Item[]} items
 * @property {readonly string[]} order of the whole list before
 *
 * @typedef {object} QueueState
 * @property {boolean} isPaused nothing new is begun; what is under way comes to its end
 * @property {boolean} isReviewFirst what needs a review is shown on top; `items` keeps the person's own order
 * @property {readonly string[]} chosenIds what actions for several pictures are about
 * @property {string | null} anchorId where a choice of neighbours begins
 * @property {string | null} movedId what was taken to another place last
 * @property {Removed | null} removed
 *
 * @typedef {"unknown" | "off" | "on" | "elsewhere" | "unavailable"} WorkspacePhase `elsewhere`: another tab keeps its
 *   pictures, and this one none
 *
 * @typedef {object} Workspace what of the list is kept in this browser
 * @property {WorkspacePhase} phase
 * @property {boolean} isAsked whether the person has answered the question
 * @property {boolean} isWritten whether nothing waits to be written
 * @property {number} unkept how many pictures could not be written
 * @property {boolean} isFull because there was no room
 * @property {{count: number, bytes: number} | null} kept null until it was measured
 * @typedef {"copy" | "share"} Way
 * @typedef {{phase: "idle"} | {phase: "under-way" | "done" | "failed", way: Way, name: string, blob: Blob}} Handover a
 *   picture on its way to the clipboard or another program; `blob` is the shown one
 *
 * @typedef {import("../../shared/types.js").BackendFacts} BackendFacts
 * @typedef {{isRunning: boolean, facts: readonly BackendFacts[]}} Trials what every backend is worth here
 *
 * @typedef {object} State
 * @property {EngineState} engine
 * @property {Settings} settings
 * @property {Output} output what the next added picture gets
 * @property {readonly Item[]} items
 * @property {string} visit what the ids of its items begin with: those of an earlier visit may come back
 * @property {number} added how many items there have been in this visit, for their ids
 * @property {QueueState} queue
 * @property {Workspace} workspace
 * @property {string | null} selectedId
 * @property {ViewMode} viewMode
 * @property {Tool} tool
 * @property {Brush} brush
 * @property {ViewImage | null} viewImage the last one that was made
 * @property {Packing} packing several cutouts on their way to the disk
 * @property {Handover} handover
 * @property {string} namePattern for all files that are saved; empty for the usual names
 * @property {Trials} trials
 * @property {readonly OwnNetwork[]} own
 * @property {Adding} adding a network of one's own
 * @property {Site} site
 */

export {};
