import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, earlierFolder, KEY, openFolder, PERSONAL, placesWith, texts, told } from "./support/earlier-folder.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Guarantee 10 for folders that another start has touched: one that was killed on the way, and one of another version. */

afterAll(cleanUp);

test.each([PERSONAL[0] ?? "", PERSONAL.at(-1) ?? ""])(
  "a folder of %s is read by the start after one that was killed while it took it over",
  async (name) => {
    const ada = { ...KEY, "throughline-user": "ada" };
    const dataDir = await earlierFolder(name);
    for (let kills = 0; kills < 3; kills++) {
      const product = await startProduct({ env: { DATA_DIR: dataDir } });
      void told(product, ada, "Where is the spare tent?").catch(() => "");
      await new Promise((resolve) => setTimeout(resolve, 5 * kills));
      await product.kill9();
    }
    const product = await startProduct({ env: { DATA_DIR: dataDir, RECALL_DEADLINE_MS: "5000" } });
    expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
    await product.stop();
  },
);

describe("a folder of 585502c that 9c41d6c opened and did not recognise", () => {
  const ada = { ...KEY, "throughline-user": "ada" };
  let product: Product;

  beforeAll(async () => void (product = await openFolder("585502c-9c41d6c-personal")));
  afterAll(() => product.stop());

  test("recalls what was said to either, once", async () => {
    expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
    expect(await told(product, ada, "Where is my bike?")).toContain("shed");
    const all = await texts(product, ada);
    expect(all).toContain("My name is Ada");
    expect(all.filter((text) => text.startsWith("user: My bike"))).toHaveLength(1);
    await product.stop();
    product = await startProduct({ env: { DATA_DIR: product.dataDir } });
    for (const text of all) expect(await texts(product, ada)).toContain(text);
  });

  test("holds no byte of a user who is erased", async () => {
    expect((await ask(product, "/memory", ada, "DELETE")).status).toBe(200);
    for (const word of ["attic", "Porto", "Bonn"]) expect(await placesWith(word, product), word).toEqual([]);
  });
});
