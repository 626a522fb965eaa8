/** The convention's names for providers, by the host that they answer under. */
const BY_HOST: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)openai\.com$/, "openai"],
  [/(?:^|\.)openai\.azure\.com$/, "azure.ai.openai"],
  [/(?:^|\.)(?:inference|services)\.ai\.azure\.com$/, "azure.ai.inference"],
  [/(?:^|\.)anthropic\.com$/, "anthropic"],
  [/^generativelanguage\.googleapis\.com$/, "gcp.gemini"],
  [/(?:^|-)aiplatform\.googleapis\.com$/, "gcp.vertex_ai"],
  [/(?:^|\.)bedrock(?:-[a-z]+)*\.[\w-]+\.amazonaws\.com$/, "aws.bedrock"],
  [/(?:^|\.)cohere\.(?:ai|com)$/, "cohere"],
  [/(?:^|\.)deepseek\.com$/, "deepseek"],
  [/(?:^|\.)groq\.com$/, "groq"],
  [/(?:^|\.)ml\.cloud\.ibm\.com$/, "ibm.watsonx.ai"],
  [/(?:^|\.)mistral\.ai$/, "mistral_ai"],
  [/(?:^|\.)moonshot\.(?:ai|cn)$/, "moonshot_ai"],
  [/(?:^|\.)perplexity\.ai$/, "perplexity"],
  [/(?:^|\.)x\.ai$/, "x_ai"],
];

/** The names by origin. The settings name every origin that can stand here. */
const known = new Map<string, string | null>();

/**
 * Returns the name of the provider behind a URL.
 * @param otherwise the name for a host that the convention does not know
 */
export function providerOf(url: string, otherwise: string): string {
  const origin = url.slice(0, url.indexOf("/", url.indexOf("//") + 2));
  let name = known.get(origin);
  if (name === undefined) {
    const host = URL.parse(origin)?.hostname ?? "";
    name = BY_HOST.find(([pattern]) => pattern.test(host))?.[1] ?? null;
    known.set(origin, name);
  }
  return name ?? otherwise;
}
