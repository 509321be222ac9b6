/**
 * Chooses the page's language before anything is painted, and says it in `<html lang>`: what the address asks for, what
 * was chosen here before, what the browser prefers. A classic script in the head; messages.js follows it.
 */

{
  const LANGUAGES = ["en", "de"];

  const chosen = findWishes()
    .map((wish) => wish?.split("-")[0]?.toLowerCase() ?? "")
    .find((wish) => LANGUAGES.includes(wish));

  if (chosen && chosen !== "en") {
    const root = document.documentElement;
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
      return localStorage.getItem("language");
    } catch {
      return null; // storage is forbidden here: nothing was chosen
    }
  }
}
