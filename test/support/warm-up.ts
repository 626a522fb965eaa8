import { exports } from "cloudflare:workers";
import { beforeAll } from "vitest";
import { compareAnswers } from "./compare-answers.ts";

// This file runs again before each test file of a project. The modules that it imports do not.
compareAnswers();

/** Loads the worker before the first test: its modules come one by one there, and no test is to wait for them. */
beforeAll(async () => {
  await exports.default.fetch("http://throughline.test/healthz");
}, 60_000);
