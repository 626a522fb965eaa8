/* Exports the pure parts of the bench, which have unit tests. */

export { extractStatements } from "../../../src/extraction/extract-statements.ts";
export { isFirstPersonStatement } from "./first-person.ts";
export { grade, unplaced } from "./judge.ts";
