import { test } from "vitest";
import { startUpstream, type UpstreamServer } from "../../support/upstream-server.ts";
import { cleanUp, type Product, startProduct } from "./start-product.ts";

/* One product for all files that only read from it. What stands at an upstream stands there until the next test. */

export let upstream: UpstreamServer;
export let product: Product;

const withProduct = test.extend("shared", { scope: "worker" }, async ({}, { onCleanup }) => {
  const provider = await startUpstream();
  onCleanup(async () => {
    await cleanUp();
    await provider.close();
  });
  return { provider, started: await startProduct({ env: { UPSTREAM_BASE_URL: provider.baseUrl } }) };
});

/** Has the product running before the tests of a file: started by the first, used by all, ended with the last. */
export function shareProduct(): void {
  withProduct.beforeAll(({ shared }) => {
    upstream = shared.provider;
    product = shared.started;
  });
}
