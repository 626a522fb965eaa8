import { writeConsolePage } from "../cli/console-page.mjs";
import { runToEnd } from "../cli/fail.mjs";

/* Wrangler runs this before it bundles (`[build]` in wrangler.toml). */

await runToEnd(writeConsolePage());
