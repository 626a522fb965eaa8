import { describe, expect, test } from "vitest";
import { redact, redactFields, SECRET_REMOVED } from "../../../../src/memory/safety/redact.ts";
import { growthOf, STEEP } from "../../../support/growth.ts";

/*
 * Made-up secrets, put together at run time. Written whole, they would set off the secret scanners of the repository's
 * host.
 */
const random = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY";
const openai = `sk-${"proj-"}${random}`;
const stripe = `sk_${"live"}_${random}`;
const github = `ghp_${random}abcd`;
const aws = `AKIA${"IOSFODNN7EXAMPLE"}`;
const awsSecret = `wJalrXUtnFEMI/K7MDENG/bPxRfi${"CYEXAMPLEKEY9"}`;
/** 40 characters of base64, as AWS has them, with nothing that names them. */
const bare = `${random}/z1A+b3C`;
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
  ["password", `curl -u bob:hunter2 https://example.com`, "hunter2"],
  ["password", `curl -ubob:hunter2 https://example.com`, "hunter2"],
  ["password", `curl --user=bob:hunter2 https://example.com`, "hunter2"],
  ["password", `http -a bob:hunter2 example.com/get`, "hunter2"],
  ["password", "mysql -u root -phunter2 shop", "hunter2"],
  ["password", "mysqldump -uroot -p'hunter2' shop > a.sql", "hunter2"],
  ["password", "mysql -h db -u root -phunter shop", "hunter"],
  ["password", "mariadb --user root -phunter2", "hunter2"],
  ["password", "sshpass -p hunter2 ssh a@b", "hunter2"],
  ["password", "docker login -u bob -p hunter2 ghcr.io", "hunter2"],
  ["password", "redis-cli -h a -a hunter2 ping", "hunter2"],
  ["password", "mongosh -u bob -p hunter2", "hunter2"],
  ["password", "ldapsearch -D cn=a -w hunter2", "hunter2"],
  ["credential", "wget --user bob --password hunter2 https://example.com", "hunter2"],
  ["password", "mysql --password=hunter2", "hunter2"],
  ["password", "PGPASSWORD=hunter2 psql -h db", "hunter2"],
  ["credential", "deploy --token abcd1234efgh --force", "abcd1234efgh"],
  ["password", "Passwort: geheim", "geheim"],
  ["password", "mot de passe : azerty", "azerty"],
  ["password", "https://example.com/login?user=bob&password=abc", "abc"],
  ["pin", "my SSN is 123-45-6789", "123-45-6789"],
  ["recovery-phrase", "my seed phrase is witch collapse practice feed", "witch collapse practice feed"],
  ["credential", "api key: 0123456789abcdef0123456789abcdef", "0123456789abcdef"],
  ["credential", "client_secret=Q2xpZW50U2VjcmV0MTIz", "Q2xpZW50U2VjcmV0MTIz"],
  ["pin", "my pin is 4821", "4821"],
  ["pin", "CVV: 123", "123"],
  ["pin", "The PIN of my card is 4871.", "4871"],
  ["pin", "Die PIN für meine Karte ist 4871", "4871"],
  ["password", "I changed my password from old12345 to hB3dE5gH", "hB3dE5gH"],
  ["password", "I changed my password from old12345 to hB3dE5gH", "old12345"],
  ["credential", "Cookie: session=aB3dE5fG7hJ9; theme=dark", "aB3dE5fG7hJ9"],
  ["credential", `Here is my key for Mistral, please keep it: ${"0123456789abcdef".repeat(4)}`, "0123456789abcdef"],
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
  ["high-entropy", `the other one is ${bare}.`, bare],
  ["high-entropy", `OTHER=${bare}`, bare],
  ["high-entropy", JSON.stringify({ log: `a\n${bare}\nb` }), bare],
];

const sum = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
const HARMLESS: readonly string[] = [
  "curl -u user:$PASS https://example.com, and curl -s -u '<user>:<password>' example.com",
  "docker run mysql -p3306:3306, mysql -u root -p shop, mysql -P 3307",
  "use the --password flag, the --token option or --password to be asked; mysql -p asks for it",
  "cp -p a b, tar -xzf a.tgz, mkdir -p src/memory",
  "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
  "the sum is e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "md5 d41d8cd98f00b204e9800998ecf8427e, uuid 550e8400e29b41d4a716446655440000",
  `sha256-${sum} and sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==`,
  `golang.org/x/net v0.1.0 h1:${sum}, digest: ${sum}`,
  "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP/wAH5BAAA",
  `${btoa("The quick brown fox, 12 of ten")} is base64 of a sentence`,
  `https://example.com/files/${bare}/view, https://example.com/a?v=${bare}&t=1`,
  `docs.example.com/d/${bare.replaceAll("/", "x")}`,
  `-----BEGIN CERTIFICATE-----\n${`MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n`.repeat(2)}${bare}\n-----END CERTIFICATE-----`,
  "src/components/Login2FA/TwoFactorLoginPage and AbstractSingletonProxyFactoryBean2Test3A",
  "IMG20240312WA0017 and Screenshot_2024-03-12-at-10-15-22_1080x2400x",
  "chatcmpl-9aB3dE5fG7hJ9kL1mN2pQ4rS6tU8v and cs_9aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY1z2",
  "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy is an address",
  "sig=abc and sigma=5; a live_stream_of_the_northern_lights_over_the_city",
  "access-production-environments and sdk-release-notes-of-the-last-year-2024",
  "The IMEI of my phone is 490154203237518.",
  "IMEI 356938035643809, ICCID 8944501234567890123",
  "my phone is +4915112345678",
  "EAN 4006381333931",
  "Kawai ES110 are excellent choices for your sister",
  "I need my password to log in, and my password is about to expire.",
  "Mein Passwort ist zu kurz. Mon mot de passe est trop court. Mi contraseña es muy larga.",
  "La clave del éxito es la paciencia. La clé est sous le paillasson. Der Schlüssel ist unter der Matte.",
  "sk-learn-extension-packages, pypi-attestations-verification-model and npm_package_config_registry",
  "sk-fading-circle12 is a class of a spinner",
  "the model mistralai/Mixtral-8x7B-Instruct-v0.1 needs a key",
  'stored = argon2.hash(password); password = form["password"]',
  '{\\"password\\":\\"\\"}',
  "my bitcoin address is 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
  "It’s “nice” – isn’t it?",
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
  "I moved my password from one app to another, and the cookie: session=1 is empty",
  "The pin of the tent is 12 cm long. The key of the map: 2024 edition. Set-Cookie: theme=dark; Path=/",
  "Where do I keep my secret recipes? The key to success is patience.",
  "my favourite colour is teal and I live in Oslo",
  "sk-learn and scikit-learn are the same",
  "https://example.com:8080/a/b?mail=a@example.com",
  "see node_modules/@cloudflare/workers-types/experimental/index.d.ts for the token",
  "getAccessTokenFromRequestHeaders returns the token",
  "she passed the exam; a password reset was sent",
  "Your password: [secret removed]",
  "sk-learn\nversion2 is out",
  "1234\n5678\n9012\n3456\n7890",
  "2019\n2020\n2021\n2022",
  "3.1415\n2.7182\n1.4142\n1.7320",
  "👩\u200d💻 and नमस्ते क्\u200dष stay as they are",
  "Room 4111, then 2222. 3333 and 4444.",
  "",
];

describe("redact()", () => {
  test.each(SECRETS)("removes a secret: %s: %s", (kind, text, secret) => {
    const clean = redact(text);
    expect(clean.text).not.toContain(secret);
    expect(clean.text).toContain(SECRET_REMOVED);
    expect(clean.found).toContain(kind);
    expect(redact(clean.text)).toEqual({ text: clean.text, found: [] });
  });

  test("keeps the text around a secret", () => {
    expect(redact("postgres://app:s3cr3t@db/app").text).toBe(`postgres://app:${SECRET_REMOVED}@db/app`);
    expect(redact("My password is hunter2. I live in Oslo.").text).toBe(
      `My password is ${SECRET_REMOVED}. I live in Oslo.`,
    );
    expect(redact(`{"password":"hunter2","a":1}`).text).toBe(`{"password":"${SECRET_REMOVED}","a":1}`);
  });

  test("removes several secrets of one text and names each kind once", () => {
    const clean = redact(`${openai} and ${github} and ${openai}`);
    expect(clean.text).toBe(`${SECRET_REMOVED} and ${SECRET_REMOVED} and ${SECRET_REMOVED}`);
    expect(clean.found).toEqual(["openai-key", "github-token"]);
  });
});

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

test("redact() counts each secret by its kind", () => {
  const counts = new Map<string, number>();
  redact(`${openai}, ${github}, ${openai}`, counts);
  redact("my password is hunter2", counts);
  expect([...counts]).toEqual([
    ["openai-key", 2],
    ["github-token", 1],
    ["password", 1],
  ]);
});

describe("redact() finds nothing in its own result", () => {
  const PIECES = [
    ...SECRETS.map(([, text]) => text),
    "password is ",
    "key=",
    "token: ",
    "Bearer ",
    random,
    "://a:b@",
    '"',
    "'",
    " ",
    "\n",
    ".",
    "and",
    "curl ",
    "is ",
    "[secret removed]",
    "-----BEGIN PRIVATE KEY-----\n",
    "-----END PRIVATE KEY-----",
    "{",
    ":",
    "=",
    "for the ",
  ];
  test("has no second finding in 2,000 random texts", () => {
    let seed = 11;
    const next = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let i = 0; i < 2_000; i++) {
      const text = Array.from({ length: 1 + next(7) }, () => PIECES[next(PIECES.length)]).join("");
      const { text: clean } = redact(text);
      expect(redact(clean), text).toEqual({ text: clean, found: [] });
    }
  });
});

describe("redactFields()", () => {
  test.each<[object, object]>([
    [{ password: "swordfish" }, { password: SECRET_REMOVED }],
    [
      { pin: 4821, city: "Oslo" },
      { pin: SECRET_REMOVED, city: "Oslo" },
    ],
    [{ login: { passwd: "letmein" } }, { login: { passwd: SECRET_REMOVED } }],
    [{ api_key: "abcd1234efgh" }, { api_key: SECRET_REMOVED }],
    [{ note: `the key is ${openai}` }, { note: `the key is ${SECRET_REMOVED}` }],
    [
      { tokens: 118, keyboard: "qwerty" },
      { tokens: 118, keyboard: "qwerty" },
    ],
  ])("removes the value that a name announces: %j", (fields, clean) => {
    expect(redactFields(fields)).toEqual(clean);
  });
});

test.each(HARMLESS)("redactFields() keeps harmless text: %s", (text) => {
  expect(redact(text)).toEqual({ text, found: [] });
});

describe("redact() of hostile input", () => {
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
    "curl -ub:",
    "cookie: a=b; ",
    "cookie:",
    "password from a1b2 to ",
    "key for a ",
    "mysql -p",
    "mysql ",
    "http a ",
    "--token ",
    "\\naB3dE5fG7hJ9kL1mN2pQ",
    "aB3dE5fG7hJ9kL1mN2pQ.atlasv1.",
    "sig=%2B",
    "1/1234567890",
    "seed phrase is ",
    "xoxb-",
    "1:AA",
    "\\n",
    "for the ",
    "!",
    "sk-\n",
    "sk-a1\n",
    "sk-a1b2c3\n",
    'sk-a1"+"',
    "4 ",
    "4\n",
    "41\n",
    "DE89\n",
    "a\u200b",
    "\u00ad",
    'password:\\"',
    "[secret removed]",
    "security 1",
    "_sk-",
    "SG.aaaaaaaaaaaaaaaa.",
    "M23456789012345678901234.",
    "aB3\n",
    "aB3dE5\\n",
    "%3D",
    "AC0123456789abcdef",
    "dp.st.",
    "mot de passe est ",
    "x is my password",
    "–",
    "“",
    "４",
  ];
  test.each(PIECES)("takes twice the time for twice the text of %j", (piece) => {
    expect(growthOf(redact, piece, 200_000)).toBeLessThan(STEEP);
  });
});
