/**
 * Chooses the page's language before anything is painted, and says it in `<html lang dir>`: what the address asks for,
 * what was chosen here before, what the browser prefers. A classic script in the head; messages.js follows it.
 */

{
  const LANGUAGES = ["en", "de"];
  /** Scripts that are written from right to left, as ISO 15924 names them. */
  const RIGHT_TO_LEFT = ["Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];

  /** Where browser/remembered.js keeps the choice of this copy of the site; earlier versions used the name alone. */
  const SITE = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const KEY = `language@${SITE.pathname}`;

  const root = document.documentElement;
  const chosen =
    findWishes()
      .map((wish) => wish?.split("-")[0]?.toLowerCase() ?? "")
      .find((wish) => LANGUAGES.includes(wish)) ?? "en";

  root.dir = RIGHT_TO_LEFT.includes(new Intl.Locale(chosen).maximize().script ?? "") ? "rtl" : "ltr";
  if (chosen !== "en") {
    const words = document.createElement("link");
    words.rel = "modulepreload";
    words.href = `page/messages.${chosen}.js`;
    document.head.append(words);
    root.lang = chosen;
    root.toggleAttribute("data-localising", true); // the English words wait, unseen, for those that replace them
  }

  function findWishes() {
    return [new URLSearchParams(location.search).get("lang"), readChoice(), ...navigator.languages];
  }

  function readChoice() {
    try {
      const own = localStorage.getItem(KEY);
      const earlier = own === null ? localStorage.getItem("language") : null;
      if (earlier !== null) localStorage.setItem(KEY, earlier); // once: the name alone may be another project's
      return own ?? earlier;
    } catch {
      return null; // storage is forbidden here: nothing was chosen
    }
  }
}
