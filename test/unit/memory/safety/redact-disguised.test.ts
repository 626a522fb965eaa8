import { describe, expect, test } from "vitest";
import { redact, SECRET_REMOVED } from "../../../../src/memory/safety/redact.ts";
import { github, jwt, openai, random } from "./made-up-secrets.ts";

/* Secrets that stand in pieces, in the words of a sentence, or in characters that look alike. */

/** Returns the pieces of six characters of `secret` that are left in the text, because half a key is half a secret. */
const piecesLeft = (text: string, secret: string): string[] =>
  Array.from({ length: secret.length - 5 }, (_, i) => secret.slice(i, i + 6)).filter((piece) => text.includes(piece));

describe("redact() of a split secret", () => {
  const half = Math.floor(openai.length / 2);
  const halves = [openai.slice(0, half), openai.slice(half)] as const;
  const card = ["4111", "1111", "1111", "1111"];
  const iban = ["DE89", "3704", "0044", "0532", "0130", "00"];
  test.each<[string, string, string]>([
    ["a key over two lines", `my key is\n${halves.join("\n")}\nplease use it`, openai],
    ["a key over indented lines", `  ${halves.join("\r\n    ")}`, openai],
    ["a key over quoted lines", `> ${halves.join("\n> ")}`, openai],
    [
      "a key over three lines, from its prefix on",
      `sk-${"pr"}\noj-${random.slice(0, 16)}\n${random.slice(16)}`,
      openai,
    ],
    ["a key with zero-width spaces", [...openai].join("\u200b"), openai],
    ["a key with soft hyphens", `the key ${halves.join("\u00ad")} is mine`, openai],
    ["a key with tag characters", halves.join("\u{e0041}\u{e0042}"), openai],
    ["a key with a joiner in its prefix", `s\u2060k-${openai.slice(3)}`, openai],
    ["a key that code puts together", `const key = "${halves.join('" + "')}";`, openai],
    ["a key that code puts together over lines", `key = ('${halves.join("'\n       '")}')`, openai],
    ["a key in a string in a string", `{"log":"key \\"${halves.join("\\n")}\\" seen"}`, openai],
    ["a key in a URL", `https://example.com/v1?key=${openai}&page=2`, openai],
    ["a key in a path", `https://example.com/${openai}/models`, openai],
    ["a key in a header of a command", `curl -H 'Authorization: Bearer ${openai}' https://example.com`, openai],
    ["a token over lines", `${github.slice(0, 20)}\n${github.slice(20)}`, github],
    ["a JWT over lines", jwt.replaceAll(".", ".\n"), jwt.replaceAll(".", "")],
    ["a password in an escaped string", `{"body":"{\\"password\\":\\"hunter2hunter\\"}"}`, "hunter2hunter"],
    ["a card over lines", card.join("\n"), card.join("\n")],
    ["a card with points", card.join("."), card.join(".")],
    ["a card with two blanks", card.join("  "), card.join("  ")],
    ["a card with zero-width spaces", card.join("\u200b"), card.join("")],
    ["a card in a list in JSON", `"${card.join("\\n")}"`, card.join("\\n")],
    ["an IBAN over lines", iban.join("\n"), iban.join("\n")],
    ["an IBAN with points", iban.join("."), iban.join(".")],
  ])("removes it whole: %s", (_what, text, secret) => {
    const clean = redact(text);
    expect(clean.found.length).toBeGreaterThan(0);
    expect(piecesLeft(clean.text, secret)).toEqual([]);
    expect(piecesLeft(clean.text.replace(/[^\w-]/g, ""), secret.replace(/[^\w-]/g, ""))).toEqual([]);
    expect(redact(clean.text)).toEqual({ text: clean.text, found: [] });
  });

  test("keeps the text on the lines around it", () => {
    expect(redact(`Here it is:\n${halves.join("\n")}\nI live in Oslo.`).text).toBe(
      `Here it is:\n${SECRET_REMOVED}\nI live in Oslo.`,
    );
  });
});

const WORDINGS = [
  "My password is @.",
  "my password's @",
  "My password is: @",
  "My Netflix password is @ and I like tea",
  "My password is @ please remember",
  "I changed my password to @1",
  "Use @1 as my password",
  "@1 is my password",
  "My passcode is @",
  "password: @",
  "My password is “@”.",
  "Mein Passwort ist @.",
  "Mein neues WLAN-Passwort lautet @",
  "Das Passwort für das WLAN ist @.",
  "Mein Kennwort ist „@“.",
  "@1 ist mein Passwort",
  "Mon mot de passe est @.",
  "Mon mot de passe, c'est @1",
  "Le mot de passe du wifi est « @ ».",
  "mdp : @",
  "Mi contraseña es @.",
  "Mi contrasen\u0303a es @.",
  "La contraseña de mi correo es @.",
  "@1 es mi contraseña",
  "password：@。谢谢",
];

describe.each(["hunter2", "swordfish", "Tr0ub4dor", "sommer!2024", "mydog123", "$ecret123", "p@ssw", "thedog99"])(
  "redact() of the password %s",
  (password) => {
    test.each(WORDINGS)("removes it from: %s", (wording) => {
      expect(redact(wording.replace("@", () => password)).text).not.toContain(password);
    });
  },
);

describe("redact() of look-alike characters", () => {
  test.each<[string, string, string]>([
    ["a card with dashes of a word processor", "4111–1111–1111–1111", "1111–1111"],
    ["a card with narrow blanks", "4111\u202f1111\u202f1111\u202f1111", "1111\u202f1111"],
    ["a card in full-width digits", "４１１１ １１１１ １１１１ １１１１", "１１１１"],
    ["a card in Arabic digits", "٤١١١ ١١١١ ١١١١ ١١١١", "١١١١"],
    ["a card with its code behind it", "4111 1111 1111 1111 123", "1111 1111"],
    ["a card behind an escape", String.raw`{"log":"\n4111111111111111"}`, "11111111"],
    ["a key in full-width letters", "ｓｋ－ａＢ３ｄＥ５ｆＧ７ｈＪ９ｋＬ１ｍＮ２", "ｆＧ７ｈ"],
    ["a key with dashes of a word processor", `sk–proj–${random}`, random],
    ["a key in Chinese text", `我的密钥是${openai}。谢谢`, random],
    ["a key behind an escape", String.raw`{"log":"\n${openai}"}`, random],
    ["a key behind a percent sign", `https://example.com/?next=%3D${openai}%26a`, random],
    ["a key behind a name", `MY_${github}`, github],
    ["a pin in German", "Meine PIN ist 4821.", "4821"],
    ["a pin in French", "Mon code PIN est le 4821.", "4821"],
    ["a pin in Spanish", "Mi PIN es 4821.", "4821"],
    ["a key in German", "Mein API-Schlüssel ist 0123456789abcdef01", "0123456789abcdef01"],
    ["a key in French", "Ma clé d'api est 0123456789abcdef01", "0123456789abcdef01"],
    ["a key in Spanish", "Mi clave de api es 0123456789abcdef01", "0123456789abcdef01"],
  ])("removes %s", (_what, text, secret) => {
    expect(redact(text).text).not.toContain(secret);
  });

  test("keeps look-alikes in text that is no secret", () => {
    expect(redact(`It’s “mine” – ${openai} – isn’t it?`).text).toBe(`It’s “mine” – ${SECRET_REMOVED} – isn’t it?`);
  });
});
