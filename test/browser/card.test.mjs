import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, startProduct } from "../product/support/start-product.ts";

/*
 * The card in a real browser, over the running product: what its person does with it, on a phone and by keyboard.
 * Whatever happens, it may ask nobody else, log no error, and send its token nowhere but to the API.
 */

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
const HOSTILE = [
  "My <script>document.title='taken'</script> book is called <img src=x onerror=document.title='taken'>.",
  "My site is javascript:alert(1) and \u{202E}moc.elpmaxe.",
  `My word is ${"a".repeat(15_000)}.`,
];

let browser;
let product;
let axe = "";

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
  product = await startProduct();
  axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await cleanUp();
});

async function api(user, path, method, body) {
  const headers = { "throughline-user": user, "content-type": "application/json" };
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  return (await fetch(`${product.url}/memory${path}`, request)).json();
}

async function cardOf(user, wishes) {
  return (await api(user, "/card", "POST", wishes)).url;
}

/** Opens a link, and notes whatever the page should not do. */
async function open(url, { width = 1280, colorScheme = "light" } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  const faults = [];
  const token = new URL(url).hash.slice(1) || "none";
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(product.url) && !/^(?:data|blob):/.test(request.url())) faults.push(request.url());
    if (request.url().includes(token) && !request.isNavigationRequest()) faults.push("the token is in a URL");
    if ((request.headers()["referer"] ?? "") !== "") faults.push("a referer was sent");
  });
  await page.goto(url);
  return { page, faults };
}

test.each([
  ["en", 1280, "light", "What is remembered about you"],
  ["de", 375, "dark", "Was über Sie gespeichert ist"],
  ["fr", 375, "light", "Ce qui est retenu de vous"],
  ["es", 375, "dark", "Lo que se recuerda de usted"],
])(
  "in %s at %i px, %s: it is whole, speaks the language and has no serious fault",
  async (language, width, colorScheme, title) => {
    for (const text of HOSTILE) await api(`person-${language}`, "", "POST", { text });
    const { page, faults } = await open(await cardOf(`person-${language}`, { language }), { width, colorScheme });
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    await page.locator("li").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await page.title()).toBe(title);
    expect(await page.locator("body").innerText()).toContain("⟨RLO⟩moc.elpmaxe");
    expect(await page.locator("main script, main img, main a").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations);
    expect(violations.filter(({ impact }) => ["serious", "critical"].includes(impact))).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  },
);

test("by keyboard alone a memory is corrected and deleted, and the person of another link sees none of it", async () => {
  await api("ada", "", "POST", { text: "I live in Lyon." });
  await api("bob", "", "POST", { text: "I am afraid of geese." });
  const { page, faults } = await open(await cardOf("ada"), { width: 375 });
  await page.getByText("I live in Lyon.").waitFor();
  expect(await page.content()).not.toContain("geese");
  const reach = async (name) => {
    for (let i = 0; i < 20; i += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await reach("Correct");
  await page.keyboard.press("Enter");
  await page.locator("textarea:focus").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("I live in Nantes.");
  await reach("Save");
  await page.keyboard.press("Enter");
  await page.getByText("I live in Nantes.").waitFor();
  await reach("Delete");
  await page.keyboard.press("Enter");
  await page.locator("button:focus", { hasText: "Keep" }).waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing is remembered here.").waitFor();
  expect((await api("ada", "", "GET")).data).toEqual([]);
  expect((await api("bob", "", "GET")).data).toHaveLength(1);
  expect(faults).toEqual([]);
  await page.close();
});

test("a card that may only be read shows no button, and one that has ended says so", async () => {
  await api("cyd", "", "POST", { text: "I keep bees." });
  const url = await cardOf("cyd", { allow: [] });
  const { page } = await open(url);
  await page.getByText("I keep bees.").waitFor();
  expect(await page.locator("button").count()).toBe(0);
  await api("cyd", "", "DELETE");
  await page.reload();
  await page.getByText("This link no longer works.").waitFor();
  await page.goto(`${product.url}/card`);
  await page.reload();
  await page.getByText("This page needs the whole link").waitFor();
  await page.close();
});

test("what is downloaded is everything", async () => {
  await api("dan", "", "POST", { text: "I keep bees." });
  const { page, faults } = await open(await cardOf("dan"));
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const file = await (await coming).path();
  expect(await readFile(file, "utf8")).toContain("I keep bees.");
  expect(faults).toEqual([]);
  await page.close();
});
