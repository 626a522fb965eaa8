import { afterAll, expect, test } from "vitest";
import { earlierFolder } from "./support/earlier-folder.ts";
import { cleanUp, startProduct } from "./support/start-product.ts";

/* Guarantee 10, once: earlier-folders.test.ts has the folders of all versions. */

afterAll(cleanUp);

test("a folder of the first version is recalled from", async () => {
  const env = { DATA_DIR: await earlierFolder("20025d0-personal"), RECALL_DEADLINE_MS: "5000" };
  const product = await startProduct({ env });
  const answer = await fetch(`${product.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer sk-of-the-${"fixture"}-0001`, "throughline-user": "ada" },
    body: JSON.stringify({ model: "stand-in", messages: [{ role: "user", content: "Where is the spare tent?" }] }),
  });
  expect(await answer.text()).toContain("attic");
  await product.stop();
});
