/*
 * Keys in the shapes that vendors publish, made at random. Prefixes are written in two pieces: whole, they would set
 * off the secret scanners of whoever hosts this repository.
 */

export type Random = () => number;

/** Returns numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DIGITS = "0123456789";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = UPPER.toLowerCase();
const HEX = `${DIGITS}abcdef`;
const ALNUM = UPPER + LOWER + DIGITS;
const URL_SAFE = `${ALNUM}_-`;
const BASE64 = `${ALNUM}+/`;
const BASE32 = `${UPPER}234567`;

type Shape = (random: Random) => string;

/** Letters of a set, so many or between two lengths, behind a prefix in pieces. */
const of =
  (prefix: readonly string[], signs: string, length: number, longest = length): Shape =>
  (random) => {
    const count = length + Math.floor(random() * (longest - length + 1));
    return prefix.join("") + Array.from({ length: count }, () => signs[Math.floor(random() * signs.length)]).join("");
  };

const joined =
  (between: string, ...shapes: readonly Shape[]): Shape =>
  (random) =>
    shapes.map((shape) => shape(random)).join(between);

const either =
  (...shapes: readonly Shape[]): Shape =>
  (random) =>
    (shapes[Math.floor(random() * shapes.length)] as Shape)(random);

/** A number that passes Luhn's check. */
const card =
  (prefix: string, length: number): Shape =>
  (random) => {
    const digits = of([prefix], DIGITS, length - prefix.length - 1)(random);
    let sum = 0;
    [...digits].toReversed().forEach((digit, i) => {
      const weighed = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
      sum += weighed > 9 ? weighed - 9 : weighed;
    });
    return digits + String((10 - (sum % 10)) % 10);
  };

const pem =
  (kind: string): Shape =>
  (random) => {
    const lines = Array.from({ length: 6 }, () => of([], BASE64, 64)(random)).join("\n");
    return `-----BEGIN ${kind}PRIVATE ${"KEY"}-----\n${lines}\n${of([], BASE64, 20)(random)}==\n-----END ${kind}PRIVATE ${"KEY"}-----`;
  };

/** Keys that are known by what they are made of, wherever they stand. */
export const VENDOR_KEYS: Readonly<Record<string, Shape>> = {
  "AWS access": either(
    ...["AK", "AS", "AB"].map((start) => of([start, "IA"], BASE32, 16)),
    of(["AC", "CA"], BASE32, 16),
  ),
  "AWS access, any digit": of(["AK", "IA"], UPPER + DIGITS, 16),
  "AWS access without a digit": of(["AK", "IA"], UPPER, 16),
  Stripe: either(
    ...["sk", "rk", "pk"].flatMap((kind) => ["live", "test"].map((mode) => of([`${kind}_`, `${mode}_`], ALNUM, 24))),
    of(["sk_", "live_51"], ALNUM, 99),
    of(["wh", "sec_"], ALNUM, 32),
  ),
  OpenAI: either(of(["s", "k-"], ALNUM, 48), of(["s", "k-"], ALNUM, 20)),
  "OpenAI project": either(
    ...["proj", "svcacct", "admin"].map((kind) => of(["sk", `-${kind}-`], URL_SAFE, 40, 156)),
    joined("T3BlbkFJ", of(["sk", "-proj-"], URL_SAFE, 74), of([], URL_SAFE, 74)),
  ),
  Anthropic: either(
    joined("", of(["sk-", "ant-api03-"], URL_SAFE, 93), () => "AA"),
    of(["sk-", "ant-admin01-"], URL_SAFE, 40, 95),
    of(["sk-", "ant-oat01-"], URL_SAFE, 95),
  ),
  OpenRouter: of(["sk-", "or-v1-"], HEX, 64),
  GitHub: either(...["p", "o", "u", "s", "r"].map((kind) => of([`gh${kind}`, "_"], ALNUM, 36))),
  "GitHub fine-grained": joined("_", of(["github", "_pat_11"], ALNUM, 20), of([], ALNUM, 59)),
  GitLab: either(...["pat", "dt", "ptt", "rt", "soat"].map((kind) => of([`gl${kind}`, "-"], URL_SAFE, 20))),
  Slack: either(
    joined("-", of(["xo", "xb-"], DIGITS, 11, 13), of([], DIGITS, 11, 13), of([], ALNUM, 24)),
    joined("-", of(["xo", "xp-"], DIGITS, 12), of([], DIGITS, 12), of([], DIGITS, 12), of([], HEX, 32)),
    joined("-", of(["xa", "pp-1-A"], UPPER + DIGITS, 10), of([], DIGITS, 13), of([], HEX, 64)),
    of(["xox", "e-1-"], ALNUM, 146),
  ),
  "Slack webhook": joined(
    "/",
    of(["https://hooks.slack", ".com/services/T"], UPPER + DIGITS, 8, 10),
    of(["B"], UPPER + DIGITS, 8, 10),
    of([], ALNUM, 24),
  ),
  Google: either(
    of(["AI", "za"], URL_SAFE, 35),
    of(["GOC", "SPX-"], URL_SAFE, 28),
    of(["ya", "29.a0"], URL_SAFE, 60, 180),
  ),
  SendGrid: joined(".", of(["S", "G."], URL_SAFE, 22), of([], URL_SAFE, 43)),
  Twilio: either(of(["S", "K"], HEX, 32), of(["A", "C"], HEX, 32)),
  npm: of(["np", "m_"], ALNUM, 36),
  PyPI: either(of(["py", "pi-AgEIcHlwaS5vcmc"], URL_SAFE, 60, 160), of(["py", "pi-"], URL_SAFE, 85)),
  "Hugging Face": either(
    of(["h", "f_"], UPPER + LOWER, 34),
    of(["h", "f_"], ALNUM, 34),
    of(["api", "_org_"], ALNUM, 34),
  ),
  Groq: of(["gs", "k_"], ALNUM, 52),
  xAI: of(["xa", "i-"], ALNUM, 80),
  Replicate: of(["r", "8_"], ALNUM, 37),
  Perplexity: of(["ppl", "x-"], ALNUM, 48),
  DigitalOcean: either(...["p", "o", "r"].map((kind) => of([`do${kind}`, "_v1_"], HEX, 64))),
  Shopify: either(...["at", "ca", "pa", "ss"].map((kind) => of([`shp${kind}`, "_"], HEX, 32))),
  Telegram: joined(":", of([], DIGITS, 8, 10), of(["A", "A"], URL_SAFE, 33)),
  Discord: joined(".", of(["M"], ALNUM, 23, 25), of([], URL_SAFE, 6), of([], URL_SAFE, 27, 38)),
  "Discord webhook": joined("/", of(["https://discord", ".com/api/webhooks/"], DIGITS, 18, 19), of([], URL_SAFE, 68)),
  JWT: (random) =>
    [
      { alg: "HS256", typ: "JWT" },
      { sub: of([], ALNUM, 8)(random), exp: Math.floor(random() * 2e9) },
    ]
      .map((part) => btoa(JSON.stringify(part)).replaceAll("=", ""))
      .concat(of([], URL_SAFE, 43)(random))
      .join("."),
  PEM: either(...["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "].map(pem)),
  "Azure storage": joined(
    "",
    of(["DefaultEndpointsProtocol=https;AccountName=acme;Account", "Key="], BASE64, 86),
    () => "==",
  ),
  "Azure client secret": joined("", of([], ALNUM, 3), of([], DIGITS, 1), of(["Q", "~"], `${ALNUM}_~.-`, 31, 34)),
  "Azure services": joined(
    "",
    of([], ALNUM, 52),
    () => `JQQJ${"99"}`,
    of([], ALNUM, 12),
    () => "ACYeBjFXJ3w3AAAB",
    of([], ALNUM, 4),
  ),
  Cloudflare: either(...["k", "ut", "at"].map((kind) => of([`cf${kind}`, "_"], ALNUM, 40, 48))),
  "Cloudflare origin": joined("-", () => "v1.0", of([], HEX, 24), of([], HEX, 146)),
  Databricks: either(of(["da", "pi"], HEX, 32), joined("-", of(["da", "pi"], HEX, 32), of([], "23", 1))),
  Linear: either(of(["lin", "_api_"], ALNUM, 40), of(["lin", "_oauth_"], HEX, 64)),
  Notion: either(of(["sec", "ret_"], ALNUM, 43), joined("", of(["nt", "n_"], DIGITS, 11), of([], ALNUM, 35))),
  Postman: joined("-", of(["PM", "AK-"], HEX, 24), of([], HEX, 34)),
  Doppler: either(of(["dp", ".pt."], ALNUM, 43), of(["dp", ".st.dev."], ALNUM, 43), of(["dp", ".ct."], ALNUM, 43)),
  Vault: either(of(["hv", "s."], URL_SAFE, 90, 120), of(["hv", "s."], ALNUM, 24), of(["hv", "b."], URL_SAFE, 138, 212)),
  Mailgun: of(["ke", "y-"], HEX, 32),
  Mailchimp: joined("-us", of([], HEX, 32), of([], "123456789", 1, 2)),
  Supabase: either(of(["sb", "p_"], HEX, 40), of(["sb_", "secret_"], URL_SAFE, 31)),
  Atlassian: of(["ATA", "TT3"], `${URL_SAFE}=`, 186),
  Grafana: either(of(["gl", "sa_"], ALNUM, 32), of(["gl", "c_"], BASE64, 80)),
  "New Relic": of(["NR", "AK-"], UPPER + DIGITS, 27),
  Figma: of(["fi", "gd_"], URL_SAFE, 40),
  Airtable: joined(".", of(["pa", "t"], ALNUM, 14), of([], HEX, 64)),
  Docker: of(["dckr", "_pat_"], URL_SAFE, 27),
  Square: either(of(["sq0", "atp-"], URL_SAFE, 22), of(["sq0", "csp-"], URL_SAFE, 43)),
  LangSmith: joined("_", of(["lsv2", "_pt_"], HEX, 32), of([], HEX, 10)),
  Pinecone: joined("_", of(["pc", "sk_"], ALNUM, 5, 6), of([], ALNUM, 63)),
  Resend: joined("_", of(["r", "e_"], ALNUM, 8), of([], ALNUM, 24)),
  Nvidia: of(["nv", "api-"], URL_SAFE, 64),
  ElevenLabs: of(["s", "k_"], HEX, 48),
  Terraform: joined(`.${"atlasv1"}.`, of([], ALNUM, 14), of([], ALNUM, 60, 70)),
  Buildkite: either(of(["bk", "ua_"], HEX, 40), of(["bk", "ct_"], `${ALNUM}_-`, 40)),
  Razorpay: either(of(["rzp", "_live_"], ALNUM, 14), of(["rzp", "_test_"], ALNUM, 14)),
  Facebook: of(["EA", "A"], ALNUM, 100, 220),
  EasyPost: either(of(["EZ", "AK"], ALNUM, 54), of(["EZ", "TK"], ALNUM, 54)),
  Flutterwave: either(
    joined("-", of(["FLW", "SECK-"], HEX, 32), () => "X"),
    joined("-", of(["FLW", "SECK_TEST-"], HEX, 32), () => "X"),
  ),
  "Discord, any letter": joined(".", of([], ALNUM, 24, 26), of([], URL_SAFE, 6), of([], ALNUM, 27, 38)),
  "Azure SAS": joined("", of(["sv=2024-11-04&s", "ig="], ALNUM, 43), () => "%3D"),
  "AWS presigned": of(["X-Amz-Sig", "nature="], HEX, 64),
  Asana: either(
    joined(":", of(["1/"], DIGITS, 16), of([], HEX, 32)),
    joined(":", joined("/", of(["2/"], DIGITS, 16), of([], DIGITS, 16)), of([], HEX, 32)),
  ),
  age: of(["AGE-SEC", "RET-KEY-1"], UPPER + DIGITS, 58),
  Alibaba: of(["LT", "AI"], ALNUM, 20),
  Artifactory: either(of(["AK", "Cp"], ALNUM, 69), of(["cm", "Vmd"], ALNUM, 59)),
  "1Password": joined(
    "-",
    of(["A", "3-"], UPPER + DIGITS, 6),
    of([], UPPER + DIGITS, 6),
    of([], UPPER + DIGITS, 5),
    of([], UPPER + DIGITS, 5),
    of([], UPPER + DIGITS, 5),
    of([], UPPER + DIGITS, 5),
  ),
  Contentful: of(["CF", "PAT-"], URL_SAFE, 43),
  Duffel: of(["duf", "fel_live_"], URL_SAFE, 43),
  Shippo: of(["ship", "po_live_"], HEX, 40),
  Typeform: of(["tf", "p_"], URL_SAFE, 59),
  Apify: of(["api", "fy_api_"], ALNUM, 36),
  Neon: of(["na", "pi_"], LOWER + DIGITS, 64),
  PostHog: of(["ph", "x_"], ALNUM, 43),
  LlamaCloud: of(["ll", "x-"], ALNUM, 48),
  Voyage: of(["pa", "-"], URL_SAFE, 43),
  E2B: of(["e2", "b_"], HEX, 40),
  CircleCI: joined("_", of(["CCI", "PAT_"], ALNUM, 22), of([], HEX, 40)),
  NuGet: of(["oy", "2"], LOWER + DIGITS, 43),
  "crates.io": of(["ci", "o"], ALNUM, 32),
  Trello: of(["AT", "TA"], HEX, 72),
  OpenShift: of(["sha256", "~"], URL_SAFE, 43),
  Sourcegraph: joined("_", of(["sg", "p_"], HEX, 16), of([], HEX, 40)),
  Harness: joined(".", of(["p", "at"], "", 0), of([], ALNUM, 22), of([], HEX, 24), of([], ALNUM, 20)),
  LaunchDarkly: joined("-", of(["sd", "k-"], HEX, 8), of([], HEX, 4), of([], HEX, 4), of([], HEX, 4), of([], HEX, 12)),
  Brevo: of(["xsm", "tpsib-"], HEX, 64),
  MailerSend: of(["ml", "sn."], HEX, 64),
  Adafruit: of(["ai", "o_"], ALNUM, 28),
  Yandex: of(["AQ", "VN"], URL_SAFE, 35, 38),
  Prefect: of(["pn", "u_"], LOWER + DIGITS, 36),
  Plaid: joined(
    "-",
    of(["access-pro", "duction-"], HEX, 8),
    of([], HEX, 4),
    of([], HEX, 4),
    of([], HEX, 4),
    of([], HEX, 12),
  ),
  "Throughline in capitals": joined(
    "_",
    of(["T", "L_"], "0123456789ABCDEF", 32),
    of([], "0123456789ABCDEF", 12),
    of([], UPPER, 43),
  ),
  "Throughline tenant": joined("_", of(["t", "l_"], HEX, 32), of([], HEX, 12), of([], URL_SAFE, 43)),
  "Throughline platform": joined("_", of(["tl", "_platform_"], HEX, 12), of([], URL_SAFE, 43)),
  "Throughline token secret": of(["tls", "ec_"], URL_SAFE, 43),
  "card, Visa": either(card("4", 16), card("4", 13), card("4", 19)),
  "card, Mastercard": either(card("51", 16), card("55", 16), card("2221", 16), card("2720", 16)),
  "card, American Express": either(card("34", 15), card("37", 15)),
  "card, Discover": either(card("6011", 16), card("65", 16), card("644", 16)),
  "card, JCB and Diners": either(card("3528", 16), card("36", 14), card("305", 14)),
  "card, others": either(card("62", 16), card("62", 19), card("2200", 16), card("6759", 16)),
};

/** Keys without a mark of their own, which are known by their length and by how random they look. */
export const BARE_KEYS: Readonly<Record<string, Shape>> = {
  "AWS secret": of([], BASE64, 40),
  "Cohere, 40 letters and digits": of([], ALNUM, 40),
  "Cloudflare, 40 with dashes": of([], URL_SAFE, 40),
  "Mistral, 32 letters and digits": of([], ALNUM, 32),
  Okta: of(["0", "0"], URL_SAFE, 40),
  "Azure storage, alone": joined("", of([], BASE64, 86), () => "=="),
  "32 bytes in base64": joined("", of([], BASE64, 43), () => "="),
};
