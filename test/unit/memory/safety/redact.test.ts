import { describe, expect, test } from "vitest";
import { redact, redactFields, SECRET_REMOVED } from "../../../../src/memory/safety/redact.ts";
import { aws, awsSecret, bare, body, github, jwt, openai, pem, random, stripe } from "./made-up-secrets.ts";

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
