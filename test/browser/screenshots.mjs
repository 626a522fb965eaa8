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
  await page.locator(".memory", { hasText: "held from" }).or(page.locator(".memory")).first().waitFor();
};

if (all === null) {
  await mkdir(root, { recursive: true });
  await picture(`${root}console-exchange.png`, exchange, { width: 1100, height: 900 });
  await picture(`${root}console-memory.png`, "#/memories?user=bo", { width: 1100, height: 900 }, facts);
  await picture(`${root}console-operations.png`, "#/operations?user=ada", {
    width: 1100,
    height: 900,
    colorScheme: "dark",
  });
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
