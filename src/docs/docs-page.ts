import { Marked, type Token } from "marked";
import type { DocsTexts } from "./docs-texts.ts";
import { titleOf } from "./llms-text.ts";

/**
 * Renders a page of the documentation for a person. It loads nothing from anywhere but the pictures of this
 * documentation, and runs nothing.
 * @param path in the repository, such as `docs/cache.md`
 */
export function docsPage(texts: DocsTexts, path: string): string {
  const text = texts[path] ?? "";
  const marked = new Marked({
    gfm: true,
    walkTokens: (token) => pointInside(token, path, texts),
    renderer: {
      heading({ tokens, depth, text: heading }) {
        return `<h${depth} id="${anchorOf(heading)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const body = marked.parse(text, { async: false });
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(titleOf(text))}</title>`;
  const twin = `<link rel="alternate" type="text/markdown" href="/${path}">`;
  const way = `<nav><a href="/README">Throughline</a> · <a href="/docs">Documentation</a> · <a href="/${path}">Markdown</a></nav>`;
  return `<!doctype html><html lang="en"><head>${head}${twin}<style>${STYLE}</style></head><body>${way}${body}</body></html>\n`;
}

/** Points a link at the page that is served here, and takes the address from one that leads to a file of the sources. */
function pointInside(token: Token, path: string, texts: DocsTexts): void {
  if ((token.type !== "link" && token.type !== "image") || typeof token.href !== "string") return;
  if (/^(?:[a-z]+:|#)/i.test(token.href)) return;
  const { pathname, hash } = new URL(token.href, `http://docs.test/${path}`);
  const target = pathname.slice(1);
  if (!Object.hasOwn(texts, target)) Object.assign(token, { type: "text" });
  else token.href = `${addressOf(target)}${hash}`;
}

/** Returns the path at which a file of the documentation is shown. */
const addressOf = (file: string): string => `/${file.replace(/(?:\/README)?\.md$/, "")}`;

/** Returns the id of a heading, as GitHub makes it, so that links of one page into another hold in both places. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

/** Escapes what could begin a tag or an entity. */
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE =
  "body{font:1rem/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}" +
  "pre,table{overflow-x:auto;display:block}pre{padding:.75rem;border:1px solid #8886;border-radius:.3rem}" +
  "code{font-size:.9em}table{border-collapse:collapse}td,th{padding:.25rem .6rem;border:1px solid #8886;text-align:left}" +
  "img{max-width:100%;background:#fff}nav{padding-bottom:.5rem;border-bottom:1px solid #8886}";
