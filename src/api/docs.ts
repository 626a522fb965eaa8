import { ProxyError } from "../http/errors.ts";
import { docsPage } from "../docs/docs-page.ts";
import { docsTexts } from "../docs/docs-texts.ts";
import { llmsText } from "../docs/llms-text.ts";
import { area, type Route } from "./area.ts";
import { type ApiCall, NOTHING, operation } from "./operation.ts";

/** A page and its pictures are texts of ours. The policy holds all the same. */
const POLICY =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

function answered(text: string, type: string): Response {
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  };
  return new Response(text, { headers });
}

/**
 * Answers a page of the documentation: as HTML, or with `.md` in its path as Markdown; a picture as it is.
 * @throws {ProxyError} `not_found`
 */
async function getPage({ request }: ApiCall<null>): Promise<Response> {
  const texts = await docsTexts();
  const path = new URL(request.url).pathname.slice(1).replace(/\/$/, "");
  const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
  if (text !== undefined) return answered(text, path.endsWith(".svg") ? "image/svg+xml" : "text/markdown");
  const page = [`${path}.md`, `${path}/README.md`].find((file) => Object.hasOwn(texts, file));
  if (page !== undefined) return answered(docsPage(texts, page), "text/html");
  throw new ProxyError("not_found", `There is no page at /${path}. /llms.txt lists all of them.`);
}

async function getLlmsText({ request }: ApiCall<null>): Promise<Response> {
  return answered(llmsText(await docsTexts(), new URL(request.url).origin), "text/plain");
}

const GET = { GET: operation({ query: NOTHING, body: NOTHING }, getPage) };
const PAGES = ["docs", "docs/{}", "docs/{}/{}", "README.md", "README"].map((path): Route<null> => [path, GET]);

export const docsRoutes = area<null>(
  [...PAGES, ["llms.txt", { GET: operation({ query: NOTHING, body: NOTHING }, getLlmsText) }]],
  () => null,
  null,
);
