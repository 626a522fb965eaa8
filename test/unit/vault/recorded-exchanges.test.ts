import { describe, expect, it } from "vitest";
import { idFloor, newId } from "../../../src/runtime/id.ts";
import { recordedExchangesOf, type RecordedExchanges } from "../../../src/vault/recorded-exchanges.ts";

const AT = Date.parse("2026-05-01T08:00:00Z");

/** Returns the recorded exchanges of a vault whose latest round and latest record are these. */
const over = (round: string | null, exchange: string | null): RecordedExchanges =>
  recordedExchangesOf({ exec: () => ({ one: () => ({ round, exchange }) }) } as unknown as SqlStorage);

describe("RecordedExchanges.mayHold()", () => {
  it("is false for an exchange that is later than all that the tables hold", () =>
    expect(over(newId("mem", AT), newId("exc", AT - 5)).mayHold(newId("exc", AT + 1))).toBe(false));

  it("is true up to the time of the latest round or record, whichever is later", () => {
    expect(over(newId("mem", AT), null).mayHold(newId("exc", AT))).toBe(true);
    expect(over(newId("mem", AT - 9), newId("exc", AT)).mayHold(newId("exc", AT - 1))).toBe(true);
  });

  it("is true for an id that names no time", () => expect(over(null, null).mayHold("import")).toBe(true));

  it("is true for each exchange if the last id of the tables names no time", () => {
    const later = `${idFloor("exc", AT + 60_000)}0000000000000000`;
    expect(over(`mem_${"u".repeat(26)}`, newId("exc", AT)).mayHold(later)).toBe(true);
    expect(over(newId("mem", AT), "import").mayHold(later)).toBe(true);
  });

  it("is true for an exchange that was recorded since", () => {
    const recorded = over(null, null);
    const id = newId("exc", AT);
    expect(recorded.mayHold(id)).toBe(false);
    recorded.add(id);
    expect(recorded.mayHold(id)).toBe(true);
  });

  it("is true for each of more exchanges than are kept by name, in whatever order they came", () => {
    const recorded = over(null, null);
    recorded.mayHold("");
    const ids = Array.from({ length: 2_500 }, (_, i) => `${idFloor("exc", AT + ((i * 7) % 2_500))}0000000000000000`);
    for (const id of ids) recorded.add(id);
    expect(ids.filter((id) => !recorded.mayHold(id))).toEqual([]);
    expect(recorded.mayHold(newId("exc", AT + 5_000))).toBe(false);
  });
});
