import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, openFolder, placesWith, texts, told } from "./support/earlier-folder.ts";
import { cleanUp, type Product } from "./support/start-product.ts";

/* Guarantee 10 in platform mode. */

afterAll(cleanUp);

const ADMIN = {
  ADMIN_KEY: `${"adm-of-the-fixtures"}-0001`,
  ENCRYPTION_KEY: `of-the-fixtures-of-the-fixtures-${"of-the-fixtures"}`,
};
/** The keys of the tenant acme, by folder. */
const TENANT_KEYS = {
  "c84d2c6-platform": `tl_2a0db57b0295ad168b6ed071b8b0a9b4_39e351ef6b7f_n${"HlQ0XM5FUfQIiLiJmuo6-BfupKSHEyjf65lXHkzFAE"}`,
  "585502c-platform": `tl_8d02cfc52c6ff9a5183f5fe6acfc2210_a855563ef04a_${"sEMKBTOFqGwpEPmAUHbF9qQt0eEXan62y_0j2d0trk0"}`,
  "60a46b8-platform": `tl_a2811ef73d29a9b310f79b0c151c4161_cd0d1d78bfce_${"62CkRLIb12kFe9eGMpxywNaXUd-uV5YCBrMg2HCnb5U"}`,
  "080edbb-platform": `tl_52b8cdd056990fcd8148070e80d4cfb5_c4afc381a291_${"AqlV3Xos3LIpQ5Q7_OE54B8CdAO7a-Y9JcaYJeefRSg"}`,
};

/** Each folder has one life: the second test goes on where the first ended. */
describe.each(["c84d2c6-platform", "585502c-platform", "60a46b8-platform", "080edbb-platform"] as const)(
  "a folder of %s",
  (name) => {
    const ada = { "throughline-key": TENANT_KEYS[name], "throughline-user": "ada" };
    let product: Product;

    beforeAll(async () => void (product = await openFolder(name, ADMIN)));
    afterAll(() => product.stop());

    test("lets its tenant's key in, recalls, counts on and holds its rules", async () => {
      expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
      const usage = (await (await ask(product, "/usage", ada)).json()) as { data: { requests: number }[] };
      expect(usage.data.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThan(2);
      expect(await (await ask(product, "/tenant/rules", ada)).text()).toContain("Answer kindly.");
    });

    test("goes on being administered: new tenants, new keys, and the end of the old one", async () => {
      const admin = { authorization: `Bearer ${ADMIN.ADMIN_KEY}` };
      expect((await ask(product, "/admin/tenants", admin, "POST", { tenant: "acme" })).status).toBe(409);
      expect((await ask(product, "/admin/tenants", admin, "POST", { tenant: "other" })).status).toBe(201);
      const made = await ask(product, "/admin/tenants/acme/keys", admin, "POST", {});
      const { key } = (await made.json()) as { key: string };
      expect(await texts(product, { ...ada, "throughline-key": key })).toContain("My name is Ada");
      expect((await ask(product, "/admin/tenants/acme", admin, "DELETE")).status).toBe(200);
      expect((await ask(product, "/memory", ada)).status).toBe(401);
      for (const word of ["attic", "Porto", "kindly"]) expect(await placesWith(word, product), word).toEqual([]);
    });
  },
);
