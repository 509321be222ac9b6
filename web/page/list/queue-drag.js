/** Rows are dragged to another place: at once with a mouse, after a moment's hold with a finger. */

import { movedWith, neighboursOf, placeBeside } from "../state/queue-order.js";
import { findDropTarget } from "./drop-target.js";
import { part } from "../parts/dom.js";

/** @import {Store} from "../state/store.js" */
/** @import {DropTarget} from "./drop-target.js" */

const HOLD_MS = 400;
/** What a hand moves without meaning to. */
const SLACK = 6;
/** So near to the edge of what scrolls, it does. */
const EDGE = 40;
const SCROLL_STEP = 8;

/**
 * @typedef {{phase: "idle"}
 *   | {phase: "pressed", id: string, x: number, y: number, isTouch: boolean, timer: number | undefined}
 *   | {phase: "dragging", ids: readonly string[], target: DropTarget | null, x: number, y: number}} Gesture
 */

/**
 * @param {Store} store
 * @param {HTMLElement} list
 */
export function mountQueueDrag(store, list) {
  const line = part(document, "#drop-line", HTMLElement);
  /** @type {Gesture} */
  let gesture = { phase: "idle" };

  list.addEventListener("pointerdown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest(".item")?.getAttribute("data-id");
    if (!id || event.button !== 0 || target?.closest(".item-actions, .item-choice")) return;
    end();
    const { pointerId, clientX: x, clientY: y } = event;
    const isTouch = event.pointerType !== "mouse";
    const timer = isTouch ? setTimeout(() => begin(id, pointerId, x, y), HOLD_MS) : undefined;
    gesture = { phase: "pressed", id, x, y, isTouch, timer };
  });
  list.addEventListener("pointermove", ({ clientX: x, clientY: y, pointerId }) => {
    if (gesture.phase === "dragging") return aim(x, y);
    if (gesture.phase !== "pressed" || Math.hypot(x - gesture.x, y - gesture.y) <= SLACK) return;
    if (gesture.isTouch)
      end(); // it is scrolling
    else begin(gesture.id, pointerId, x, y);
  });
  list.addEventListener("pointerup", drop);
  list.addEventListener("pointercancel", end);
  list.addEventListener("contextmenu", (event) => {
    if (gesture.phase === "dragging") event.preventDefault(); // a long touch asks for it
  });
  // Not passive: a finger that drags must not scroll.
  const hold = /** @param {Event} event */ (event) => gesture.phase === "dragging" && event.preventDefault();
  list.addEventListener("touchmove", hold, { passive: false });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && gesture.phase === "dragging") end();
  });

  /**
   * @param {string} id
   * @param {number} pointerId
   * @param {number} x
   * @param {number} y
   */
  function begin(id, pointerId, x, y) {
    const state = store.state();
    if (state.items.length < 2) return end();
    list.setPointerCapture(pointerId);
    gesture = { phase: "dragging", ids: movedWith(state, id), target: null, x, y };
    list.classList.add("is-sorting");
    markDragged(gesture.ids);
    aim(x, y);
    requestAnimationFrame(scroll);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  function aim(x, y) {
    if (gesture.phase !== "dragging") return;
    const { ids } = gesture;
    const neighbours = neighboursOf(store.state(), ids).filter((id) => !ids.includes(id));
    const target = findDropTarget(list, neighbours, { x, y });
    gesture = { ...gesture, target, x, y };
    line.hidden = target === null;
    for (const [name, value] of Object.entries(target?.line ?? {}))
      line.style.setProperty(name, `${value}px`);
  }

  function scroll() {
    if (gesture.phase !== "dragging") return;
    const isOwn = list.scrollHeight > list.clientHeight + 1;
    const scroller = isOwn ? list : document.documentElement;
    const { top, bottom } = isOwn ? list.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const { x, y } = gesture;
    const step = y < top + EDGE ? -SCROLL_STEP : y > bottom - EDGE ? SCROLL_STEP : 0;
    scroller.scrollBy(0, step);
    if (step !== 0) aim(x, y);
    requestAnimationFrame(scroll);
  }

  function drop() {
    if (gesture.phase === "dragging") {
      const { ids, target } = gesture;
      // The click that follows is the end of the drag, not the choice of a picture.
      const swallow = /** @param {Event} event */ (event) => event.stopPropagation();
      list.addEventListener("click", swallow, { capture: true });
      setTimeout(() => list.removeEventListener("click", swallow, { capture: true }));
      if (target) {
        const before = placeBeside(store.state(), ids, target.neighbour, target.isAfter);
        store.dispatch({ type: "items-moved", ids, before });
      }
    }
    end();
  }

  function end() {
    if (gesture.phase === "pressed") clearTimeout(gesture.timer);
    gesture = { phase: "idle" };
    line.hidden = true;
    list.classList.remove("is-sorting");
    markDragged([]);
  }

  /** @param {readonly string[]} ids */
  function markDragged(ids) {
    for (const row of list.children) {
      row.classList.toggle("is-dragged", ids.includes(row.getAttribute("data-id") ?? ""));
    }
  }
}
