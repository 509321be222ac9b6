/** The script in the head: which language it chooses, and the direction that follows from it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../../web/page/language.js", import.meta.url), "utf8");

/** What the script makes of <html>, for a page that has these languages. */
function choose(languages, { search = "", stored = null, preferred = [] }) {
  const root = { lang: "en", dir: "", toggleAttribute: () => undefined };
  const document = {
    documentElement: root,
    createElement: () => ({}),
    head: { append: () => undefined },
  };
  const script = SCRIPT.replace(/LANGUAGES = \[.*?\]/, `LANGUAGES = ${JSON.stringify(languages)}`);
  runInNewContext(script, {
    document,
    location: { search },
    localStorage: { getItem: () => stored },
    navigator: { languages: preferred },
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

test("a language says itself which way it is written", () => {
  const languages = ["en", "ar", "fa", "he", "ur", "yi", "dv", "ja", "hi"];
  const directionOf = (lang) => choose(languages, { search: `?lang=${lang}` });
  for (const lang of ["ar", "fa", "he", "ur", "yi", "dv"]) {
    assert.deepEqual(directionOf(lang), [lang, "rtl"]);
  }
  for (const lang of ["en", "ja", "hi"]) assert.deepEqual(directionOf(lang), [lang, "ltr"]);
});
