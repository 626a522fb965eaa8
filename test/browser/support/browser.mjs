import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

export const launchBrowser = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });

/** Opens a page of the console, and notes whatever it should not do. */
export async function openConsole(browser, from, hash, { width = 1280, height = 900, colorScheme = "light" } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(from)) faults.push(request.url());
  });
  await page.goto(`${from}/console${hash}`);
  return { page, faults };
}

/** Resolves when a page shows all that it loads. */
export async function shown(page) {
  await page.locator("h1").waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy]") === null);
}

/** Returns the serious faults of accessibility of a page. @param rules those that are looked for; left out for all */
export async function seriousFaults(page, rules = null) {
  const isThere = await page.evaluate(() => globalThis.axe !== undefined);
  if (!isThere) await page.evaluate(await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8"));
  const options = rules === null ? {} : { runOnly: rules };
  const violations = await page.evaluate(async (how) => (await globalThis.axe.run(how)).violations, options);
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) }));
}
