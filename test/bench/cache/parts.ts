/* Exports the functions that the product decides with, for timing, and the look-alikes of its tests. */

export { correctedForm, formWithout, fullerForms, normalForm } from "../../../src/cache/normal-form/normal-form.ts";
export { REWRITES } from "../../../src/cache/normal-form/rewrites.ts";
export { wilsonInterval } from "../../../src/cache/error-bound.ts";
export { nearBand, nearFormOf } from "../../../src/cache/near-question.ts";
export { eligibility } from "../../../src/cache/eligibility.ts";
export { LOOK_ALIKES } from "../../support/look-alikes.ts";
export { UNLIKE } from "../../unit/cache/question-pairs.ts";
export { SMUGGLING, TRAPS } from "../../unit/cache/question-traps.ts";
