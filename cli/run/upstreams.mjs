/**
 * Returns the base URLs that a proxy has, by the first part of the path that leads there. Keys are not among them.
 * @param {import("../../src/ports/settings.ts").Settings} settings
 * @returns {Record<string, string>}
 */
export function upstreamsIn({ upstreamBaseUrl, upstreams }) {
  return { v1: upstreamBaseUrl, ...Object.fromEntries([...upstreams].map(([name, { baseUrl }]) => [name, baseUrl])) };
}

/**
 * Returns the base URLs that a command would use without the proxy, by the name under which the proxy has them.
 * @param {Record<string, string>} env
 * @returns {{ v1: string } & Record<string, string>}
 */
export function upstreamsOf(env) {
  return {
    v1: env["OPENAI_BASE_URL"] ?? env["UPSTREAM_BASE_URL"] ?? "https://api.openai.com/v1",
    anthropic: `${(env["ANTHROPIC_BASE_URL"] ?? "https://api.anthropic.com").replace(/\/+$/, "").replace(/\/v1$/, "")}/v1`,
    gemini: `${(env["GOOGLE_GEMINI_BASE_URL"] ?? "https://generativelanguage.googleapis.com").replace(/\/+$/, "")}/v1beta`,
    // Where Codex goes with the login of a ChatGPT subscription.
    chatgpt: "https://chatgpt.com/backend-api/codex",
  };
}
