/** Says aloud, to those who listen, what others see happen. */

import { announcements } from "../messages.js";
import { shownItems } from "../state/queue-order.js";
import { part } from "../parts/dom.js";
import { describeItem } from "../parts/wording.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @param {Store} store */
export function mountAnnouncer(store) {
  const region = part(document, "#announcer", HTMLElement);
  store.subscribe((state, previous) => {
    const news = newsOf(state, previous);
    if (news.length > 0) region.textContent = news.join(" ");
  });
}

/**
 * @param {State} state
 * @param {State} previous
 * @returns {string[]}
 */
function newsOf(state, previous) {
  const news = [];
  if (state.engine.phase === "ready" && previous.engine.phase !== "ready") news.push(announcements.ready);
  const known = new Set(previous.own.map(({ name }) => name));
  const newest = state.own.find(({ name }) => !known.has(name));
  if (newest && state.adding.phase === "trying") news.push(announcements.networkAdded(newest.title));
  if (state.queue !== previous.queue) news.push(...queueNews(state, previous));
  const { handover } = state;
  if (handover !== previous.handover && handover.phase === "done") {
    news.push(announcements.handedOver[handover.way](handover.name));
  }
  if (state.items === previous.items) return news;
  const added = state.items.length - previous.items.length;
  if (added > 0) news.push(announcements.added(added));
  const before = new Map(previous.items.map((item) => [item.id, item]));
  for (const item of state.items) {
    const earlier = before.get(item.id);
    if (earlier !== item) news.push(...itemNews(item, earlier, state));
  }
  return news;
}

/**
 * @param {State} state
 * @param {State} previous
 * @returns {string[]}
 */
function queueNews(state, { items, queue: before }) {
  const { queue } = state;
  const news = [];
  if (queue.isPaused !== before.isPaused) {
    news.push(queue.isPaused ? announcements.paused : announcements.continued);
  }
  if (queue.chosenIds !== before.chosenIds) news.push(announcements.chosen(queue.chosenIds.length));
  const shown = shownItems(state);
  const place = shown.findIndex(({ id }) => id === queue.movedId);
  const moved = shown[place];
  if (moved && state.items !== items && state.items.length === items.length) {
    news.push(announcements.moved(moved.name, place + 1, shown.length));
  }
  return news;
}

/**
 * @param {Item} item
 * @param {Item | undefined} earlier
 * @param {State} state
 * @returns {string[]}
 */
function itemNews(item, earlier, state) {
  const { name, work } = item;
  if (work.status === "working") {
    // Each stage once; bytes as they come are for the eyes.
    const stage = earlier?.work.status === "working" ? earlier.work.progress?.stage : undefined;
    const isSame = work.progress?.stage === stage || work.progress?.loaded !== undefined;
    return isSame ? [] : [announcements.stage(name, describeItem(item, state))];
  }
  if (work.status === earlier?.work.status) return [];
  if (work.status === "done") return earlier ? [announcements.done(name)] : []; // not what has come back
  if (work.status === "failed") return [announcements.failed(name, describeItem(item, state))];
  return work.status === "cancelled" ? [announcements.cancelled(name)] : [];
}
