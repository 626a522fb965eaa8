import { expect, test, vi } from "vitest";
import { type Deployment, deployment, lines, watchDeployments } from "../support/observed-deployment.ts";
import { Person } from "../support/person.ts";

/* /readyz: whether a deployment can do its work, and if not, what it lacks. */

watchDeployments();

const readiness = async ({ get }: Deployment, query = "") => {
  const response = await get(`/readyz${query}`);
  return { code: response.status, ...(await response.json<{ status: string; reasons: { service: string }[] }>()) };
};
const trueNow = Date.now.bind(Date);
let later = 0;
/** Goes on in time, so that what was asked is asked anew. */
const past = (ms = 5_000) => vi.spyOn(Date, "now").mockReturnValue(trueNow() + (later += ms));

test("/readyz is ready while all is well", async () => {
  past();
  expect(await readiness(deployment({}))).toMatchObject({ code: 200, status: "ready", version: "0.1.0", reasons: [] });
});

test("/readyz names the upstream that chats could not reach, until one does", async () => {
  let isDown = true;
  const one = deployment({}, ({ upstream }) => ({
    upstream: { send: (request) => (isDown ? Promise.reject(new Error("refused")) : upstream.send(request)) },
  }));
  const person = new Person();
  for (let i = 0; i < 3; i += 1) await one.send(person.request("Hello"));
  const reason = { service: "upstream", reason: "upstream_unreachable", failures: 3 };
  expect(await readiness(one)).toMatchObject({ code: 503, status: "unready", reasons: [reason] });
  const warnings = lines.map((line) => JSON.parse(line) as { event: string; advice?: string });
  expect(warnings).toMatchObject([{ event: "upstream_unreachable", reason: "upstream", count: 1 }]);
  expect(warnings[0]?.advice).toContain("UPSTREAM_BASE_URL");
  isDown = false;
  await one.send(person.request("Hello"));
  expect(await readiness(one)).toMatchObject({ code: 200, status: "ready" });
});

test("an answer of the stand-in says nothing of the upstream: /readyz goes on naming it, and no line is repeated", async () => {
  const one = deployment({}, () => ({ upstream: { send: () => Promise.reject(new Error("refused")) } }));
  const person = new Person();
  for (let i = 0; i < 3; i += 1) {
    expect((await one.send(person.request("Hello"))).status).toBe(502);
    expect((await one.send(person.request("Hello", { body: { model: "stand-in" } }))).status).toBe(200);
  }
  const reason = { service: "upstream", reason: "upstream_unreachable", failures: 3 };
  expect(await readiness(one)).toMatchObject({ code: 503, status: "unready", reasons: [reason] });
  expect(lines.filter((line) => line.includes("upstream_unreachable"))).toHaveLength(1);
});

test("/readyz asks an upstream of which no chat tells if it is told to, without a key, and not each time", async () => {
  const knocks: Request[] = [];
  let isDown = true;
  const one = deployment({ UPSTREAM_API_KEY: "sk-operator" }, () => ({
    upstream: {
      send: (request) => {
        knocks.push(request);
        return isDown ? Promise.reject(new Error("refused")) : Promise.resolve(new Response(null, { status: 401 }));
      },
    },
  }));
  past(60_000);
  expect(await readiness(one)).toMatchObject({ code: 200, status: "ready" });
  expect(knocks).toEqual([]);
  const reason = { service: "upstream", reason: "upstream_unreachable", failures: 1 };
  for (let i = 0; i < 3; i += 1) {
    expect(await readiness(one, "?ask=upstream")).toMatchObject({ code: 200, status: "degraded", reasons: [reason] });
  }
  expect(knocks.map(({ method, headers }) => [method, headers.get("authorization")])).toEqual([["HEAD", null]]);
  isDown = false;
  past(60_000);
  expect(await readiness(one, "?ask=upstream")).toMatchObject({ code: 200, status: "ready", reasons: [] });
  expect((await one.get("/readyz?ask=tea")).status).toBe(400);
});

test("callers who ask for the readiness together share one knock at the upstream and one at the storage", async () => {
  past(60_000);
  let [knocks, reads] = [0, 0];
  const one = deployment({}, ({ tenantDirectory }) => ({
    upstream: {
      send: async () => {
        knocks += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return new Response(null, { status: 401 });
      },
    },
    tenantDirectory: {
      ...tenantDirectory,
      accountOf: (...asked) => {
        reads += 1;
        return tenantDirectory.accountOf(...asked);
      },
    },
  }));
  const all = () => Promise.all(Array.from({ length: 20 }, () => readiness(one, "?ask=upstream")));
  for (const answer of await all()) expect(answer).toMatchObject({ code: 200, status: "ready" });
  expect([knocks, reads]).toEqual([1, 1]);
  // A clock that was set back makes no result last for longer.
  past(-30_000);
  await all();
  expect([knocks, reads]).toEqual([2, 2]);
});

test("/readyz is degraded, and not unready, where a fallback answers", async () => {
  const UPSTREAMS = '{"second":{"baseUrl":"http://second.test/openai/v1","apiKey":"k"}}';
  const one = deployment({ UPSTREAMS, UPSTREAM_FALLBACK: "second" }, ({ upstream }) => ({
    upstream: {
      send: (request) =>
        request.url.includes("second") ? upstream.send(request) : Promise.reject(new Error("refused")),
    },
  }));
  expect((await one.send(new Person().request("Hello"))).status).toBe(200);
  expect(await readiness(one)).toMatchObject({ code: 200, status: "degraded", reasons: [{ service: "upstream" }] });
});

test("/readyz names a storage that does not answer", async () => {
  past();
  const one = deployment({}, ({ tenantDirectory }) => ({
    tenantDirectory: { ...tenantDirectory, accountOf: () => Promise.reject(new Error("down")) },
  }));
  expect(await readiness(one)).toMatchObject({ code: 503, reasons: [{ service: "storage" }] });
});

test("a caller who hangs up says nothing of the upstream", async () => {
  const leaving = new AbortController();
  const one = deployment({}, () => ({
    upstream: {
      send: () => {
        leaving.abort();
        return Promise.reject(new Error("aborted"));
      },
    },
  }));
  await one.send(new Request(new Person().request("Hello"), { signal: leaving.signal }));
  expect((await readiness(one)).reasons.map(({ service }) => service)).not.toContain("upstream");
});
