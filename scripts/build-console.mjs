import { writeConsolePage } from "../cli/console-page.mjs";
import { writeDocsFile } from "../cli/docs-file.mjs";
import { runToEnd } from "../cli/fail.mjs";

/* Wrangler runs this before it bundles (`[build]` in wrangler.toml). It builds the console and packs the documentation. */

await runToEnd(Promise.all([writeConsolePage(), writeDocsFile()]));
