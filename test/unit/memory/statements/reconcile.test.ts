import { describe, expect, test } from "vitest";
import { reconcile } from "../../../../src/memory/statements/reconcile.ts";

describe("reconcile()", () => {
  test.each([
    ["home", null, "oslo", "new"],
    ["home", "oslo", "oslo", "same"],
    ["home", "oslo", "bergen", "contradicts"],
    ["taste:sushi", "likes", "dislikes", "contradicts"],
    ["home", "oslo", "not oslo", "contradicts"],
    ["home", "bergen", "not oslo", "same"],
    ["home", "not oslo", "bergen", "contradicts"],
    ["home", "not oslo", "not rome", "contradicts"],
    ["home", "not oslo", "not oslo", "same"],
    ["job", "nurse", "paediatric nurse", "refines"],
    ["job", "paediatric nurse", "nurse", "same"],
    ["job", "not nurse", "nurse", "contradicts"],
    ["job", "infirmière", "infirmière de nuit", "refines"],
    ["job", "enfermera de noche en el hospital", "enfermera", "same"],
    ["job", "krankenpfleger", "krankenpfleger in der klinik", "refines"],
    ["job", "infirmière", "infirmière anesthésiste", "contradicts"],
    // York is not a shorter name of New York.
    ["home", "new york", "york", "contradicts"],
  ])("in %s: %s, then %s, gives %s", (slot, held, said, verdict) => {
    expect(reconcile(slot, held, said)).toBe(verdict);
  });
});
