/* What the product decides by, for the timing of it, and the look-alikes that its tests were written with. */

export { correctedForm } from "../../../src/cache/agreement.ts";
export { interval } from "../../../src/cache/error-bound.ts";
export { eligibility } from "../../../src/cache/eligibility.ts";
export { LOOK_ALIKES } from "../../support/look-alikes.ts";
export { UNLIKE } from "../../unit/cache/agreement-pairs.ts";
export { SMUGGLING, TRAPS } from "../../unit/cache/agreement-traps.ts";
