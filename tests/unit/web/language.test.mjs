/** The script in the head: which language it chooses, and the direction that follows from it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../../web/page/language.js", import.meta.url), "utf8");

/** What the script makes of <html>, for a page that has these languages. */
function choose(languages, { search = "", stored = null, kept = new Map(), preferred = [] }) {
  if (stored) kept.set("language@/offcut/", stored);
  const root = { lang: "en", dir: "", toggleAttribute: () => undefined };
  const document = {
    documentElement: root,
    currentScript: { src: "https://a.example/offcut/page/language.js" },
    createElement: () => ({}),
    head: { append: () => undefined },
  };
  const script = SCRIPT.replace(/LANGUAGES = \[.*?\]/, `LANGUAGES = ${JSON.stringify(languages)}`);
  runInNewContext(script, {
    document,
    location: { search },
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    navigator: { languages: preferred },
    URL,
    URLSearchParams,
    Intl,
  });
  return [root.lang, root.dir];
}

test("the address, then the choice, then the browser; English where none is known", () => {
  const languages = ["en", "de"];
  const preferred = ["fr-FR", "de-AT"];
  assert.deepEqual(choose(languages, { search: "?lang=en", stored: "de", preferred }), ["en", "ltr"]);
  assert.deepEqual(choose(languages, { stored: "en", preferred }), ["en", "ltr"]);
  assert.deepEqual(choose(languages, { preferred }), ["de", "ltr"]);
  assert.deepEqual(choose(languages, { preferred: ["tlh"] }), ["en", "ltr"]);
});

test("the choice is this copy's, else what an earlier version has kept", () => {
  const languages = ["en", "de"];
  assert.deepEqual(choose(languages, { kept: new Map([["language@/other/", "de"]]) }), ["en", "ltr"]);
  assert.deepEqual(choose(languages, { stored: "en", kept: new Map([["language", "de"]]) }), ["en", "ltr"]);
  const kept = new Map([["language", "de"]]);
  assert.deepEqual(choose(languages, { kept }), ["de", "ltr"]);
  kept.set("language", "en"); // another project's from now on
  assert.deepEqual(choose(languages, { kept }), ["de", "ltr"]);
});

test("a language says itself which way it is written", () => {
  const languages = ["en", "ar", "fa", "he", "ur", "yi", "dv", "ja", "hi"];
  const directionOf = (lang) => choose(languages, { search: `?lang=${lang}` });
  for (const lang of ["ar", "fa", "he", "ur", "yi", "dv"]) {
    assert.deepEqual(directionOf(lang), [lang, "rtl"]);
  }
  for (const lang of ["en", "ja", "hi"]) assert.deepEqual(directionOf(lang), [lang, "ltr"]);
});
