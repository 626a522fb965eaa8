import { describe, expect, it } from "vitest";
import { restatementKey } from "../../../../src/memory/statements/restatement-key.ts";

const saySame = (one: string, other: string): boolean => restatementKey(one) === restatementKey(other);

describe("one statement in two wordings", () => {
  it.each([
    ["I moved to Ghent in March.", "Since March I've been living in Ghent."],
    ["I live in Ghent since March", "i moved to ghent in march"],
    ["I love baking rye bread", "I really enjoy baking rye bread!"],
    ["For two years I've been learning Greek.", "I've been learning Greek for two years."],
    ["My kid plays the oboe on Tuesdays", "On Tuesdays my child plays the oboe."],
    ["I work at Fennel & Sons.", "I am working for Fennel & Sons."],
    ["Ich wohne seit März in Gent.", "Seit März lebe ich in Gent."],
    ["Ich bin im März nach Gent gezogen.", "Seit März wohne ich in Gent."],
    ["J'habite à Gand depuis mars.", "Depuis mars, je vis à Gand."],
    ["Vivo en Gante desde marzo.", "Desde marzo vivo en Gante."],
  ])("is told once: %s / %s", (one, other) => expect(saySame(one, other)).toBe(true));

  it.each([
    ["I moved to Ghent in March.", "I moved to Ghent in May."],
    ["I moved to Ghent in March.", "I'm moving to Ghent in March."],
    ["I moved to Ghent in March.", "I moved from Ghent in March."],
    ["I moved to Ghent in March.", "I want to live in Ghent in March."],
    ["I live in Ghent in March.", "I moved to Ghent in March."],
    ["I moved Mia to Ghent in March.", "Mia moved to Ghent in March."],
    ["I live in Ghent.", "I don't live in Ghent."],
    ["I live in Ghent.", "I used to live in Ghent."],
    ["I live in Ghent.", "We live in Ghent."],
    ["I live in Ghent.", "My aunt lives in Ghent."],
    ["I live in Ghent.", "He lives in Ghent."],
    ["I work at Fennel & Sons.", "I worked at Fennel & Sons."],
    ["I work at Fennel & Sons.", "I have to work at Fennel & Sons."],
    ["I work for Fennel.", "I work with Fennel."],
    ["I love baking rye bread.", "I love baking rye bread without salt."],
    ["I love rye bread.", "I hate rye bread."],
    ["Leo is 5 years old, Mia 6 years old.", "Leo is 6 years old, Mia 5 years old."],
    ["Mia is taller than Leo.", "Leo is taller than Mia."],
    ["I've been learning Greek for two years.", "I've been learning Greek for three years."],
    ["I look for a flat in Ghent.", "I look at a flat in Ghent."],
    ["On Monday Leo cooks, on Friday Mia.", "On Friday Leo cooks, on Monday Mia."],
    ["I learn Greek.", "I learned Greek."],
    ["Ich wohne in Gent.", "Ich wohne nicht in Gent."],
    ["Ich wohne in Gent.", "Ich wohnte in Gent."],
    ["J'habite à Gand.", "Je n'habite plus à Gand."],
    ["Vivo en Gante.", "Vivía en Gante."],
  ])("is told twice where something differs: %s / %s", (one, other) => expect(saySame(one, other)).toBe(false));
});
