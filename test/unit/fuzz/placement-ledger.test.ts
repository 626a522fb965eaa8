import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type BlockLine, renderBlock } from "../../../src/memory/block/render.ts";
import { type PlacedPart, placeParts } from "../../../src/vault/recall/ledger.ts";
import { words } from "./dialect-arbitraries.ts";
import { holds } from "./fuzz.ts";

/* A conversation goes on: what was told stays where it stood, byte for byte, and each line is told at one place. */

const TURNS = ["t1", "t2", "t3", "t4", "t5", "t6"];

let lines = 0;
/** A line that no other line looks like. */
const lineOf = (said: string): BlockLine => {
  const ref = `r${lines++}`;
  const text = `${ref}: ${said.replace(/[\r\n\u2028\u2029]/g, " ")}`;
  return {
    ref,
    id: ref,
    at: 1_760_000_000_000,
    from: 0,
    turn: null,
    by: "user",
    text,
    tokens: 5,
    wordTokens: 5,
    pinned: false,
    outdatedBy: null,
  };
};

/** The texts that turn after turn needs besides, and whether a part of before holds no more when that turn comes. */
const conversation = fc.array(
  fc.record({ says: fc.array(words, { maxLength: 3 }), drops: fc.option(fc.nat(5), { freq: 6 }) }),
  { minLength: 1, maxLength: TURNS.length },
);

/** Plays a conversation, and shows each turn with what stood before it. */
function play(
  turns: readonly { says: readonly string[]; drops: number | null }[],
  look: (before: Placed | null, after: Placed, turn: { name: string; isDropped: boolean }) => void,
): void {
  let before: Placed | null = null;
  let parts: PlacedPart[] = [];
  for (const [i, { says, drops }] of turns.entries()) {
    const name = TURNS[i] ?? "";
    const isDropped = drops !== null && drops < parts.length;
    const earlier = parts.filter((_, at) => !isDropped || at !== drops);
    const added = says.map(lineOf);
    const wanted = [...earlier.map((part) => part.lines), added];
    const placed = placeParts(wanted, [], earlier, i === 0 ? null : name);
    const after = { ...placed, wanted };
    look(before, after, { name, isDropped });
    // The vault stores places and references, and finds the lines by them.
    const byRef = new Map(wanted.flat().map((line) => [line.ref, line]));
    parts = placed.lines.map(({ turn, refs }) => ({
      turn,
      isNew: false,
      lines: refs.flatMap((ref) => byRef.get(ref) ?? []),
    }));
    before = after;
  }
}

type Placed = ReturnType<typeof placeParts> & { readonly wanted: readonly (readonly BlockLine[])[] };

const textsOf = ({ places }: Placed): string[] => [places.system, ...places.turns.map(({ text }) => text)];

test("while all that was told still holds, every text of before stands as it stood", () => {
  holds(
    fc.property(conversation, (turns) => {
      play(turns, (before, after, { name, isDropped }) => {
        if (!before || isDropped || before.lines.length === 0) return;
        expect(after.places.system).toBe(before.places.system);
        expect(after.places.turns.filter(({ turn }) => turn !== name)).toEqual(before.places.turns);
      });
    }),
  );
});

test("each line that is wanted is told once, and none besides", () => {
  holds(
    fc.property(conversation, (turns) => {
      play(turns, (_before, after) => {
        const told = textsOf(after).join("\n");
        const wanted = after.wanted.flat().map(({ ref }) => ref);
        for (const ref of wanted) expect(told.split(`${ref}: `)).toHaveLength(2);
        expect(after.lines.flatMap(({ refs }) => refs).toSorted()).toEqual(wanted.toSorted());
      });
    }),
  );
});

test("a later turn adds at its own end, and tells as added what no earlier turn was told", () => {
  holds(
    fc.property(conversation, (turns) => {
      play(turns, (before, after, { name }) => {
        const known = new Set(before?.lines.flatMap(({ refs }) => refs));
        const fresh = after.lines.filter(({ refs }) => refs.some((ref) => !known.has(ref)));
        const isAfresh = before === null || after.wanted.slice(0, -1).every((part) => part.length === 0);
        if (!isAfresh) expect(new Set(fresh.map(({ turn }) => turn))).toEqual(new Set(fresh.length > 0 ? [name] : []));
        expect(after.places.added).toBe(renderBlock(after.wanted.slice(-1)));
      });
    }),
  );
});

test("a block that starts afresh stands in the system text", () => {
  holds(
    fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), words, (says, before) => {
      const earlier = [{ turn: "t1", isNew: false, lines: [lineOf(before)] }];
      const { lines: placed, places } = placeParts([says.map(lineOf)], [], earlier, "t2");
      expect(placed.map(({ turn }) => turn)).toEqual([null]);
      expect(places.turns).toEqual([]);
    }),
  );
});
