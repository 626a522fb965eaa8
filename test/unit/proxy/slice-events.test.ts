import { describe, expect, it } from "vitest";
import { inSlices } from "../../../src/proxy/slice-events.ts";

/** Events of a hundred characters, and how many of them have been made. */
function eventsOf(count: number) {
  const made = { count: 0 };
  function* events(): Generator<string, void> {
    for (let i = 0; i < count; i++) {
      made.count += 1;
      yield `data: ${String(i).padStart(92, "0")}\n\n`;
    }
  }
  return { made, events: events() };
}

describe("inSlices()", () => {
  it("returns a short answer as one text", () => {
    const body = inSlices(eventsOf(5).events);
    expect(typeof body === "string" && body.length).toBe(500);
  });

  it("cuts a long answer where events end, and makes a slice when the one before it is taken", async () => {
    const { made, events } = eventsOf(1_000);
    const body = inSlices(events);
    if (typeof body === "string") throw new Error("this is one giant piece");
    const slices: string[] = [];
    for await (const bytes of body) {
      slices.push(new TextDecoder().decode(bytes));
      expect(made.count).toBeLessThan(slices.length * 25 + 75);
    }
    expect(slices.length).toBeGreaterThan(40);
    for (const slice of slices) {
      expect(slice.length).toBeLessThan(2_300);
      expect(slice.endsWith("\n\n")).toBe(true);
    }
    expect(slices.join("").match(/^data: \d+$/gm)).toHaveLength(1_000);
  });

  it("makes no more slices after the client has left", async () => {
    const { made, events } = eventsOf(1_000);
    const body = inSlices(events) as ReadableStream<Uint8Array>;
    const reader = body.getReader();
    await reader.read();
    await reader.cancel();
    expect(made.count).toBeLessThan(100);
  });
});
