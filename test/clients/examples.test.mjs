import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, startProduct } from "../product/support/start-product.ts";

/* Every example runs as it stands, against the product with its stand-in model. */

const EXAMPLES = join(import.meta.dirname, "../../examples");
const files = await readdir(EXAMPLES);
const run = promisify(execFile);

let product;
let folder;

beforeAll(async () => {
  // Copies lie here, because a file finds its packages from where it lies.
  folder = await mkdtemp(join(import.meta.dirname, ".examples-"));
  await cp(EXAMPLES, folder, { recursive: true });
  product = await startProduct();
});

afterAll(async () => {
  await cleanUp();
  await rm(folder, { recursive: true });
});

test.each(files.filter((file) => /\.(?:mjs|sh)$/.test(file)))("%s tells what was said before", async (file) => {
  const command = file.endsWith(".sh") ? "bash" : process.execPath;
  const env = { ...process.env, THROUGHLINE_URL: product.baseUrl, OPENAI_API_KEY: `sk-${file}` };
  const { stdout } = await run(command, [join(folder, file)], { env });
  expect(stdout).toMatch(/told about you:[^]*My cat is called Moss/);
});

test("browser.html tells what was said before, from another origin of this machine", async () => {
  const [, script = ""] =
    /<script type="module">([^]*)<\/script>/.exec(await readFile(join(EXAMPLES, "browser.html"), "utf8")) ?? [];
  const shown = {};
  const page = Object.getPrototypeOf(async () => {}).constructor("location", "document", "fetch", script);
  const fetchAsPage = (url, init) =>
    fetch(url, { ...init, headers: { ...init.headers, Origin: "http://localhost:3000" } });
  await page({ search: `?url=${product.baseUrl}` }, { querySelector: () => shown }, fetchAsPage);
  expect(shown.textContent).toMatch(/told about you:[^]*My cat is called Moss/);
});
