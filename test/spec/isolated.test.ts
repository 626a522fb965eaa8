import { testIsolation } from "../support/test-isolation.ts";

/* Guarantee 3, over a sample of the scopes. `isolated-all.test.ts` has all of them. */

testIsolation(4);
