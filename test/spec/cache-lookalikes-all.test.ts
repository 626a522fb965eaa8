import { LOOK_ALIKES } from "../support/look-alikes.ts";
import { testLookAlikes } from "../support/test-look-alikes.ts";

/* Guarantee 6, over the look-alikes that `cache-lookalikes.test.ts` leaves, and over all of them in one cache. */

testLookAlikes(
  LOOK_ALIKES.filter((_, at) => at % 3 !== 0),
  LOOK_ALIKES,
);
