import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FirstIds } from "../../../../src/vault/recall/first-ids.ts";
import { holds } from "../../fuzz/fuzz.ts";

test("the first ids are those of all, each once and in order", () => {
  const ids = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 3 }));
  holds(
    fc.property(ids, fc.integer({ min: 1, max: 6 }), (given, most) => {
      const first = new FirstIds(most);
      for (const id of given) first.add(id);
      expect(first.ids).toEqual([...new Set(given)].toSorted().slice(0, most));
    }),
  );
});
