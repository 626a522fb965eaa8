import { expect, inject, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";

/* The memory is the same, whatever is said and in whatever order it arrives. */

const { seed: SEED, models } = inject("extent");
const CASES = 3 * models;
const DAY = 86_400_000;
const MINUTE = 60_000;
const AT = Date.UTC(2026, 2, 10, 9);

const STATEMENTS = [
  "I live in Oslo.",
  "I live in Bergen.",
  "I moved to Lyon last week.",
  "Actually, Bergen.",
  "Not any more.",
  "I no longer live in Oslo.",
  "I don't live in Bergen any more.",
  "I live in Rome. Actually, Paris.",
  "I love tea.",
  "I hate tea.",
  "No, I meant coffee.",
  "I'm a nurse.",
  "I'm a paediatric nurse.",
  "My name is Anna.",
  "It's Anne, not Anna.",
  "Actually, I meant Bergen.",
  "Good morning.",
  // In people's own words, each without a slot that it competes for.
  "our choir rehearses on mondays at the town hall",
  "our choir rehearses on thursdays now because the hall is booked",
  "my daughter plays the violin in the school band",
  "my daughter quit the violin for good, her wrists hurt",
  "i work at the hilton as a night porter",
  "they moved me to the events team",
  "im at 48 points in the rowing league",
  "fixed that, 52 now",
];

/** Returns the same numbers each time (Lehmer's generator), so that a case that fails, fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

interface Exchange {
  readonly kind: "exchange";
  readonly conversation: string;
  readonly at: string;
  readonly messages: readonly object[];
}

/** Makes exchanges in two conversations, days apart, or minutes apart and mostly in conversations of their own. */
function exchanges(random: (below: number) => number, apart: number): Exchange[] {
  const talks = apart === DAY ? 2 : 6;
  return Array.from({ length: 4 + random(4) }, (_, i) => ({
    kind: "exchange",
    conversation: `talk ${random(talks)}`,
    at: new Date(AT + i * apart).toISOString(),
    // No two turns of a conversation are the same.
    messages: [
      {
        role: "user",
        content: `${STATEMENTS[random(STATEMENTS.length)]} Thanks for the ${"very ".repeat(i)}kind help.`,
      },
    ],
  }));
}

/** Imports exchanges one after the other for a new person, and returns the person's memory. */
async function memoryAfter(exchangesInOrder: readonly Exchange[]): Promise<string[]> {
  const person = new Person();
  for (const line of exchangesInOrder) {
    expect((await person.memory("/import", "POST", JSON.stringify(line))).status).toBe(200);
  }
  const memories = await person.memories();
  const named = (ref: unknown): string => {
    const [id, from] = typeof ref === "string" ? ref.split("@") : [];
    const memory = memories.find((one) => one.id === id);
    return memory ? `${memory.text} ${memory.createdAt} at ${from}` : "nothing";
  };
  const describe = (memory: Memory): string =>
    [
      `${memory.text} «${memory.source.quote}» of ${memory.createdAt}`,
      `from ${memory.validFrom} to ${memory.validTo}`,
      `after ${named(memory.supersedes)}, before ${named(memory.supersededBy)}`,
      `${JSON.stringify(memory.metadata["timesSaid"])} times`,
      `earlier than ${named(memory.metadata["earlier"])}`,
    ].join("; ");
  return memories
    .filter(({ type }) => type === "semantic")
    .map(describe)
    .toSorted();
}

const cases = [DAY, 6 * MINUTE].flatMap((apart) => Array.from({ length: CASES }, (_, i) => [SEED + i, apart] as const));

test.each(cases)(
  "a shuffled import ends like one in order: case %i, %i ms apart",
  { timeout: 20_000 },
  async (seed, apart) => {
    const random = numbers(seed * 7_919);
    const inOrder = exchanges(random, apart);
    const shuffled = inOrder
      .map((line) => [random(1_000), line] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, line]) => line);
    expect(await memoryAfter(shuffled)).toEqual(await memoryAfter(inOrder));
  },
);
