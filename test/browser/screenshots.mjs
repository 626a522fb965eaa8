import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { cleanUp } from "../product/support/start-product.ts";
import { launchBrowser, openConsole, shown } from "./support/browser.mjs";
import { startMonth } from "./support/live-month.mjs";

/*
 * `node test/browser/screenshots.mjs` takes the pictures of the README, of the month of five invented people. It needs
 * Chromium, and a Node that runs TypeScript (22.18 or newer). With `--all DIR` it takes every page instead, at both widths
 * and in both themes, for somebody to look at.
 */

const root = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const all = process.argv[2] === "--all" ? `${process.argv[3]}/` : null;

const [browser, month] = await Promise.all([launchBrowser(), startMonth()]);
const exchange = `#/exchange/${month.exchanges.ada[1]}?user=ada`;

/** @param {(page: import("playwright-core").Page) => Promise<unknown>} prepare */
async function picture(path, hash, view, prepare = async () => undefined) {
  const { page } = await openConsole(browser, month.url, hash, view);
  await shown(page);
  await prepare(page);
  await shown(page);
  await page.screenshot({ path, fullPage: view.isWhole ?? false });
  await page.close();
}

const facts = async (page) => {
  await page.getByLabel("Status").selectOption("all");
  await page.getByLabel("Type").selectOption("semantic");
  await page.locator(".past").first().waitFor();
};

const asked = async (page) => {
  await page.getByLabel("Question").fill("What do you know about me, and what must I not eat?");
  await page.getByRole("button", { name: "Ask with memory off and on" }).click();
  await page.getByRole("heading", { name: "Memory on" }).waitFor();
};

if (all === null) {
  await mkdir(root, { recursive: true });
  const view = { width: 1200, height: 900 };
  await picture(`${root}console-exchange.png`, exchange, view);
  await picture(`${root}console-memory.png`, "#/memories?user=ada", view, facts);
  await picture(`${root}console-playground.png`, "#/playground?user=ada", { ...view, colorScheme: "dark" }, asked);
} else {
  await mkdir(all, { recursive: true });
  const pages = {
    memories: "#/memories?user=ada",
    hostile: "#/memories?user=emre",
    exchanges: "#/exchanges?user=ada",
    exchange,
    hit: `#/exchange/${month.exchanges.dita[5]}?user=dita`,
    review: "#/review?user=emre",
    playground: "#/playground?user=ada",
    operations: "#/operations?user=ada",
    nobody: "#/memories",
  };
  for (const [name, hash] of Object.entries(pages))
    for (const width of [375, 1280])
      for (const colorScheme of ["light", "dark"])
        await picture(`${all}${name}-${width}-${colorScheme}.png`, hash, {
          width,
          colorScheme,
          isWhole: name !== "hostile",
        });
}

await browser.close();
await cleanUp();
await month.stopProvider();
