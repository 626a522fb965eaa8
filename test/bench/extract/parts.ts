/* The extractor as the vault asks it, and the labelled turns. */

export { sayingsIn } from "../../../src/extraction/extract-statements.ts";
export { dated } from "../../../src/memory/resolve-dates.ts";
export { redact } from "../../../src/memory/redact.ts";
export { grade, labelledTurns, SAID_AT, scoresOf } from "../../support/labelled-turns.ts";
