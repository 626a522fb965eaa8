import { testIsolation } from "../support/test-isolation.ts";

/* Guarantee 3, over all scopes with look-alike ids. */

testIsolation(1);
