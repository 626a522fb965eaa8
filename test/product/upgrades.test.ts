import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./support/caller.ts";
import { rawRequest } from "./support/raw-request.ts";
import { type SocketServer, startSocketServer } from "./support/socket-server.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* WebSockets: a tunnel to the upstream, but for responses, which are to be had over HTTP. */

const ADMIN_KEY = "adm-of-the-tests";
let upstream: SocketServer;
let product: Product;
let platform: Product;

beforeAll(async () => {
  upstream = await startSocketServer();
  const env = {
    UPSTREAM_BASE_URL: upstream.baseUrl,
    UPSTREAM_API_KEY: "sk-upstream",
    UPSTREAMS: JSON.stringify({ named: { baseUrl: upstream.baseUrl } }),
  };
  product = await startProduct({ env });
  platform = await startProduct({
    env: { ...env, ADMIN_KEY, ENCRYPTION_KEY: "of-the-tests-of-the-tests-of-the-tests" },
  });
});
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const HANDSHAKE = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};

async function opened(url: string, protocols: string[] = []): Promise<WebSocket> {
  const socket = new WebSocket(url.replace("http", "ws"), protocols);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("the socket was refused")));
  });
  return socket;
}

const heardBy = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => socket.addEventListener("message", ({ data }) => resolve(data), { once: true }));

test.each(["/v1/realtime?model=m", "/named/v1/realtime?model=m", "/v1/anything/else"])(
  "a socket to %s carries what both sides say",
  async (path) => {
    const socket = await opened(product.url + path, ["realtime", "second"]);
    expect(socket.protocol).toBe("realtime");
    for (const said of ["hello", "x".repeat(5_000), "ünïcode"]) {
      const heard = heardBy(socket);
      socket.send(said);
      expect(await heard).toBe(`heard: ${said}`);
    }
    const asked = upstream.asked.at(-1);
    expect(asked?.url).toBe(path.replace("/named", ""));
    expect(asked?.headers["sec-websocket-protocol"]).toBe("realtime, second");
    expect(asked?.headers.authorization).toBe(path.startsWith("/named") ? undefined : "Bearer sk-upstream");
    const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener("close", resolve));
    socket.close(1000, "bye");
    expect((await closed).code).toBe(1000);
    await expect.poll(() => upstream.open(), { timeout: 1_000, interval: 10 }).toBe(0);
  },
);

test.each(["close", "reset"] as const)(
  "a client that is gone (%s) ends the upstream's socket within a second",
  async (how) => {
    const caller = await call(product.url, "/v1/realtime", HANDSHAKE, null);
    await expect.poll(() => upstream.open(), { interval: 10 }).toBe(1);
    await expect.poll(() => caller.heard(), { interval: 10 }).toMatch(/^HTTP\/1\.1 101 /);
    caller.leave(how);
    await expect.poll(() => upstream.open(), { timeout: 1_000, interval: 10 }).toBe(0);
  },
);

test("an upstream's refusal of a socket reaches the client as it is", async () => {
  upstream.refuseWith = 403;
  const { status, bytes } = await rawRequest(`${product.baseUrl}/realtime`, { headers: HANDSHAKE });
  expect([status, new TextDecoder().decode(bytes)]).toEqual([403, "no"]);
  upstream.refuseWith = null;
});

test.each(["/v1/responses", "/v1/responses/", "/v1/responses?model=m", "/named/v1/responses"])(
  "a socket to %s is 426 at once, and asks nobody",
  async (path) => {
    const asked = upstream.asked.length;
    for (const { url } of [product, platform]) {
      const { status, bytes, headers } = await rawRequest(url + path, { headers: HANDSHAKE });
      expect(status).toBe(426);
      expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ error: { code: "upgrade_required" } });
      expect(headers["x-should-retry"]).toBe("false");
      expect(headers["upgrade"] ?? "").not.toMatch(/websocket/i);
    }
    expect(upstream.asked.length).toBe(asked);
  },
);

test("responses without a socket, or with another upgrade, go upstream as ever", async () => {
  for (const headers of [{}, { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABk" }])
    expect((await rawRequest(`${product.baseUrl}/responses/resp_1`, { headers })).status).toBe(404);
});

test("in platform mode nobody opens a socket without a key", async () => {
  const asked = upstream.asked.length;
  const { status } = await rawRequest(`${platform.baseUrl}/realtime`, { headers: HANDSHAKE });
  expect([status, upstream.asked.length]).toEqual([401, asked]);
});
