import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";

/* The documentation that the product itself serves: for people as HTML, for models as Markdown. */

const ORIGIN = "http://throughline.test";

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  exports.default.fetch(new Request(new URL(path, ORIGIN), init));

/** The paths that llms.txt lists. */
async function listed(): Promise<string[]> {
  const text = await (await get("/llms.txt")).text();
  return [...text.matchAll(/\]\(http:\/\/throughline\.test(\/[^)]+)\)/g)].map(([, path]) => path ?? "");
}

test("llms.txt names the product, its base URL and each page, which is there as Markdown", async () => {
  const response = await get("/llms.txt");
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await response.text()).toMatch(
    /^# Throughline\n\n> .*memory.*\n\nBase URL of this deployment: http:\S+\/v1\./,
  );
  const paths = await listed();
  expect(paths).toEqual(expect.arrayContaining(["/README.md", "/docs/concepts.md", "/docs/cli.md"]));
  for (const path of paths) {
    const page = await get(path);
    expect([path, page.status, page.headers.get("content-type")]).toEqual([path, 200, "text/markdown; charset=utf-8"]);
    expect(await page.text()).toMatch(/^# \S/);
  }
});

test("each page has a twin in HTML, whose links lead to pages and headings that are there", async () => {
  const anchors = new Map<string, string>();
  const links: [from: string, to: string][] = [];
  for (const path of (await listed()).map((twin) => twin.replace(/(?:(?<=docs)\/README)?\.md$/, ""))) {
    const response = await get(path);
    expect([path, response.headers.get("content-type")]).toEqual([path, "text/html; charset=utf-8"]);
    const html = await response.text();
    anchors.set(path, html);
    for (const [, to] of html.matchAll(/(?:href|src)="(\/[^"]*|#[^"]*)"/g)) links.push([path, to ?? ""]);
  }
  expect(links.length).toBeGreaterThan(200);
  const broken: string[] = [];
  const pages = new Map<string, Promise<number>>();
  for (const [from, to] of links) {
    const [path = "", anchor = ""] = to.split("#");
    const target = path || from;
    if (!pages.has(target))
      pages.set(
        target,
        get(target).then(({ status }) => status),
      );
    if ((await pages.get(target)) !== 200) broken.push(`${from}: ${to}`);
    const html = anchors.get(target);
    if (anchor !== "" && html && !html.includes(`id="${anchor}"`)) broken.push(`${from}: ${to}`);
  }
  expect(broken).toEqual([]);
});

test("a page runs nothing, and leads out of itself by name only", async () => {
  const response = await get("/docs/concepts");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const html = await response.text();
  expect(html).not.toMatch(/<script|\son\w+=|href="(?:\.\.?\/|[\w-]+\.md)/);
  expect(html).toContain('<link rel="alternate" type="text/markdown" href="/docs/concepts.md">');
});

test("the index is at /docs, with a slash at its end or without", async () => {
  const index = await (await get("/docs")).text();
  expect(index).toContain("<h1");
  expect(await (await get("/docs/")).text()).toBe(index);
});

test.each([
  ["an unknown page", "/docs/nothing", {}, 404, "not_found"],
  ["a name of JavaScript's own", "/docs/constructor.md", {}, 404, "not_found"],
  ["another method", "/docs/cli.md", { method: "DELETE" }, 405, "method_not_allowed"],
  ["a parameter", "/llms.txt?full=1", {}, 400, "invalid_value"],
])("%s is refused", async (_what, path, init, status, code) => {
  const response = await get(path, init);
  const { error } = (await response.json()) as { error: { code: string } };
  expect([response.status, error.code]).toEqual([status, code]);
});
