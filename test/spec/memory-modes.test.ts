import { describe, expect, it } from "vitest";
import { bearer, listed, say, type Who } from "../support/scope-caller.ts";

/* Throughline-Memory: one request's switch for recalling and remembering. */

const caller = (): Who => ({ credential: bearer(`sk-k${crypto.randomUUID()}`) });

/** Sends one request in a mode for a user who is known already. */
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

describe("Throughline-Memory of a user who is known already", () => {
  it("recalls and remembers with on", async () => {
    expect(await modes("on")).toEqual({ told: true, learned: true, header: "on" });
  });
  it("recalls and remembers nothing with read", async () => {
    expect(await modes("read")).toEqual({ told: true, learned: false, header: "read" });
  });
  it("remembers and recalls nothing with write", async () => {
    expect(await modes("write")).toEqual({ told: false, learned: true, header: "write" });
  });
  it("neither recalls nor remembers with off", async () => {
    expect(await modes("off")).toEqual({ told: false, learned: false, header: "off" });
  });
});
