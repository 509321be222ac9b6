/** The page's own samples: a click on one brings it like any file. */

import { fetchOk } from "../../shared/models.js";
import { failureOf } from "../state/failure.js";
import { arrivalOf } from "./arrivals.js";

/** @import {Arrival} from "../state/actions.js" */

/** @param {{begin: () => void, add: (arrivals: Arrival[]) => void}} intake */
export function offerSamples({ begin, add }) {
  for (const button of document.querySelectorAll("button[data-sample]")) {
    const path = button.getAttribute("data-sample") ?? "";
    button.addEventListener("click", () => {
      begin();
      void fetchSample(path).then((arrival) => add([arrival]));
    });
  }
}

/**
 * @param {string} path
 * @returns {Promise<Arrival>}
 */
async function fetchSample(path) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    const blob = await (await fetchOk(new URL(path, document.baseURI), "download")).blob();
    return arrivalOf(new File([blob], name, { type: blob.type }));
  } catch (thrown) {
    return { name, file: null, failure: failureOf(thrown) };
  }
}
