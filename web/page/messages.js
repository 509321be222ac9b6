/** The language of the page: where a second one will be chosen. */

export * from "./messages.en.js";
