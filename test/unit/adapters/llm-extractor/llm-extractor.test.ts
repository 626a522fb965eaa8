import { afterEach, expect, test, vi } from "vitest";
import { llmExtractor } from "../../../../src/adapters/llm-extractor.ts";
import { asScope, asTenancy } from "../../../../src/scope.ts";

const scope = asScope(asTenancy("account", "tenant"), "ada");
const turn = { said: "I row on Sundays.", before: [], at: Date.UTC(2026, 10, 20) };

afterEach(() => void vi.unstubAllGlobals());

interface Body {
  readonly temperature?: number;
  readonly response_format?: { readonly type: string };
}

/** Returns the requests that an extractor sends for each of some turns. @param takes returns false for a body that is refused */
async function requestsOf(apiKey: string | null, turns = 1, takes: (body: Body) => boolean = () => true) {
  const sent: Request[] = [];
  const content = JSON.stringify({ turns: [{ turn: 1, found: [] }] });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    sent.push(new Request(url, init));
    if (!takes(JSON.parse(init.body as string) as Body)) return Promise.resolve(new Response("", { status: 400 }));
    return Promise.resolve(Response.json({ choices: [{ message: { content } }] }));
  });
  const extractor = llmExtractor({ baseUrl: "http://up.test/v1", apiKey, model: "small" });
  for (let i = 0; i < turns; i++) await extractor.extract(scope, [turn]);
  return sent;
}

test("a request bears the operator's key, and none if the operator has none", async () => {
  const [keyed] = await requestsOf("sk-own");
  expect([keyed?.url, keyed?.headers.get("authorization")]).toEqual([
    "http://up.test/v1/chat/completions",
    "Bearer sk-own",
  ]);
  const [keyless] = await requestsOf(null);
  expect(keyless?.headers.has("authorization")).toBe(false);
});

test("a model that refuses a temperature is asked without one, and from then on at once", async () => {
  const sent = await requestsOf(null, 3, (body) => body.temperature === undefined);
  const bodies = await Promise.all(sent.map((request) => request.json<Body>()));
  expect(bodies.slice(-3).map(({ response_format }) => response_format?.type)).toEqual([
    "json_schema",
    "json_schema",
    "json_schema",
  ]);
  expect(bodies).toHaveLength(6);
});
