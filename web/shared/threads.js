/** Comlink, set up for Offcut: an error keeps its code when it crosses a thread. */

import { transferHandlers } from "../vendor/comlink/comlink.mjs";
import { OffcutError } from "./errors.js";

/** @import {TransferHandler} from "comlink" */
/** @import {ErrorRecord} from "./errors.js" */

export { expose, proxy, releaseProxy, transfer, wrap } from "../vendor/comlink/comlink.mjs";

const plain = transferHandlers.get("throw");
if (!plain) throw new OffcutError("internal", "Comlink has no handler for thrown values");

/** @type {TransferHandler<{value: unknown}, ErrorRecord>} */
const throwWithCode = {
  canHandle: /** @type {(value: unknown) => value is {value: unknown}} */ (plain.canHandle),
  serialize: ({ value }) => [OffcutError.from(value).toRecord(), []],
  deserialize: (record) => {
    throw OffcutError.fromRecord(record);
  },
};

transferHandlers.set("throw", throwWithCode);
