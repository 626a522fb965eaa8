import { writeFileSync } from "node:fs";
import { loadModule } from "../cli/bundle.mjs";

/* `npm run openapi` writes the OpenAPI document, the client and the page of errors from the schemas that validate. */

const { outputs } = /** @type {{ outputs: () => Promise<Record<string, string>> }} */ (
  await loadModule("scripts/openapi/outputs.ts")
);
for (const [path, text] of Object.entries(await outputs())) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(path);
}
