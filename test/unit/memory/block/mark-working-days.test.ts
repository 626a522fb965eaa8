import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("working days and times are marked once others are told, short names of days included", () => {
  test.each([
    ["im a cook at the pier, work thurs to sun 12-8", "works changed too, we do tue to sat since that new girl came"],
    ["i work mon to thu", "i work tue to fri now"],
    ["i work mon tue wed", "im up to 4 days, tue to fri"],
    ["arbeite mo-do im lager", "arbeite jetzt di-sa"],
    ["abrimos lun a vie", "ahora abrimos mar a sáb"],
    ["im on nights at the ward, 9 to 7", "they finally gave me earlies so its up at 5"],
    ["je suis de nuit en pédiatrie trois fois par semaine", "passée en consultation, horaires de bureau"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});

describe("working days hold", () => {
  test.each([
    ["i work mon to thu", "my gym does tue to fri now"],
    ["i work mon to thu", "so i sat on the sun lounger"],
    ["arbeite mo-do im lager", "do fr wird es jetzt warm"],
    ["im on nights at the ward", "they gave me the keys"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});
