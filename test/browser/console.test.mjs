import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanUp, startProduct } from "../product/support/start-product.ts";

/*
 * The console in a real browser, over the running product. Whatever happens, no page may ask anybody else, log an error,
 * or have a serious fault of accessibility.
 */

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
const HOSTILE = [
  "My <script>document.title='taken'</script> book is called <img src=x onerror=document.title='taken'>.",
  "I like javascript:alert(1) as a joke, and my site is \u{202E}moc.elpmaxe.",
];

let browser;
let product;
let axe = "";
let exchange = "";

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
  product = await startProduct();
  axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
  await say("ada", "I live in Bergen. I am allergic to peanuts.");
  for (const words of HOSTILE) await say("ada", words);
  exchange = await say("ada", "Where do I live?");
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await cleanUp();
});

async function say(user, content) {
  const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }] });
  const headers = { "throughline-user": user };
  const response = await fetch(`${product.url}/v1/chat/completions`, { method: "POST", headers, body });
  await response.text();
  return response.headers.get("throughline-exchange");
}

/** Opens a page of the console, and notes whatever it should not do. */
async function open(hash, { width = 1280, colorScheme = "light", from = product.url } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(from) && !request.url().startsWith("data:")) faults.push(request.url());
  });
  await page.goto(`${from}/console${hash}`);
  return { page, faults };
}

const PAGES = {
  memories: "#/memories?user=ada",
  exchanges: "#/exchanges?user=ada",
  exchange: () => `#/exchange/${exchange}?user=ada`,
  review: "#/review?user=ada",
  playground: "#/playground?user=ada",
  operations: "#/operations?user=ada",
  "nobody chosen": "#/memories",
};

describe.each(Object.entries(PAGES))("%s", (_, hash) => {
  test.each([
    ["a desk, by day", 1280, "light"],
    ["a desk, by night", 1280, "dark"],
    ["a phone, by day", 375, "light"],
    ["a phone, by night", 375, "dark"],
  ])("%s: it is whole, asks nobody else and has no serious fault", async (_name, width, colorScheme) => {
    const { page, faults } = await open(typeof hash === "function" ? hash() : hash, { width, colorScheme });
    await page.locator("h1").waitFor();
    await page.waitForFunction(() => document.querySelector("[aria-busy]") === null);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations);
    expect(violations.filter(({ impact }) => ["serious", "critical"].includes(impact))).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test("what was stored is shown as it was said, and does nothing", async () => {
  const { page, faults } = await open(PAGES.memories);
  await page.getByText("document.title='taken'").first().waitFor();
  expect(await page.title()).toBe("Throughline");
  expect(await page.locator("main script, main img").count()).toBe(0);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

test("a memory is corrected, its history is shown, and it is restored", async () => {
  await say("bo", "I live in Lyon.");
  const { page } = await open("#/memories?user=bo");
  const row = page.locator("li.memory", { hasText: "home" });
  await row.getByRole("button", { name: "Correct" }).click();
  await row.getByLabel("The memory").fill("I live in Nantes");
  await row.getByRole("button", { name: "Save" }).click();
  await page.locator("li.memory .text", { hasText: "I live in Nantes" }).waitFor();
  await page.locator("li.memory", { hasText: "I live in Nantes" }).locator(".facts a").first().click();
  await page.getByRole("heading", { name: "One memory, and what became of it" }).waitFor();
  const past = page.locator("li.past", { hasText: "I live in Lyon" });
  await past.getByRole("button", { name: "Restore" }).click();
  await page.locator("li.past", { hasText: "I live in Nantes" }).waitFor();
  await page.close();
});

test("a memory is deleted only after a question, and by keyboard as well", async () => {
  await say("cy", "I have a cat named Moss.");
  const { page } = await open("#/memories?user=cy");
  const row = page.locator("li.memory", { hasText: "I have a cat named Moss" }).first();
  await row.getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await row.getByText("It cannot be undone.").waitFor();
  expect(await row.count()).toBe(1);
  await row.getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Nothing is remembered here yet.").waitFor();
  await page.close();
});

test("a person is erased, and the receipt is shown and verified", async () => {
  await say("di", "I live in Rome.");
  const { page } = await open("#/memories?user=di");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.locator(".confirm").getByRole("button", { name: "Erase everything" }).click();
  await page.getByText("left: 0.").waitFor();
  await page.getByRole("button", { name: "Verify the receipt" }).click();
  await page.getByText("Signed by this deployment, for this user.").waitFor();
  await page.close();
});

test("an exchange is opened from the list, and tells what the model was told", async () => {
  const { page } = await open(PAGES.exchanges);
  await page.getByLabel("Memory").selectOption("on");
  await page.locator(".list tbody a").first().click();
  await page.getByRole("heading", { name: "What the model was told of the user" }).waitFor();
  await page.locator(".told li", { hasText: "I live in Bergen" }).first().waitFor();
  await page.close();
});

test("the playground shows the same question with memory off and on", async () => {
  const { page } = await open(PAGES.playground);
  await page.getByRole("button", { name: "Ask with memory off and on" }).click();
  await page.getByRole("heading", { name: "Memory off" }).waitFor();
  const [off, on] = await page.locator(".answer").allTextContents();
  expect(off).toContain("I was told nothing about you.");
  expect(on).toContain("Bergen");
  await page.close();
});

test("20,000 memories are shown as they are scrolled to", async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) =>
    JSON.stringify({ kind: "memory", text: `Note ${i} of many.` }),
  );
  const user = `many-${crypto.randomUUID()}`;
  const headers = { "throughline-user": user };
  const imported = await fetch(`${product.url}/memory/import`, { method: "POST", headers, body: lines.join("\n") });
  expect(await imported.json()).toMatchObject({ imported: 20_000 });
  const { page } = await open(`#/memories?user=${user}`);
  const rows = page.locator("li.memory");
  await rows.first().waitFor();
  for (let seen = 0; seen < 600;) {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction((before) => document.querySelectorAll("li.memory").length > before, seen, {
      timeout: 90_000,
    });
    seen = await rows.count();
  }
  await page.close();
}, 120_000);

test("a proxy with a key asks for it, keeps it in the tab alone, and signs out", async () => {
  const keyed = await startProduct({ env: { THROUGHLINE_KEY: "of-the-console" } });
  const { page } = await open("#/memories?user=ada", { from: keyed.url });
  await page.getByLabel("Throughline key").fill("a wrong one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Throughline key").fill("of-the-console");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Nothing is remembered here yet.").waitFor();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await page.close();
  await keyed.stop();
});

test("the page takes less than 100 KB, compressed, and is there at once", async () => {
  const response = await fetch(`${product.url}/console`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { gzipSync } = await import("node:zlib");
  expect(gzipSync(bytes).length).toBeLessThan(100 * 1024);
  const { page } = await open(PAGES.memories);
  const loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  // 0.2 s on a quiet machine (docs/benchmarks.md).
  expect(loaded).toBeLessThan(1_000);
  await page.close();
});
