import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** @param {string} path */
const inSources = (path) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

export const consolePage = () => pageOf(inSources("console/app/"));
export const cardPage = () => pageOf(inSources("card/app/"));

/**
 * Builds one HTML page with its script and its style in it. The policy in its head allows these two by their digests,
 * and requests to the page's own origin; nothing else is loaded, run or sent.
 * @param {string} app the folder of the sources
 * @returns {Promise<Uint8Array>}
 */
async function pageOf(app) {
  const { outputFiles } = await build({
    absWorkingDir: app,
    entryPoints: ["main.tsx"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  });
  // In a script, these would end it or begin a comment.
  const script = (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const styles = [inSources("console/both-pages.css"), `${app}style.css`].map((file) => readFile(file, "utf8"));
  const { code: style } = await minified((await Promise.all(styles)).join(""));
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return new TextEncoder().encode(
    [
      '<!doctype html><html lang="en"><head><meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
      `<link rel="icon" href="data:,"><title>Throughline</title><style>${style}</style></head>`,
      `<body><script type="module">${script}</script></body></html>\n`,
    ].join(""),
  );
}

/** Writes both pages where wrangler and vitest look for what the Worker imports. Git ignores them. */
export async function writeConsolePage() {
  await writeFile(inSources("console/console.html.bin"), await consolePage());
  await writeFile(inSources("card/card.html.bin"), await cardPage());
}

/** @param {string} css */
async function minified(css) {
  const { transform } = await import("esbuild");
  return transform(css, { loader: "css", minify: true, target: "es2022" });
}

/** @param {string} text */
const digest = (text) => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
