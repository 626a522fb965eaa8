/* The extractor as the vault asks it, and the labelled turns. */

export { extractStatements } from "../../../src/extraction/extract-statements.ts";
export { resolveDates } from "../../../src/memory/statements/resolve-dates.ts";
export { redact } from "../../../src/memory/safety/redact.ts";
export { grade, labelledTurns, SAID_AT, scoresOf } from "../../support/labelled-turns.ts";
