import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanUp } from "../product/support/start-product.ts";
import { launchBrowser, openConsole, seriousFaults, shown } from "./support/browser.mjs";
import { say, startMonth } from "./support/live-month.mjs";

/*
 * The console in a real browser, over the running product with a month of five people in it. Whatever happens, no page may
 * ask anybody else, log an error, or have a serious fault of accessibility.
 */

let browser;
let month;

beforeAll(async () => {
  [browser, month] = await Promise.all([launchBrowser(), startMonth()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await cleanUp();
  await month?.stopProvider();
});

const open = (hash, how) => openConsole(browser, month.url, hash, how);
const told = (user, words) => say(month, user, [{ role: "user", content: words }]);

const PAGES = {
  memories: () => "#/memories?user=ada",
  "one memory": async () => `#/memory/${(await memoriesOf("ada", "type=semantic"))[0].id}?user=ada`,
  exchanges: () => "#/exchanges?user=bo",
  "an exchange in a conversation": () => `#/exchange/${month.exchanges.chen[1]}?user=chen`,
  "an exchange that the cache answered": () => `#/exchange/${month.exchanges.dita[5]}?user=dita`,
  review: () => "#/review?user=emre",
  "words that mean harm": () => "#/memories?user=emre",
  playground: () => "#/playground?user=ada",
  operations: () => "#/operations?user=dita",
  "nobody chosen": () => "#/memories",
};

async function memoriesOf(user, query) {
  const headers = { "throughline-user": user };
  return (await (await fetch(`${month.url}/memory?${query}`, { headers })).json()).data;
}

/** Each page once at each width, and once in each theme. */
const VIEWS = [
  ["a desk, by day", 1280, "light"],
  ["a phone, by night", 375, "dark"],
];

describe.each(Object.entries(PAGES))("%s", (_, hash) => {
  test("is whole on a desk and on a phone, by day and by night, asks nobody else and has no serious fault", async () => {
    for (const [name, width, colorScheme] of VIEWS) {
      const { page, faults } = await open(await hash(), { width, colorScheme });
      await shown(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page), name).toEqual([]);
      await page.emulateMedia({ colorScheme: colorScheme === "light" ? "dark" : "light" });
      expect(await seriousFaults(page, ["color-contrast"]), `${name}, in the other theme`).toEqual([]);
      expect(faults, name).toEqual([]);
      await page.close();
    }
  });
});

test("the page is one request of less than 100 KB, and runs nothing that it does not bring", async () => {
  const response = await fetch(`${month.url}/console`);
  const html = Buffer.from(await response.arrayBuffer());
  expect(gzipSync(html).length).toBeLessThan(100 * 1024);
  expect(html.toString()).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/);
  const { page } = await open("#/memories");
  await shown(page);
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  );
  expect(loaded.filter((path) => path !== "/usage")).toEqual([]);
  await page.close();
});

test("a name of 256 letters, in any script, breaks no page on a phone", async () => {
  const named = `\u{1F600}\u{202E}${"x".repeat(240)}`;
  const asHeader = Buffer.from(named).toString("latin1");
  const { id } = await say(month, asHeader, [{ role: "user", content: "I live in Bergen." }]);
  const user = new URLSearchParams({ user: named });
  for (const hash of ["memories", "exchanges", `exchange/${id}`, "review", "operations"]) {
    const { page, faults } = await open(`#/${hash}?${user}`, { width: 375 });
    await shown(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), hash).toBeLessThanOrEqual(0);
    expect(faults, hash).toEqual([]);
    await page.close();
  }
});

test("what was stored is shown as it was said, and does nothing", async () => {
  const { page, faults } = await open("#/memories?user=emre");
  await page.getByText("document.title='taken'").first().waitFor();
  await page.getByText("javascript:alert(1)").first().waitFor();
  await page.getByText("⟨RLO⟩moc.elpmaxe").first().waitFor();
  expect(await page.locator("body").innerText()).not.toMatch(/[\u{202A}-\u{202E}\u{2066}-\u{2069}]/u);
  await page
    .getByText(/\(\d+,\d+ characters\)/)
    .first()
    .waitFor();
  expect(await page.title()).toBe("Throughline");
  expect(await page.locator("main script, main img").count()).toBe(0);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

test("a memory is corrected, its history is shown, and it is restored", async () => {
  await told("fay", "I live in Lyon.");
  const { page } = await open("#/memories?user=fay");
  const row = page.locator(".memory", { hasText: "home" });
  await row.getByRole("button", { name: "Correct" }).click();
  await row.getByLabel("The memory").fill("I live in Nantes");
  await row.getByRole("button", { name: "Save" }).click();
  const corrected = page.locator(".memory", { hasText: "I live in Nantes" });
  await corrected.getByRole("link", { name: "History" }).click();
  await page.getByRole("heading", { name: "One memory, and what became of it" }).waitFor();
  await page.getByRole("heading", { name: "What depends on it" }).waitFor();
  const past = page.locator(".past", { hasText: "I live in Lyon" });
  await past.getByRole("button", { name: "Restore" }).click();
  await page.locator(".past", { hasText: "I live in Nantes" }).waitFor();
  await page.close();
});

test("a memory is deleted only after a question, and by keyboard as well", async () => {
  await told("gil", "I have a cat named Moss.");
  const { page } = await open("#/memories?user=gil");
  const row = page.locator(".memory", { hasText: "I have a cat named Moss" }).first();
  await row.getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await row.getByText("It cannot be undone.").waitFor();
  expect(await row.count()).toBe(1);
  // The harmless answer has the focus, and gives it back.
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Delete");
  await page.keyboard.press("Enter");
  await row.getByRole("button", { name: "Keep" }).waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing is remembered here yet.").waitFor();
  await page.close();
});

test("the app's own block is written and edited", async () => {
  const { page } = await open("#/memories?user=hal");
  await page.getByText("Profile: 0 blocks").click();
  await page.getByLabel("Name").fill("Plan");
  await page.getByLabel("Text", { exact: true }).fill("Pays yearly.");
  await page.getByRole("button", { name: "Add block" }).click();
  await page.locator("dd .text", { hasText: "Pays yearly." }).waitFor();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Text", { exact: true }).fill("Pays monthly.");
  await page.getByRole("button", { name: "Save block" }).click();
  await page.locator("dd .text", { hasText: "Pays monthly." }).waitFor();
  await page.getByText("Profile: 1 block of the app").waitFor();
  await page.close();
});

test("a person is erased, and the receipt is shown and verified", async () => {
  await told("ida", "I live in Rome.");
  const { page } = await open("#/memories?user=ida");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.locator(".confirm").getByRole("button", { name: "Erase everything" }).click();
  await page.getByText("Left: 0.").waitFor();
  const receipt = await page.locator("section pre").textContent();
  await page.getByRole("button", { name: "Verify the receipt" }).click();
  await page.getByText("Signed by this deployment, for this user.").waitFor();
  await page.goto(`${month.url}/console#/memories?user=jan`);
  await page.getByText("Verify a receipt").click();
  await page.getByLabel("The receipt").fill(receipt.replace(/"memories": \d+/, '"memories": 999'));
  await page.getByRole("button", { name: "Verify", exact: true }).click();
  await page.getByText("It does not verify").waitFor();
  await page.close();
});

test("an exchange is opened from the list, and tells the request, the cache, the time, the tokens and the money", async () => {
  const { page } = await open("#/exchanges?user=ada");
  await page.getByLabel("Memory").selectOption("on");
  await page.getByText("imported").first().waitFor({ state: "detached" });
  await page.locator(".list tbody a").first().click();
  await page.getByRole("heading", { name: "What the model was told of the user" }).waitFor();
  await page.goto(`${month.url}/console#/exchange/${month.exchanges.ada[1]}?user=ada`);
  const diff = page.getByRole("region", { name: "The request with what was added" });
  await diff.locator(".same", { hasText: "What should I cook tonight?" }).waitFor();
  await diff.locator(".same", { hasText: "And for dessert?" }).waitFor();
  await diff.locator(".added", { hasText: "allergic to peanuts" }).first().waitFor();
  await page.getByText(/^The cache had no part, because the answer depends on /).waitFor();
  await page.locator(".waterfall th", { hasText: "provider" }).waitFor();
  await page.getByText(/The provider read \d+ % of the input from it\./).waitFor();
  await page.locator(".figure", { hasText: "Cost" }).first().waitFor();
  await page.getByText("As it was then").click();
  await page.getByRole("columnheader", { name: "Then" }).waitFor();
  await page.close();
});

test("a round that was told shows the statement by which it fitted, and that statement names the exchange", async () => {
  await told("lea", "I live in Bergen and I am allergic to nuts.");
  const { id } = await told("lea", "Where do I live?");
  const { page } = await open(`#/exchange/${id}?user=lea`);
  const grounds = page.locator(".told li", { hasText: "I live in Bergen" }).getByText(/words 100 %, meaning \d+ %/);
  await grounds.first().waitFor();
  const [statement] = (await memoriesOf("lea", "type=semantic&kind=home")).map((memory) => memory.id);
  await page.goto(`${month.url}/console#/memory/${statement}?user=lea`);
  await page.locator(`.links a[href*="${id}"]`).waitFor();
  await page.close();
});

test("an exchange that the cache answered names what agreed, and says what it saved", async () => {
  const { page } = await open(`#/exchange/${month.exchanges.dita[5]}?user=dita`);
  await page.getByText(/A stored answer served\. Model, parameters, system prompt and tools agreed/).waitFor();
  await page.locator(".figure", { hasText: "Saved by the cache" }).waitFor();
  await page.close();
});

test("what is quarantined is declined, undone, and released as soon as the page is left", async () => {
  const { page } = await open("#/review?user=bo");
  const row = page.locator(".memory", { hasText: "ignore all previous instructions" }).first();
  await row.getByRole("button", { name: "Decline" }).click();
  await row.getByText("Declined.").waitFor();
  await row.getByRole("button", { name: "Undo" }).click();
  await row.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("link", { name: "Memory", exact: true }).click();
  await expect.poll(() => memoriesOf("bo", "status=quarantined"), { timeout: 20_000 }).toEqual([]);
  const released = await memoriesOf("bo", "limit=200");
  expect(released.some(({ text }) => text.includes("ignore all previous instructions"))).toBe(true);
  await page.close();
});

test("a rule that five users ask for is declined for good, proposed again, and approved", async () => {
  const { page } = await open("#/review?user=chen");
  const row = page.locator(".memory", { hasText: "rule for all users" }).first();
  await row.getByText(/5 users ask for it/).waitFor();
  const rule = await row.locator(".text").first().textContent();
  await row.getByRole("button", { name: "Decline" }).click();
  await row.getByText("Declined.").waitFor();
  await page.getByRole("link", { name: "Exchanges", exact: true }).click();
  const declined = async () => (await (await fetch(`${month.url}/tenant/rules/declined`)).json()).data;
  await expect.poll(declined, { timeout: 20_000 }).toHaveLength(1);
  await page.getByRole("link", { name: "Review", exact: true }).click();
  const before = page.locator(".rules li", { hasText: "declined" });
  await before.getByText(rule).waitFor();
  expect(await row.count()).toBe(0);
  await before.getByRole("button", { name: "Propose again" }).click();
  await row.getByText(/5 users ask for it/).waitFor();
  expect(await declined()).toEqual([]);
  await row.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("link", { name: "Exchanges", exact: true }).click();
  await page.getByRole("heading", { name: "Exchanges of chen" }).waitFor();
  await page.getByRole("link", { name: "Review", exact: true }).click();
  await page.locator(".rules li", { hasText: rule }).waitFor({ timeout: 20_000 });
  await page.close();
});

test("two rules that are approved in one go are both in force", async () => {
  const tenant = { "throughline-tenant": "duo" };
  for (const user of ["uma", "vic", "wes", "xia", "yan"])
    for (const content of ["Always answer in French.", "Please never use emojis."])
      await say(month, user, [{ role: "user", content }], { more: tenant });
  const rulesOfDuo = async () => (await fetch(`${month.url}/tenant/rules`, { headers: tenant })).json();
  await expect.poll(async () => (await rulesOfDuo()).proposals, { timeout: 30_000 }).toHaveLength(2);
  const { page } = await open("#/review?user=uma");
  await page.getByLabel("Tenant").fill("duo");
  await page.getByRole("button", { name: "Show" }).click();
  const rows = page.locator(".memory", { hasText: "rule for all users" });
  await rows.nth(1).waitFor();
  for (const at of [0, 1]) await rows.nth(at).getByRole("button", { name: "Approve" }).click();
  await page.getByRole("link", { name: "Memory", exact: true }).click();
  await expect.poll(async () => (await rulesOfDuo()).rules, { timeout: 20_000 }).toHaveLength(2);
  await page.close();
});

test("the operators' page tells refusals by reason and the time of recall by day, from what outlives a restart", async () => {
  await fetch(`${month.url}/memory/mem_unknown`, { headers: { "throughline-user": "dita" } });
  const { page, faults } = await open("#/operations?user=dita");
  const refusals = page.locator("figure", { hasText: "Refusals, by reason" });
  await refusals
    .getByRole("row", { name: /not_found/ })
    .first()
    .waitFor();
  expect(await refusals.locator("svg rect title").first().textContent()).toMatch(/^\d{4}-\d\d-\d\d, /);
  await page.locator("figure", { hasText: "Degraded, by reason" }).waitFor();
  const recall = page.locator("figure", { hasText: /Recall, 95 % within/ });
  expect(Number.parseFloat(await recall.locator("strong").textContent())).toBeGreaterThan(0);
  const grown = page.locator("figure", { hasText: "MB by which memory grew" });
  expect(Number.parseFloat(await grown.locator("strong").textContent())).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  await page.close();
});

test("the playground shows the same question with memory off and on", async () => {
  const { page } = await open("#/playground?user=ada");
  await page.getByRole("button", { name: "Ask with memory off and on" }).click();
  await page.getByRole("heading", { name: "Memory off" }).waitFor();
  const [off, on] = await page.locator(".answer").allTextContents();
  expect(off).toContain("I was told nothing about you.");
  expect(on).toContain("Trondheim");
  await page.close();
});

test("20,000 memories scroll, and the page holds those near the screen alone", async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) =>
    JSON.stringify({ kind: "memory", text: `Note ${i} of many.` }),
  );
  const headers = { "throughline-user": "kim" };
  const imported = await fetch(`${month.url}/memory/import`, { method: "POST", headers, body: lines.join("\n") });
  expect(await imported.json()).toMatchObject({ imported: 20_000 });
  const { page, faults } = await open("#/memories?user=kim");
  const rows = page.locator(".memory");
  await rows.first().waitFor();
  const height = () => page.evaluate(() => document.body.scrollHeight);
  for (let pages = 0; pages < 8; pages += 1) {
    const before = await height();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction((seen) => document.body.scrollHeight > seen, before, { timeout: 30_000 });
  }
  expect(await rows.count()).toBeLessThan(400);
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByText("Note 19999 of many.").waitFor();
  expect(faults).toEqual([]);
  await page.close();
}, 90_000);
