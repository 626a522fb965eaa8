import { createHmac, createSecretKey } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deliver, signatureOf } from "../../../src/adapters/http-webhooks/deliver.ts";

const EVENT = { type: "quota.reached", data: { tenant: "acme", limit: "requests-per-minute" } } as const;
const SETTINGS = { url: "http://hooks.test/events", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
const NOW = Date.parse("2026-11-29T12:00:00.000Z");

interface Sent {
  readonly at: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

let sent: Sent[] = [];
let lines: string[] = [];

/** The receiver answers with these, one after the other; 0: it cannot be reached. */
function receiver(...statuses: readonly number[]): void {
  vi.stubGlobal("fetch", async (_: string, { body, headers }: Sent) => {
    const status = statuses[sent.length] ?? 204;
    sent.push({ at: Date.now() - NOW, body, headers });
    if (status === 0) throw new TypeError("refused");
    return new Response(null, { status });
  });
}

async function delivered(): Promise<void> {
  const done = deliver(EVENT, SETTINGS, NOW);
  await vi.runAllTimersAsync();
  await done;
}

beforeEach(() => {
  [sent, lines] = [[], []];
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(console, "warn").mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("an event", () => {
  it("is signed as the Standard Webhooks specification says, over id, time and body", async () => {
    receiver();
    await delivered();
    const { body, headers } = sent[0]!;
    expect(JSON.parse(body)).toEqual({ ...EVENT, timestamp: "2026-11-29T12:00:00.000Z" });
    const key = createSecretKey("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    expect(headers["webhook-timestamp"]).toBe(String(NOW / 1000));
  });

  it("has the signature of the specification's own example", () => {
    const body = '{"test": 2432232314}';
    expect(signatureOf(SETTINGS.secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });

  it("is sent again under the same id until the receiver takes it", async () => {
    receiver(503, 0, 200);
    await delivered();
    expect(sent.map(({ at }) => at)).toEqual([0, 1_000, 5_000]);
    expect(new Set(sent.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(lines).toEqual([]);
  });

  it("is given up after four tries, in one line that quotes nothing", async () => {
    receiver(500, 500, 500, 500, 200);
    await delivered();
    expect(sent).toHaveLength(4);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { event: "webhook_not_delivered", reason: "status 500" },
    ]);
    expect(lines.join()).not.toContain("acme");
  });

  it("is not sent again to a receiver that is gone", async () => {
    receiver(410);
    await delivered();
    expect(sent).toHaveLength(1);
  });
});
