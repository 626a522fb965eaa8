import type { DocsTexts } from "./docs-texts.ts";

/** A row of the table in docs/README.md: a page and for whom it is. */
const ROW = /^\| \[([^\]]+)\]\(([\w/-]+\.md)\) *\| *(.*?) *\|$/gm;

/**
 * Returns `/llms.txt`: what this is, and each page of the documentation as Markdown, for a model to choose from.
 * @param origin of the request, without a slash at its end
 */
export function llmsText(texts: DocsTexts, origin: string): string {
  const index = texts["docs/README.md"] ?? "";
  const pages = [...index.matchAll(ROW)].map(
    ([, title, path, about]) => `- [${title}](${origin}/docs/${path}): ${about}`,
  );
  const others = Object.keys(texts).filter(
    (path) => path.endsWith(".md") && path.split("/").length > 2 && !path.endsWith("README.md"),
  );
  return [
    "# Throughline",
    "",
    "> A proxy that gives any LLM app a memory of its users, and a cache of answers: change the base URL, and name the user.",
    "",
    `Base URL of this deployment: ${origin}/v1. Each page below is Markdown; without \`.md\` the address shows it to a person. The API as OpenAPI 3.1: ${origin}/openapi.json.`,
    "",
    "## Docs",
    "",
    `- [Start](${origin}/README.md): what it does, how to start it, what it guarantees`,
    ...pages,
    "",
    "## Optional",
    "",
    ...others.map((path) => `- [${titleOf(texts[path] ?? "")}](${origin}/${path})`),
    "",
  ].join("\n");
}

/** Returns the heading of a page. */
export const titleOf = (text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? "Throughline";
