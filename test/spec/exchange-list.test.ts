import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* A person's exchanges are listed, the latest first, by what they were like. */

interface Listed {
  readonly data: readonly { readonly id: string; readonly model: string; readonly memory: { readonly mode: string } }[];
  readonly nextCursor: string | null;
}

async function list(person: Person, query = ""): Promise<Listed> {
  return (await person.memory(`/exchanges${query}`)).json<Listed>();
}

const idsOf = ({ data }: Listed): string[] => data.map(({ id }) => id);

/** Says something, and returns the id of the exchange. */
async function say(person: Person, words: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await person.say(words, { headers });
  return response.headers.get("throughline-exchange") ?? "";
}

describe("the list of exchanges", () => {
  test("has the latest first, and goes on where a page ended", async () => {
    const person = new Person();
    const said = [];
    for (const words of ["I keep two goats.", "I knit socks.", "I sail on Sundays."])
      said.push(await say(person, words));
    const first = await list(person, "?limit=2");
    const second = await list(person, `?limit=2&cursor=${first.nextCursor}`);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(said.toReversed());
    expect(second.nextCursor).toBeNull();
  });

  test("shows those alone that pass the filter", async () => {
    const person = new Person();
    await say(person, "I keep two goats.");
    const written = await say(person, "I knit socks.", { "throughline-memory": "write" });
    expect(idsOf(await list(person, "?memory=write"))).toEqual([written]);
    expect(idsOf(await list(person, "?memory=off"))).toEqual([]);
    expect(idsOf(await list(person, "?model=another"))).toEqual([]);
    expect(idsOf(await list(person, "?degraded=true"))).toEqual([]);
    expect(idsOf(await list(person, "?cache=hit"))).toEqual([]);
  });

  test("refuses a filter that it does not know", async () => {
    const person = new Person();
    expect((await person.memory("/exchanges?cache=warm")).status).toBe(400);
    expect((await person.memory("/exchanges?user=bo")).status).toBe(400);
    expect((await person.memory("/exchanges?cursor=mem_1")).status).toBe(400);
  });

  test("is empty for another user, and after an erasure", async () => {
    const person = new Person();
    await say(person, "I keep two goats.");
    expect((await list(new Person(undefined, person.tenant))).data).toEqual([]);
    await person.memory("", "DELETE");
    expect((await list(person)).data).toEqual([]);
  });
});
