import { execFileSync } from "node:child_process";
import type { ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { chatOf, join, startWithFiles } from "./support/crowd.ts";
import { chunk, eventsOf, startStream } from "./support/sse.ts";
import { cleanUp, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* Many at once: what cannot be served is refused in so many words, and nobody is lost. `npm run bench -- load` has more of each. */

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterEach(() => upstream.arrived.splice(0));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const hasPrlimit = (): boolean => {
  try {
    execFileSync("prlimit", ["--version"]);
    return process.platform === "linux";
  } catch {
    return false;
  }
};

describe.skipIf(!hasPrlimit())("with few open files", () => {
  test("of 1,000, 200 streams at once are served or refused with 503 and Retry-After, and the process goes on", async () => {
    const open = new Set<ServerResponse>();
    upstream.answer = (_request, response) => {
      startStream(response);
      response.write(chunk({ role: "assistant", content: "" }));
      open.add(response);
    };
    const product = await startProduct({
      command: startWithFiles(1_000),
      env: { UPSTREAM_BASE_URL: upstream.baseUrl },
    });
    const crowd = Array.from({ length: 200 }, (_, i) => join(product.baseUrl, `user-${i}`, chatOf(`Note ${i}.`)));
    const heads = await Promise.all(crowd.map(({ head }) => head));
    expect(new Set(heads)).toEqual(new Set([200, 503]));
    for (const response of open) response.end(eventsOf("Noted.").slice(1).join(""));
    const ends = await Promise.all(crowd.map(({ end }) => end));
    for (const { status, headers, text, complete } of ends) {
      expect(complete).toBe(true);
      if (status === 200) expect(text).toMatch(/data: \[DONE\]\n\n$/);
      else {
        expect(headers["retry-after"]).toBe("1");
        expect(JSON.parse(text)).toMatchObject({ error: { code: "overloaded", type: "server_error", param: null } });
      }
    }
    upstream.answer = (_request, response) => {
      startStream(response);
      response.end(eventsOf("Noted.").join(""));
    };
    await expect
      .poll(async () => (await talkerTo(product, "zora").say("I live in Oslo.")).ended, { timeout: 30_000 })
      .toBe(true);
    expect(await product.stop()).toBe(0);
  });

  // A connection takes two files, so either its first or its second is the one too many.
  test.each([300, 301])(
    "of %i, silent connections take every one: workerd ends, and is back with all that was said",
    async (files) => {
      upstream.answer = (_request, response) => {
        startStream(response);
        response.end(eventsOf("Noted.").join(""));
      };
      const product = await startProduct({
        command: startWithFiles(files),
        env: { UPSTREAM_BASE_URL: upstream.baseUrl },
      });
      const zora = talkerTo(product, "zora");
      expect((await zora.say("I live in Oslo.")).ended).toBe(true);
      const before = await product.workerdPid();
      const silent: Socket[] = Array.from({ length: 400 }, () =>
        connect(Number(new URL(product.url).port), "127.0.0.1").on("error", () => undefined),
      );
      await expect.poll(() => product.workerdPid(), { timeout: 30_000 }).not.toBe(before);
      for (const socket of silent) socket.destroy();
      await expect
        .poll(async () => (await zora.say("I own a kayak.").catch(() => null))?.ended, { timeout: 30_000 })
        .toBe(true);
      const quotes = (await zora.memories())
        .filter(({ type }) => type === "episodic")
        .map(({ source }) => source.quote);
      expect(new Set(quotes)).toEqual(new Set(["I live in Oslo.", "I own a kayak."]));
      expect(quotes).toHaveLength(2);
      expect(product.output()).toContain('"event":"runtime_restarted"');
      expect(await product.stop()).toBe(0);
    },
  );
});
