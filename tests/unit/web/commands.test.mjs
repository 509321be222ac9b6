/** The table of commands agrees with itself, with the words, the icons and the reducer. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const WEB = new URL("../../../web/", import.meta.url);

Object.defineProperty(globalThis, "navigator", { value: { platform: "Linux" }, configurable: true });
globalThis.document = { documentElement: { lang: "en" } };
globalThis.location = { search: "" };
globalThis.matchMedia = () => ({ matches: true });

const load = (path) => import(new URL(path, WEB));
const { COMMANDS, isListed } = await load("page/commands/commands.js");
const { combinationOf, findByKeys } = await load("page/commands/keys.js");
const { ROW_COMMANDS } = await load("page/commands/row-commands.js");
const { shortcuts } = await load("page/messages.en.js");
const { createInitialState } = await load("page/state/initial-state.js");
const { reduce } = await load("page/state/reducer.js");
const { createStore } = await load("page/state/store.js");

const ICONS = readFileSync(new URL("page/icons.svg", WEB), "utf8");
const byName = new Map(COMMANDS.map((command) => [command.name, command]));

/** Three pictures, the second one shown, with a box on it and another that was undone. */
function createPage() {
  const store = createStore(reduce, createInitialState());
  const arrivals = ["a", "b", "c"].map((name) => ({ name, file: new Blob([name]), failure: null }));
  store.dispatch({ type: "items-added", arrivals });
  const { id } = store.state().items[1];
  store.dispatch({ type: "item-selected", id });
  for (const box of [
    [0, 0, 9, 9],
    [0, 0, 5, 5],
  ])
    store.dispatch({ type: "edits-made", id, edits: { strokes: [], boxes: [box] } });
  store.dispatch({ type: "edits-undone", id });
  return { store };
}

/** What an undo is to bring back. */
const kept = ({ items }) => items.map(({ id, edits }) => ({ id, edits }));

const keyEvent = (key, held = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test("each command is there once, and no two have the same keys", () => {
  for (const table of [COMMANDS, ROW_COMMANDS]) {
    const names = table.map(({ name }) => name);
    const keys = table.flatMap(({ keys = [] }) => keys.map((combination) => combination.join("+")));
    assert.deepEqual(names, [...new Set(names)]);
    assert.deepEqual(keys, [...new Set(keys)]);
  }
});

test("the list of keys has a word for each of its commands, and none besides", () => {
  const listed = COMMANDS.filter(isListed);
  assert.deepEqual(listed.map(({ name }) => name).sort(), Object.keys(shortcuts.names).sort());
  assert.deepEqual(new Set(listed.map(({ group }) => group)), new Set(Object.keys(shortcuts.groups)));
});

test("every icon is in the sheet", () => {
  const states = [createInitialState(), createPage().store.state()];
  for (const { name, icon } of COMMANDS) {
    const icons = typeof icon === "function" ? states.map(icon) : icon ? [icon] : [];
    for (const symbol of icons) assert.ok(ICONS.includes(`<symbol id="${symbol}"`), `${name}: ${symbol}`);
  }
});

test("a command that can be undone is undone by what it names", () => {
  const undoable = COMMANDS.filter(({ undoneBy }) => undoneBy);
  assert.ok(undoable.length > 3);
  for (const { name, undoneBy, isAvailable, run } of undoable) {
    const page = createPage();
    const before = kept(page.store.state());
    assert.ok(isAvailable(page.store.state()), name);
    run(page);
    assert.notDeepEqual(kept(page.store.state()), before, name);
    byName.get(undoneBy).run(page);
    assert.deepEqual(kept(page.store.state()), before, name);
  }
});

test("what takes pictures or edits away can be undone", () => {
  for (const { name, undoneBy, isAvailable = () => true, run } of COMMANDS) {
    const page = createPage();
    if (!run || undoneBy || !isAvailable(page.store.state())) continue;
    const before = kept(page.store.state());
    const services = { chooseFiles() {}, showShortcuts() {}, zoom: { larger() {}, smaller() {}, fit() {} } };
    run({ ...services, ...page });
    assert.deepEqual(kept(page.store.state()), before, name);
  }
});

test("without pictures there is nothing to do with one", () => {
  const state = createInitialState();
  for (const name of ["next", "remove", "download", "beside", "larger", "hand", "undo", "clear", "leave"]) {
    assert.equal(byName.get(name).isAvailable(state), false, name);
  }
  assert.equal(byName.get("add").isAvailable, undefined);
});

test("signs are found wherever a keyboard has them", () => {
  const find = (key, held) => findByKeys(COMMANDS, combinationOf(keyEvent(key, held)))?.name;
  assert.equal(find("?", { shiftKey: true }), "help");
  assert.equal(find("[", { altKey: true, ctrlKey: true }), "thinner"); // AltGr
  assert.equal(find("z", { metaKey: true }), "undo");
  assert.equal(find("Z", { ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(find("b"), "box");
  assert.equal(find("b", { ctrlKey: true }), undefined);
});
