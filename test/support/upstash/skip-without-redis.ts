import { beforeEach } from "vitest";

/** Set up where there is no Redis to test against: every test says so and is counted as skipped. */
beforeEach(({ skip }) => {
  skip("redis-server is not installed");
});
