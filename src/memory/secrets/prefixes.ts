import { readsLikeWords } from "./reads-like-words.ts";

/** The end of an escape. Its last letter or digit does not belong to the token behind it. */
export const ESCAPED = String.raw`(?<=\\[abfnrtv]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4})`;
const TOKEN_START = `(?:(?<![A-Za-z0-9])|${ESCAPED})`;

/** A JSON Web Token, signed or encrypted: base64 of `{"`, and more parts behind points. */
export const SIGNED_TOKEN = String.raw`${TOKEN_START}eyJ[\w-]{5,}(?:\.[\w-]*){0,4}`;
export const isSignedToken = (token: string): boolean => /^eyJ[\w-]{5,}\.[\w-]{5,}/.test(token);

interface Prefix {
  readonly kind: string;
  readonly begins: string;
  /** The characters that follow. It accepts less than a whole key, because half a key is half a secret. */
  readonly body: string;
  /** A body of this length is a key even if it reads like words, because so few letters may do so by chance. */
  readonly wholeFrom?: number;
}

/** Prefixes that providers publish so that their keys can be recognised (GitHub secret scanning, gitleaks). */
const PREFIXES: readonly Prefix[] = [
  { kind: "anthropic-key", begins: "sk-ant-", body: String.raw`[\w-]{8,}` },
  { kind: "openai-key", begins: "(?:sk|sess)-", body: String.raw`[\w-]{10,}` },
  { kind: "stripe-key", begins: "(?:[srp]k_(?:live|test)|whsec)_", body: String.raw`\w{8,}` },
  { kind: "google-key", begins: "AIza", body: String.raw`[\w-]{20,}` },
  { kind: "google-key", begins: String.raw`(?:ya29\.|GOCSPX-)`, body: String.raw`[\w-]{10,}` },
  { kind: "github-token", begins: "gh[pousr]_", body: "[A-Za-z0-9]{16,}" },
  { kind: "github-token", begins: "github_pat_", body: String.raw`\w{16,}` },
  {
    kind: "gitlab-token",
    begins: "gl(?:pat|dt|ptt|rt|cbt|agent|soat|ffct|imt|oas|wt)-",
    body: String.raw`[\w-]{16,}`,
    wholeFrom: 20,
  },
  {
    kind: "slack-token",
    begins: String.raw`(?:xox[abceoprs](?:\.xox[abceoprs])?|xapp)-`,
    body: String.raw`[\w-]{10,}`,
  },
  { kind: "slack-token", begins: String.raw`hooks\.slack\.com\/`, body: String.raw`[\w/]{20,}` },
  { kind: "discord-token", begins: String.raw`discord(?:app)?\.com\/api\/webhooks\/`, body: String.raw`[\w/-]{20,}` },
  { kind: "discord-token", begins: String.raw`[MNO][\w-]{23,27}\.[\w-]{6}\.`, body: String.raw`[\w-]{27,}` },
  { kind: "telegram-token", begins: String.raw`\d{8,10}:AA`, body: String.raw`[\w-]{30,}` },
  { kind: "aws-key", begins: "(?:AKIA|ASIA|ABIA|ACCA)", body: "[A-Z0-9]{12,}", wholeFrom: 16 },
  { kind: "azure-key", begins: String.raw`[\w~.]{3}\dQ~`, body: "[A-Za-z0-9_~.-]{20,}" },
  { kind: "azure-key", begins: "[A-Za-z0-9]{40,80}(?:JQQJ99|AZDO)", body: "[A-Za-z0-9]{4,}" },
  { kind: "twilio-key", begins: "(?:SK|AC)", body: "[0-9a-f]{32}(?![0-9A-Za-z])" },
  { kind: "huggingface-token", begins: "(?:hf|api_org)_", body: "[A-Za-z0-9]{16,}" },
  { kind: "provider-key", begins: "(?:dckr_[po]at_|sq0(?:atp|csp)-)", body: String.raw`[\w-]{16,}`, wholeFrom: 22 },
  { kind: "npm-token", begins: "npm_", body: "[A-Za-z0-9]{16,}" },
  { kind: "throughline-key", begins: "(?:tl_(?:[0-9a-f]{32}|platform)|tlsec)_", body: String.raw`[\w-]{16,}` },
  { kind: "provider-key", begins: "(?:SG|sl)\\.", body: String.raw`[\w-]{16,}(?:\.[\w-]{16,})?` },
  { kind: "provider-key", begins: "(?:key-|dapi)", body: String.raw`[0-9a-f]{32}(?:-\d)?` },
  { kind: "provider-key", begins: "[0-9a-f]{32}-us", body: String.raw`\d{1,2}(?!\w)` },
  { kind: "provider-key", begins: String.raw`v1\.0-[0-9a-f]{24}-`, body: "[0-9a-f]{32,}" },
  { kind: "provider-key", begins: "pat[A-Za-z0-9]{14}\\.", body: "[0-9a-f]{32,}" },
  {
    kind: "provider-key",
    begins: String.raw`dp\.(?:pt|ct|sa|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.`,
    body: "[A-Za-z0-9]{20,}",
  },
  {
    kind: "provider-key",
    begins: "(?:ATATT3|ATCTT3|ATBB|glc_|glsa_|ops_|fm[12][ar]?_|fo1_|EAA[A-Z])",
    body: "[A-Za-z0-9_=+/-]{28,}",
  },
  {
    kind: "provider-key",
    begins:
      "(?:gsk|r8|shp(?:at|ca|pa|ss)|lin_(?:api|oauth)|secret|ntn|do[opr]_v1|rubygems|sbp|sb_secret|pscale_(?:tkn|pw)|nfp|figd|re|rnd|pcsk|lsv2_(?:pt|sk)|cf(?:k|ut|at)|tgp_v1|fw|jina|sntry[su]|vc[piar])_",
    body: String.raw`[\w-]{20,}`,
  },
  {
    kind: "provider-key",
    begins: String.raw`(?:(?:xai|pplx|tvly|pypi|csk|fc|tskey|pul|xkeysib|PMAK|NRAK|HRKU|pat-(?:na|eu)\d)-|(?:hvs|hvb|dt0c01)\.)`,
    body: String.raw`[\w-]{20,}(?:\.[\w-]{16,})?`,
  },
];

/** The beginnings of all keys, and of the parts of a signed token. */
export const KEY_BEGINNING = `${TOKEN_START}(?:${PREFIXES.map(({ begins }) => begins).join("|")}|eyJ)`;

/** All keys in one pattern. If one key contains the prefix of another, the one that begins first counts. */
export const PREFIXED_KEY = `${TOKEN_START}(?:${PREFIXES.map(({ begins, body }) => begins + body).join("|")})`;

const KINDS = PREFIXES.map(({ kind, begins, body, wholeFrom = Infinity }) => ({
  kind,
  begins: new RegExp(`^${begins}`),
  whole: new RegExp(`^(?:${begins})(?:${body})[=.]{0,2}$`),
  wholeFrom,
}));

/** Returns the provider's kind of key. Returns null for a name, or for the beginning of something else. */
export function kindOfKey(key: string): string | null {
  const one = KINDS.find(({ whole }) => whole.test(key));
  if (!one) return null;
  const body = key.replace(one.begins, "");
  return body.length >= one.wholeFrom || !isName(body) ? one.kind : null;
}

/** Returns whether a body consists of words and none changes its case: `sk-fading-circle`. */
const isName = (body: string): boolean => !/[a-z][A-Z]/.test(body) && readsLikeWords(body);

export const isAwsKey = (key: string): boolean => /^A[KSBC][IC]A[A-Z0-9]{16}$/.test(key);
