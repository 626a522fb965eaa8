import { exports } from "cloudflare:workers";
import { beforeAll } from "vitest";
import { app } from "../../src/app.ts";
import { compareWithDocument } from "./described.ts";

const fetch = app.fetch.bind(app);

/** Every answer of every spec is compared with the OpenAPI document. */
app.fetch = async (request, env, context) => {
  const asked = new Request(request.url, { method: request.method, headers: request.headers });
  const response = await fetch(request, env, context);
  await compareWithDocument(asked, response);
  return response;
};

/** Loads the worker before the first test: its modules come one by one there, and no test is to wait for them. */
beforeAll(async () => {
  await exports.default.fetch("http://throughline.test/healthz");
}, 60_000);
