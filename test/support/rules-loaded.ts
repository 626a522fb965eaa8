/* Loaded before the tests: source modules come one by one there, and a first extraction would miss its deadline. */
import "../../src/adapters/rules/sayings.ts";
