import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanUp, startProduct } from "../product/support/start-product.ts";
import { startUpstream } from "../support/upstream-server.ts";
import { CLIENTS, WEATHER } from "./drivers.mjs";
import { callTheTool } from "./tool-calls.mjs";

/* The official clients, unmodified, against the running product: what each does through it is what it does without it. */

let upstream;
let product;
let scripted;

beforeAll(async () => {
  upstream = await startUpstream();
  scripted = upstream.answer;
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
});

afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const through = (headers = {}) => {
  const statuses = [];
  const listening = async (input, init) => {
    const response = await fetch(input, init);
    statuses.push(response.headers.get("cache-status"));
    return response;
  };
  const key = `sk-${crypto.randomUUID()}`;
  return { url: product.url, baseUrl: product.baseUrl, headers, key, fetch: listening, statuses };
};
const direct = () => ({
  url: upstream.baseUrl.replace(/\/v1$/, ""),
  baseUrl: upstream.baseUrl,
  headers: {},
  key: "sk-direct",
  fetch,
});

const named = () => ({ "throughline-user": `user-${crypto.randomUUID()}` });

/** The abilities that each client has shown. */
const seen = new Map();
const note = (name, what) => void seen.set(name, [...(seen.get(name) ?? []), what]);

describe.each(CLIENTS)("$name", (driver) => {
  const { name } = driver;
  test("hears in one conversation, streamed, what was said in another", async () => {
    const client = driver.make(through(named()));
    await client.ask("stand-in", "My cat is called Moss and I live in Porto.");
    expect(await client.stream("stand-in", "What is my cat called?")).toContain("My cat is called Moss");
    note(name, "memory");
  });

  test("gets a repeated question's answer from the cache, whole and streamed, and takes it for an answer", async () => {
    upstream.answer = scripted;
    const before = upstream.arrived.length;
    const target = through();
    const client = driver.make(target);
    const question = "How do lighthouse keepers count the ships that pass by?";
    const first = await client.ask("m-cached", question);
    expect(first).toContain("Answer");
    expect(await client.ask("m-cached", question)).toBe(first);
    expect(await client.stream("m-cached", question)).toBe(first);
    expect(upstream.arrived.length - before).toBe(1);
    if (target.statuses.length > 0)
      expect(target.statuses.slice(1).every((status) => status.includes("; hit"))).toBe(true);
    note(name, "cache");
  });

  const form = (content, headers = {}) => ({ ...headers, "x-scripted": JSON.stringify({ content }) });
  const SHIPS_IN_PORTO = { harbour: "Porto", ships: 12 };
  const AS_JSON = JSON.stringify(SHIPS_IN_PORTO);

  test("gets objects of a schema, whole and streamed, and is told in one conversation what was said in another", async () => {
    upstream.answer = scripted;
    const client = driver.make(through(form(AS_JSON, named())));
    const said = "My boat is called Alma and lies in Porto. How many ships lie beside it?";
    expect(await client.object("m", said)).toEqual(SHIPS_IN_PORTO);
    expect(await client.streamObject("m", "What is my boat called, and how many ships lie there?")).toEqual(
      SHIPS_IN_PORTO,
    );
    expect(new TextDecoder().decode(upstream.arrived.at(-1).body)).toContain("My boat is called Alma");
    note(name, "objects");
  });

  test("gets a repeated question's object from the cache, whole and streamed, and only under its own schema", async () => {
    upstream.answer = scripted;
    for (const [model, first] of [
      ["m-whole", "object"],
      ["m-streamed", "streamObject"],
    ]) {
      const before = upstream.arrived.length;
      const client = driver.make(through(form(AS_JSON)));
      const question = "How many ships can lie in the harbour of Porto at once?";
      expect(await client[first](model, question)).toEqual(SHIPS_IN_PORTO);
      expect(await client[first](model, question)).toEqual(SHIPS_IN_PORTO);
      expect(upstream.arrived.length - before).toBe(1);
      expect(await client.streamObject(model, question)).toEqual(SHIPS_IN_PORTO);
      expect(upstream.arrived.length - before).toBe(1);
      await client.ask(model, question);
      expect(upstream.arrived.length - before).toBe(2);
    }
    note(name, "cached objects");
  });

  test.each(["withTool", "streamWithTool"])(
    "has a tool called, and hears what the model makes of it, %s",
    async (how) => {
      upstream.answer = callTheTool;
      const { [how]: call } = driver.make(through(named()));
      expect(await call("m", "What is the weather in Porto?")).toContain(`${WEATHER} Porto`);
      note(name, how);
    },
  );

  test.each(["ask", "stream"])("ends the upstream's work within a second if it aborts, %s", async (how) => {
    const began = Promise.withResolvers();
    upstream.answer = (_request, response) => {
      response.writeHead(200, { "content-type": how === "stream" ? "text/event-stream" : "application/json" });
      response.write(how === "stream" ? ": waiting\n\n" : " ");
      began.resolve();
    };
    const stop = new AbortController();
    const { [how]: call } = driver.make(through(named()));
    const asked = call("m", `Wait for it, ${how}.`, stop.signal).catch(() => "aborted");
    await began.promise;
    const at = Date.now();
    stop.abort();
    await asked;
    const request = upstream.arrived.at(-1);
    while (request.abortedAt === null && Date.now() - at < 3_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(request.abortedAt - at).toBeLessThan(1_000);
    note(name, `abort, ${how}`);
  });

  test.each([
    [400, { type: "invalid_request_error", message: "The model does not take this." }],
    [401, { type: "authentication_error", message: "The key is wrong." }],
    [429, { type: "rate_limit_error", message: "Too many requests." }],
    [529, { type: "overloaded_error", message: "Overloaded." }],
  ])("fails on the upstream's %i as it does without the proxy", async (status, error) => {
    upstream.answer = (_request, response) => {
      response.writeHead(status, {
        "content-type": "application/json",
        "request-id": "req_1",
        "x-request-id": "req_1",
      });
      response.end(JSON.stringify({ type: "error", error }));
    };
    const fail = async (target, how) => {
      const { [how]: call } = driver.make(target);
      return call("m", "Fail.").then(
        () => null,
        (failure) => failure,
      );
    };
    const told = ({ constructor, status: code, statusCode, message, type, requestID }) => ({
      name: constructor.name,
      code: code ?? statusCode,
      message,
      type,
      requestID,
    });
    for (const how of ["ask", "stream"]) {
      const [expected, failure] = [await fail(direct(), how), await fail(through(named()), how)];
      expect(expected).not.toBeNull();
      expect(told(failure)).toEqual(told(expected));
    }
    note(name, `error ${status}`);
  });
});

const PAGE = join(import.meta.dirname, "../../docs/works-with.md");
const COLUMNS = [
  ["memory", ["memory"]],
  ["cache", ["cache"]],
  ["objects", ["objects", "cached objects"]],
  ["tools", ["withTool", "streamWithTool"]],
  ["abort", ["abort, ask", "abort, stream"]],
  ["errors", ["error 400", "error 401", "error 429", "error 529"]],
];

/** Returns the installed version of a package. */
async function versionOf(name) {
  const file = join(import.meta.dirname, "node_modules", name, "package.json");
  return JSON.parse(await readFile(file, "utf8")).version;
}

test("docs/works-with.md says what was seen (WORKS_WITH=write writes it)", async () => {
  const rows = await Promise.all(
    CLIENTS.map(async ({ name, from, dialect }) => {
      const cells = COLUMNS.map(([, parts]) => (parts.every((part) => seen.get(name)?.includes(part)) ? "yes" : "no"));
      return `| ${[name, await versionOf(from), dialect, ...cells].join(" | ")} |`;
    }),
  );
  const head = ["client", "version", "dialect", ...COLUMNS.map(([column]) => column)];
  const table = [`| ${head.join(" | ")} |`, `|${head.map(() => " --- |").join("")}`, ...rows].join("\n");
  const page = await readFile(PAGE, "utf8");
  const written = page.replace(
    /(<!-- table -->\n\n)[^]*?(\n\n<!-- end -->)/,
    (_all, before, after) => before + table + after,
  );
  if (process.env.WORKS_WITH === "write") return writeFile(PAGE, written);
  // A formatter pads the cells of a table.
  const plain = (text) => text.replace(/[ -]+/g, " ");
  expect(plain(page)).toBe(plain(written));
});
