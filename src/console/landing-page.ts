import { accessLine } from "../identity/access-line.ts";
import type { Settings } from "../ports/settings.ts";
import { callersHeader, firstRequests } from "./first-requests.ts";

/** One part of the page: a paragraph, and lines to be copied. */
interface Part {
  readonly text: string;
  readonly code: readonly string[];
}

const TITLE = "Throughline";

/**
 * Renders a page for a person who opens the proxy's root: what this is, the base URL, and where to go. It loads nothing
 * from anywhere, and shows no setting's value.
 * @param origin of the request, without a slash at its end
 */
export function landingPage(origin: string, settings: Settings, form: "html" | "text"): Response {
  const parts = partsOf(origin, settings);
  return form === "html" ? htmlPage(parts) : textPage(parts);
}

function partsOf(origin: string, settings: Settings): readonly Part[] {
  const baseUrl = `${origin}/v1`;
  const requests = firstRequests(baseUrl, settings);
  return [
    { text: "This is a proxy that gives any LLM app a memory of its users.", code: [] },
    { text: "Set the base URL of your app to:", code: [baseUrl] },
    ...(requests.length > 0
      ? [{ text: "Try it: tell it something, then ask in a new conversation.", code: requests }]
      : []),
    {
      text: "See what is remembered of a user:",
      code: [`curl ${origin}/memory${callersHeader(settings)} -H 'Throughline-User: ada'`],
    },
    { text: accessLine(settings), code: [] },
    { text: `Documentation: ${origin}/docs, and for models ${origin}/llms.txt. Health: /healthz.`, code: [] },
  ];
}

const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff", vary: "Accept" };

function textPage(parts: readonly Part[]): Response {
  const body = parts.map(({ text, code }) => [text, ...code.map((line) => `  ${line}`)].join("\n"));
  return new Response(`${[TITLE, ...body].join("\n\n")}\n`, {
    headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" },
  });
}

const STYLE =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}" +
  "pre{overflow-x:auto;padding:.75rem;border:1px solid #8886;border-radius:.3rem}";

function htmlPage(parts: readonly Part[]): Response {
  const body = parts.map(({ text, code }) => {
    const lines = code.length > 0 ? `<pre>${code.map(escapeHtml).join("\n")}</pre>` : "";
    return `<p>${escapeHtml(text)}</p>${lines}`;
  });
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${TITLE}</title>`;
  const html = `<!doctype html><html lang="en"><head>${head}<style>${STYLE}</style></head><body><h1>${TITLE}</h1>${body.join("")}</body></html>\n`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
  return new Response(html, {
    headers: { ...HEADERS, "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
  });
}

/** Escapes what could begin a tag, an entity or end an attribute. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
