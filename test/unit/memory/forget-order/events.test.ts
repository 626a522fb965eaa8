import { describe, expect, test } from "vitest";
import type { ForgetCandidate } from "../../../../src/memory/forget-order/forget-candidate.ts";
import { resolveLoosely } from "../../../../src/memory/forget-order/resolve-loosely.ts";

const memory = (said: string): ForgetCandidate => ({ id: said, said, slot: null, asks: false, turns: [said] });
const found = (what: string, said: string): number => resolveLoosely({ what, as: "topic" }, [memory(said)]).length;

describe("an event by its noun", () => {
  test.each([
    ["my surgery", "They operated on me in March"],
    ["my dismissal", "I got fired in May"],
    ["the breakup", "Tom and I broke up"],
    ["meine Bewerbung", "Ich habe mich bei Lidl beworben"],
    ["meine Kündigung", "Mir wurde im Mai gekündigt"],
    ["meinen Umzug", "Ich bin nach Kiel umgezogen"],
    ["mon opération", "J'ai été opéré du genou"],
    ["ma démission", "J'ai démissionné hier"],
    ["mi despido", "Me despidieron en mayo"],
    ["mi mudanza", "Nos mudamos a Cádiz"],
  ])("%j means %j", (what, said) => expect(found(what, said)).toBe(1));

  test.each([
    ["my surgery", "I operate a crane at the harbour"],
    ["my arrest", "I work at the jail in Leeds"],
    ["the breakup", "I separated the egg whites"],
    ["the application", "I apply sunscreen every day"],
    ["our wedding", "My sister is married"],
    ["meine Kündigung", "Ich habe mein Netflix gekündigt"],
    ["meine Entlassung", "Ich wurde aus dem Krankenhaus entlassen"],
    ["meine Bewerbung", "Mein Bruder hat sich beworben"],
    ["ma liaison", "Mon assureur m'a trompé"],
    ["mi operación", "Operaron a mi madre"],
    ["mi mudanza", "He mudado de piel"],
  ])("%j does not mean %j", (what, said) => expect(found(what, said)).toBe(0));
});
