import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, startProduct } from "../product/support/start-product.ts";
import { launchBrowser, openConsole, seriousFaults, shown } from "./support/browser.mjs";

/* The console where a key is needed: a personal proxy with one, and a platform with its tenants. */

const ADMIN_KEY = "admin-key-of-the-console";
const THROUGHLINE_KEY = "key-of-the-console";

let browser;
let platform;
let personal;

beforeAll(async () => {
  [browser, platform, personal] = await Promise.all([
    launchBrowser(),
    startProduct({ env: { ADMIN_KEY } }),
    startProduct({ env: { THROUGHLINE_KEY } }),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await cleanUp();
});

test("a proxy with a key asks for it, keeps it in the tab alone, and signs out", async () => {
  const { page } = await openConsole(browser, personal.url, "#/memories?user=ada");
  await page.getByLabel("Throughline key").fill("a wrong one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Throughline key").fill(THROUGHLINE_KEY);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Nothing is remembered here yet.").waitFor();
  expect(await page.getByRole("link", { name: "Tenants" }).count()).toBe(0);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await page.close();
});

test("an operator makes a tenant and a key, sets limits, reads the audit, revokes and deletes", async () => {
  const { page, faults } = await openConsole(browser, platform.url, "#/tenants", { width: 375, colorScheme: "dark" });
  await page.getByLabel("or what the app presents").fill(ADMIN_KEY);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("There is no tenant yet.").waitFor();
  const signIn = faults.splice(0);
  expect(signIn.every((fault) => fault.includes("401"))).toBe(true);
  await page.getByLabel("New tenant").fill("<b>acme</b>");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByText("The secret that signs tokens of its users. It is shown this once.").waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("link", { name: "<b>acme</b>" }).click();
  await page.getByLabel("Requests per minute").fill("120");
  await page.getByLabel("off", { exact: true }).uncheck();
  await page.locator(".policy").getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await page.getByRole("button", { name: "Make a key" }).click();
  const key = await page.getByLabel("The new key").locator("pre").textContent();
  await fetch(`${platform.url}/memory/mem_unknown`, { headers: { "throughline-key": key, "throughline-user": "ada" } });
  const ask = () => fetch(`${platform.url}/usage`, { headers: { "throughline-key": key } });
  expect((await ask()).status).toBe(200);
  await page.getByRole("link", { name: "Operations" }).click();
  await page.getByText("1 tenant added up").waitFor();
  await page.locator("figure", { hasText: "Refusals, by reason" }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.goBack();
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.locator(".confirm").getByRole("button", { name: "Revoke" }).click();
  await page.locator(".past", { hasText: "revoked" }).waitFor();
  await expect.poll(async () => (await ask()).status, { timeout: 20_000 }).toBe(401);
  await page.reload();
  await page.getByLabel("or what the app presents").fill(ADMIN_KEY);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("cell", { name: "key.revoked" }).waitFor();
  expect(await page.getByLabel("Requests per minute").inputValue()).toBe("120");
  expect(await page.getByLabel("off", { exact: true }).isChecked()).toBe(false);
  await shown(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Delete the tenant" }).click();
  await page.locator(".confirm").getByRole("button", { name: "Delete the tenant" }).click();
  await page.getByText("The tenant and everything of its users is deleted.").waitFor({ timeout: 20_000 });
  await page.close();
});

test("the pages on which a client is let in hold any name, on a phone, by night, and in no frame", async () => {
  const redirect = "http://127.0.0.1:9/callback";
  const registration = { client_name: `\u{202E}<b>${"n".repeat(90)}`, redirect_uris: [redirect] };
  const headers = { "content-type": "application/json" };
  const client = await fetch(`${personal.url}/oauth/register`, {
    method: "POST",
    headers,
    body: JSON.stringify({ ...registration, token_endpoint_auth_method: "none" }),
  });
  const { client_id: clientId } = await client.json();
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirect,
    code_challenge: "c".repeat(43),
    code_challenge_method: "S256",
    state: "state",
    resource: `${personal.url}/mcp`,
  });
  const page = await browser.newPage({ viewport: { width: 375, height: 800 }, colorScheme: "dark" });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.goto(`${personal.url}/oauth/authorize?${asked}`);
  await page.getByRole("heading", { name: "Sign in to Throughline" }).waitFor();
  expect(await overflow()).toBeLessThanOrEqual(0);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel("THROUGHLINE_KEY").fill(THROUGHLINE_KEY);
  await page.getByLabel(/^User whose memory/).fill(`\u{202E}${"x".repeat(240)}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Allow access?" }).waitFor();
  expect(await overflow()).toBeLessThanOrEqual(0);
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.locator("b, script").count()).toBe(0);
  await page.close();
  const framing = await browser.newPage();
  const paths = [`/oauth/authorize?${asked}`, "/card", "/console"];
  await framing.setContent(paths.map((path) => `<iframe src="${personal.url}${path}"></iframe>`).join(""));
  const refused = () => framing.frames().filter((frame) => frame.url().startsWith("chrome-error:")).length;
  await expect.poll(refused, { timeout: 20_000 }).toBe(paths.length);
  await framing.close();
});
