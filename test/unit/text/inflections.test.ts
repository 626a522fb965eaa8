import { describe, expect, test } from "vitest";
import { inflections } from "../../../src/text/inflections.ts";

describe("forms of a word", () => {
  test.each([
    ["de", "katze", "katzen"],
    ["de", "katzen", "katze"],
    ["de", "häuser", "haus"],
    ["de", "buch", "bücher"],
    ["de", "mutter", "mütter"],
    ["de", "freundin", "freundinnen"],
    ["de", "moebel", "möbel"],
    ["de", "straße", "strasse"],
    ["fr", "hôpital", "hôpitaux"],
    ["fr", "travaux", "travail"],
    ["fr", "cadeau", "cadeaux"],
    ["fr", "voisine", "voisin"],
    ["fr", "sportif", "sportive"],
    ["fr", "medecin", "médecin"],
    ["fr", "sœur", "soeur"],
    ["es", "canción", "canciones"],
    ["es", "luces", "luz"],
    ["es", "musica", "música"],
    ["es", "medico", "médicos"],
    ["es", "niño", "nino"],
  ] as const)("of %s %s hold %s", (language, word, form) => {
    expect(inflections(word, language)).toContain(form);
  });

  test.each([
    ["de", "messe", "messer"],
    ["de", "tor", "torte"],
    ["fr", "poisson", "poison"],
    ["es", "hermano", "hermana"],
    ["en", "cat", "cats"],
  ] as const)("of %s %s do not hold %s", (language, word, other) => {
    expect(inflections(word, language)).not.toContain(other);
  });

  test("never hold the word itself", () => {
    for (const language of ["de", "fr", "es"] as const) expect(inflections("essen", language)).not.toContain("essen");
  });
});
