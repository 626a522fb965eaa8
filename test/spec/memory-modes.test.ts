import { expect, test } from "vitest";
import { bearer, listed, say, type Who } from "../support/scope-caller.ts";

/* Throughline-Memory: one request's switch for recalling and remembering. */

const caller = (): Who => ({ credential: bearer(`sk-k${crypto.randomUUID()}`) });

/** What a mode does to one request of somebody who is known already. */
const modes = async (mode: string): Promise<{ told: boolean; learned: boolean; header: string | null }> => {
  const who = { ...caller(), user: "ada" };
  await say(who, "My dog is called Waldo.");
  const headers = { "throughline-memory": mode };
  const response = await say(who, "I live in Oslo. What is my dog called?", { headers });
  const { choices } = await response.json<{ choices: { message: { content: string } }[] }>();
  return {
    told: choices[0]?.message.content.includes("Waldo") ?? false,
    learned: JSON.stringify(await listed(who)).includes("Oslo"),
    header: response.headers.get("throughline-memory")?.split(";")[0] ?? null,
  };
};

test("on recalls and remembers", async () => {
  expect(await modes("on")).toEqual({ told: true, learned: true, header: "on" });
});
test("read recalls and remembers nothing", async () => {
  expect(await modes("read")).toEqual({ told: true, learned: false, header: "read" });
});
test("write remembers and recalls nothing", async () => {
  expect(await modes("write")).toEqual({ told: false, learned: true, header: "write" });
});
test("off does neither", async () => {
  expect(await modes("off")).toEqual({ told: false, learned: false, header: "off" });
});
