/* Loaded before the tests: source modules come one by one there, and a first extraction would miss its deadline. */
export { sayingsIn } from "../../src/adapters/rules/sayings.ts";
