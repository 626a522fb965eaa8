import { clientCode, clientTypes } from "./client-text.ts";
import { openApiDocument } from "./document.ts";
import { errorPage } from "./error-page.ts";

/** Returns the files that follow from the schemas, by their paths in the repository. A test fails if one has drifted. */
export async function outputs(): Promise<Readonly<Record<string, string>>> {
  return {
    "src/api/openapi.json.bin": `${JSON.stringify(await openApiDocument())}\n`,
    "client/client.mjs": await clientCode(),
    "client/client.d.mts": await clientTypes(),
    "docs/errors.md": errorPage(),
  };
}
