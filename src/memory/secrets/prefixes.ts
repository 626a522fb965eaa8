export const TOKEN_START = String.raw`(?<![A-Za-z0-9_-])`;

/** Prefixes that providers publish so that their keys can be recognised (GitHub secret scanning). */
export const PREFIXED: readonly (readonly [kind: string, shape: string])[] = [
  ["anthropic-key", String.raw`sk-ant-[\w-]{8,}`],
  ["openai-key", String.raw`(?:sk|sess)-[\w-]{10,}`],
  ["stripe-key", String.raw`(?:[sr]k_(?:live|test)|whsec)_\w{8,}`],
  ["google-key", String.raw`AIza[\w-]{20,}|ya29\.[\w-]{10,}|GOCSPX-[\w-]{10,}`],
  ["github-token", String.raw`gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}`],
  ["gitlab-token", String.raw`gl(?:pat|dt|ptt|rt|cbt|agent|soat|ffct|imt|oas)-[\w-]{16,}`],
  ["slack-token", String.raw`xox[abceoprs](?:\.xox[abceoprs])?-[\w-]{10,}|xapp-[\w-]{10,}`],
  ["aws-key", String.raw`(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}`],
  ["huggingface-token", String.raw`(?:hf|api_org)_[A-Za-z0-9]{16,}`],
  ["npm-token", String.raw`npm_[A-Za-z0-9]{16,}`],
  [
    "provider-key",
    String.raw`(?:gsk|r8|shp(?:at|ca|pa|ss)|lin_api|ntn|dop_v1|doo_v1|rubygems|sbp|tskey|pscale_tkn|dp\.pt|hvs|nfp|pat)[_.-][A-Za-z0-9_-]{20,}|(?:xai|pplx|tvly|pypi)-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|\d{8,10}:AA[\w-]{30,}`,
  ],
];

/** How all of these begin, and the pieces of a token that signs itself. */
export const BEGINNING = String.raw`(?:sk-|sess-|[sr]k_(?:live|test)_|whsec_|AIza|ya29\.|GOCSPX-|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|xox[a-z][.-]|xapp-|A[KSBC][IC]A|hf_|api_org_|npm_|gsk[_.-]|r8_|shp[a-z]{2}_|lin_api|ntn_|do[po]_v1|rubygems_|sbp_|tskey-|pscale_tkn|dp\.pt|hvs\.|nfp_|pat[_.-]|xai-|pplx-|tvly-|pypi-|SG\.|\d{8,10}:AA|eyJ)`;
