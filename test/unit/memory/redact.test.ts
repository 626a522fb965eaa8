import { describe, expect, test } from "vitest";
import { redact, SECRET_REMOVED } from "../../../src/memory/redact.ts";

/*
 * Made up, and put together at run time: whole, these would set off the secret scanners of
 * whoever hosts this repository.
 */
const random = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY";
const openai = `sk-${"proj-"}${random}`;
const stripe = `sk_${"live"}_${random}`;
const github = `ghp_${random}abcd`;
const aws = `AKIA${"IOSFODNN7EXAMPLE"}`;
const awsSecret = `wJalrXUtnFEMI/K7MDENG/bPxRfi${"CYEXAMPLEKEY9"}`;
const jwt = `eyJhbGciOiJIUzI1NiJ9.${"eyJzdWIiOiIxMjM0NTY3ODkwIn0"}.dozjgNryP4J3jVmNHl0w5N`;
const body = Array.from({ length: 4 }, () => `MIIEpAIBAAKCAQEA${random}${random.slice(0, 16)}`);
const pem = (end: string) => `-----BEGIN RSA PRIVATE ${"KEY"}-----\n${body.join("\n")}\n${end}`;

const SECRETS: readonly (readonly [kind: string, text: string, secret: string])[] = [
  ["openai-key", `my key is ${openai}, use it`, openai],
  ["openai-key", `OPENAI_API_KEY=${openai}`, openai],
  ["openai-key", `try sk-abc123def456ghi789 please`, "sk-abc123def456ghi789"],
  ["anthropic-key", `export X=sk-ant-api03-${random}`, `sk-ant-api03-${random}`],
  ["google-key", `AIza${random}abc in the page`, `AIza${random}abc`],
  ["github-token", `git clone https://${github}@github.com/a/b`, github],
  ["github-token", `github_pat_11ABCDE_${random}`, `github_pat_11ABCDE_${random}`],
  ["gitlab-token", `glpat-${random.slice(0, 20)} expired`, `glpat-${random.slice(0, 20)}`],
  ["slack-token", `xoxb-123456789012-${random}`, `xoxb-123456789012-${random}`],
  ["stripe-key", `stripe: ${stripe}`, stripe],
  ["aws-key", `id ${aws}.`, aws],
  ["credential", `aws_secret_access_key = ${awsSecret}`, awsSecret],
  ["huggingface-token", `hf_${random}`, `hf_${random}`],
  ["npm-token", `//packages.example/:_authToken=npm_${random}`, `npm_${random}`],
  ["provider-key", `gsk_${random}`, `gsk_${random}`],
  ["bearer-token", `Authorization: Bearer ${random}`, random],
  ["bearer-token", `-H "authorization: bearer abc12345"`, "abc12345"],
  ["jwt", `token=${jwt}`, jwt],
  ["private-key", pem(`-----END RSA PRIVATE ${"KEY"}-----`), body[3] ?? ""],
  ["private-key", pem(""), body[3] ?? ""],
  ["private-key", `${pem("q8Zk2P==")}\nCan you read it?`, "q8Zk2P"],
  ["private-key", `"-----BEGIN PRIVATE ${"KEY"}-----\\n${body.join("\\n")}`, body[2] ?? ""],
  ["password-in-url", "postgres://app:s3cr3t@db.example.com/app", "s3cr3t"],
  ["password-in-url", "https://bob:p@ss@example.com/x", "p@ss"],
  ["password", "password: hunter2", "hunter2"],
  ["password", "My password is hunter2.", "hunter2"],
  ["password", "my password is swordfish", "swordfish"],
  ["password", "the password for the router is swordfish!", "swordfish"],
  ["password", `{"password": "correct horse battery"}`, "correct horse battery"],
  ["password", "DB_PASSWORD='tr0ub4dor&3'", "tr0ub4dor&3"],
  ["password", "mein Passwort ist Sommer2024!", "Sommer2024"],
  ["password", "passwd=letmein", "letmein"],
  ["password", "pw: hunter2", "hunter2"],
  ["password", `curl -X POST -u bob:hunter2 https://example.com`, "hunter2"],
  ["password", "Passwort: geheim", "geheim"],
  ["password", "mot de passe : azerty", "azerty"],
  ["password", "https://example.com/login?user=bob&password=abc", "abc"],
  ["pin", "my SSN is 123-45-6789", "123-45-6789"],
  ["recovery-phrase", "my seed phrase is witch collapse practice feed", "witch collapse practice feed"],
  ["credential", "api key: 0123456789abcdef0123456789abcdef", "0123456789abcdef"],
  ["credential", "client_secret=Q2xpZW50U2VjcmV0MTIz", "Q2xpZW50U2VjcmV0MTIz"],
  ["pin", "my pin is 4821", "4821"],
  ["pin", "CVV: 123", "123"],
  ["card-number", "my card is 4111 1111 1111 1111", "4111 1111 1111 1111"],
  ["card-number", "4111-1111-1111-1111 12/27", "4111-1111-1111-1111"],
  ["card-number", "4111 1111 1111 1111 12/27 737", "4111 1111 1111 1111"],
  ["card-number", "378282246310005", "378282246310005"],
  ["card-number", "amex 3782 822463 10005", "3782 822463 10005"],
  ["card-number", "visa 4222222222222", "4222222222222"],
  ["iban", "pay DE89 3704 0044 0532 0130 00 today", "3704 0044 0532 0130 00"],
  ["iban", "GB82WEST12345698765432", "GB82WEST12345698765432"],
  ["iban", "NO93 8601 1117 947 IS MINE", "8601 1117 947"],
  ["high-entropy", `here is the token you asked for ${random}`, random],
];

const HARMLESS: readonly string[] = [
  "there is no API key in the build",
  "The password policy asks for twelve characters.",
  "The password is wrong, and the token is invalid.",
  "the password is case sensitive",
  "password: string;",
  "password = os.environ['DB_PASSWORD']",
  "const password = getPassword(user);",
  "this.password = newPassword;",
  "the mountain pass is open and all tests pass: 12 of 15",
  "apiKey: process.env.OPENAI_API_KEY",
  "Authorization: Bearer <token>",
  "Authorization: Bearer $TOKEN",
  "the bearer of this letter is my uncle, a bearer token would be better",
  "order number 1234567890123456",
  "order 4111 1111 1111 1112 never arrived",
  "call me on +49 170 1234567 or 0049 170 12345678",
  "(555) 123-4567",
  "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke the key handling",
  "550e8400-e29b-41d4-a716-446655440000",
  "the token row has id 550e8400-e29b-41d4-a716-446655440000",
  "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "between 2024-01-01 and 2024-12-31, 2024-01-01 2024-12-31",
  "at 1700000000000 the job ran, 1699999999998 too",
  "ISBN 9780306406157",
  "max_tokens=4096, tokens: 118",
  "the primary key is user_id",
  "Where do I keep my secret recipes? The key to success is patience.",
  "my favourite colour is teal and I live in Oslo",
  "sk-learn and scikit-learn are the same",
  "https://example.com:8080/a/b?mail=a@example.com",
  "see node_modules/@cloudflare/workers-types/experimental/index.d.ts for the token",
  "getAccessTokenFromRequestHeaders returns the token",
  "she passed the exam; a password reset was sent",
  "Your password: [secret removed]",
  "",
];

describe("secrets are taken out by value", () => {
  test.each(SECRETS)("%s: %s", (kind, text, secret) => {
    const clean = redact(text);
    expect(clean.text).not.toContain(secret);
    expect(clean.text).toContain(SECRET_REMOVED);
    expect(clean.found).toContain(kind);
    expect(redact(clean.text)).toEqual({ text: clean.text, found: [] });
  });

  test("what surrounds a secret stays", () => {
    expect(redact("postgres://app:s3cr3t@db/app").text).toBe(`postgres://app:${SECRET_REMOVED}@db/app`);
    expect(redact("My password is hunter2. I live in Oslo.").text).toBe(
      `My password is ${SECRET_REMOVED}. I live in Oslo.`,
    );
    expect(redact(`{"password":"hunter2","a":1}`).text).toBe(`{"password":"${SECRET_REMOVED}","a":1}`);
  });

  test("several secrets in one text all go, each kind told once", () => {
    const clean = redact(`${openai} and ${github} and ${openai}`);
    expect(clean.text).toBe(`${SECRET_REMOVED} and ${SECRET_REMOVED} and ${SECRET_REMOVED}`);
    expect(clean.found).toEqual(["openai-key", "github-token"]);
  });
});

test.each(HARMLESS)("harmless text stays as it is: %s", (text) => {
  expect(redact(text)).toEqual({ text, found: [] });
});

describe("hostile input costs no more than its length", () => {
  const PIECES = [
    "a",
    "1",
    "1 ",
    "1-",
    "password=",
    "password is ",
    "password for ",
    "pass",
    "key ",
    "token: ",
    "eyJ",
    "eyJ-",
    "eyJaaaaa.",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nabc ",
    "://a:",
    "://",
    "://a:b",
    "Bearer ",
    "sk-",
    "sk-ant-",
    "DE89 ",
    "DE89",
    "GB82WEST",
    '"',
    "' ",
    'password:"',
    "secret='",
    " ",
    "\n",
    "-",
    "=",
    "aB3",
    "aB3/",
    "4111 ",
    "AKIA",
    "key.",
    "é",
    "pin 1",
    "curl ",
    "curl a -u b",
    "seed phrase is ",
    "xoxb-",
    "1:AA",
    "\\n",
    "for the ",
    "!",
  ];
  test.each(PIECES)("200 KB of %j take less than 50 ms", (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const start = performance.now();
    redact(text);
    const once = performance.now() - start;
    const again = performance.now();
    if (once >= 50) redact(text);
    expect(Math.min(once, once >= 50 ? performance.now() - again : once)).toBeLessThan(50);
  });
});
