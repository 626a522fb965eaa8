export interface Prefix {
  readonly kind: string;
  readonly begins: string;
  /** The characters that follow. It accepts less than a whole key, because half a key is half a secret. */
  readonly body: string;
  /** A body of this length is a key even if it reads like words, because so few letters may do so by chance. */
  readonly wholeFrom?: number;
}

/** Prefixes that providers publish so that their keys can be recognised (GitHub secret scanning, gitleaks). */
export const PREFIXES: readonly Prefix[] = [
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
  {
    kind: "throughline-key",
    begins: "(?:tl_(?:[0-9a-f]{32}|platform)|TL_(?:[0-9A-F]{32}|PLATFORM)|tlsec)_",
    body: String.raw`[\w-]{16,}`,
  },
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
  { kind: "provider-key", begins: "EAA", body: "[A-Za-z0-9]{60,}" },
  { kind: "provider-key", begins: "sk_", body: "[0-9a-f]{32,}" },
  { kind: "provider-key", begins: "rzp_(?:live|test)_", body: "[A-Za-z0-9]{14,}", wholeFrom: 14 },
  { kind: "provider-key", begins: "(?:EZ[AT]K|AK(?:Cp|ID)|cmVmd)", body: "[A-Za-z0-9]{32,}" },
  { kind: "provider-key", begins: "FLWSECK(?:_TEST)?-", body: String.raw`[\w-]{12,}` },
  { kind: "provider-key", begins: String.raw`[0-2]\/\d{10,20}(?:\/\d{10,20})?:`, body: "[0-9a-f]{32}" },
  { kind: "provider-key", begins: "AGE-SECRET-KEY-1", body: "[A-Z0-9]{20,}" },
  { kind: "provider-key", begins: "LTAI", body: "[A-Za-z0-9]{16,20}(?![A-Za-z0-9])", wholeFrom: 16 },
  { kind: "provider-key", begins: "A3-[A-Z0-9]{6}-", body: "(?:[A-Z0-9]{5,6}-){2,4}[A-Z0-9]{5}", wholeFrom: 17 },
  { kind: "provider-key", begins: "(?:oy2|cio)", body: "[A-Za-z0-9]{32,43}(?![A-Za-z0-9])" },
  { kind: "provider-key", begins: "ATTA", body: "[0-9a-f]{32,}" },
  { kind: "provider-key", begins: "(?:pat|sat)\\.", body: String.raw`[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}` },
  { kind: "provider-key", begins: "(?:AQVN|BSA)", body: String.raw`[\w-]{27,38}(?![\w-])` },
  {
    kind: "provider-key",
    begins: "(?:sdk|api|mob|access-(?:sandbox|production|development))-",
    body: "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
  },
  {
    kind: "provider-key",
    begins: "sig=",
    body: "(?:[A-Za-z0-9+/]|%[0-9A-Fa-f]{2}){40,}",
  },
  { kind: "provider-key", begins: "X-(?:Amz|Goog)-Signature=", body: "[0-9a-f]{40,}" },
  {
    kind: "provider-key",
    begins:
      "(?:bk(?:ua|aj|at|ct)|aio|CLOJARS|duffel_(?:live|test)|shippo_(?:live|test)|tfp|apify_api|napi|phx|e2b|CCIPAT|sgp(?:_[0-9a-f]{16})?|pnu|rdme|pscale_oauth|nf[cou]|bb_(?:live|test)|polar_(?:pat|oat)|zpka|vtwn|snyk_uat|ddp|sm_(?:pat|sat|aat)|pdl_(?:live|sdbx)_apikey|tr_(?:dev|prod|pat)|cal_live|esecret)_",
    body: String.raw`[\w.=-]{20,}`,
  },
  {
    kind: "provider-key",
    begins: String.raw`(?:(?:nvapi|CFPAT|llx|pa|fio-u|ico|xsmtpsib|GR1348941|signkey-(?:prod|test))-|mlsn\.|sha256~)`,
    body: String.raw`[\w-]{20,}`,
    wholeFrom: 40,
  },
];
