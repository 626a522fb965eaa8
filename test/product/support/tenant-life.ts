import { SignJWT } from "jose";
import { type Answered, sender, type Words } from "./everything.ts";
import type { Product } from "./start-product.ts";

/* A tenant from its founding to its end, in every way that goes well or wrong. */

export interface Tenant {
  /** The path of it under `/admin`. */
  readonly path: string;
  readonly headers: Record<string, string>;
  /** Keys, tokens and their ids. */
  readonly secrets: readonly string[];
  /** The answers to its creation. */
  readonly answers: readonly Answered[];
}

interface Made {
  readonly id: string;
  readonly key: string;
  readonly jwtSecret: string;
}

const asAdmin = (product: Product, adminKey: string) =>
  sender({ product, caller: { authorization: `Bearer ${adminKey}` } });

export async function found(product: Product, { tenant, user, key, json }: Words, adminKey: string): Promise<Tenant> {
  const { send, answers } = asAdmin(product, adminKey);
  const name = `the "${tenant}" \\ ümlaut`;
  const path = `/admin/tenants/${encodeURIComponent(name)}`;
  const make = async (at: string, body?: object): Promise<Made> => {
    const { status, text } = await send("POST", at, body);
    if (status !== 201) throw new Error(`${at}: ${status}`);
    return JSON.parse(text) as Made;
  };
  const { jwtSecret } = await make("/admin/tenants", { tenant: name });
  const [own, revoked, platform] = [await make(`${path}/keys`), await make(`${path}/keys`), await make("/admin/keys")];
  await send("PUT", `${path}/provider-keys/default`, { key: `sk-${key}` });
  const tokenFor = (claims: object, secret = jwtSecret): Promise<string> =>
    new SignJWT({ tenant: name, sub: user, exp: Math.floor(Date.now() / 1000) + 600, ...claims })
      .setProtectedHeader({ alg: "HS256" })
      .sign(new TextEncoder().encode(secret));
  const tokens = await Promise.all([
    tokenFor({}),
    tokenFor({ exp: 1 }),
    tokenFor({ tenant: json }),
    tokenFor({ sub: json.repeat(20) }),
    tokenFor({}, json),
  ]);
  await send("DELETE", `/admin/keys/${revoked.id}`);
  const credentials = [
    own.key,
    revoked.key,
    platform.key,
    ...tokens,
    `tl_${json}`,
    `tl_${"0".repeat(32)}_${json}`,
    json,
  ];
  for (const credential of credentials) {
    const { send: speak } = sender({ product, caller: { "throughline-key": credential } });
    for (const named of [{}, { "throughline-tenant": json }, { "throughline-user": json }]) {
      await speak(
        "POST",
        "/v1/chat/completions",
        { model: "stand-in", messages: [{ role: "user", content: json }] },
        named,
      );
      await speak("GET", "/memory", undefined, named);
      await speak("GET", "/usage", undefined, named);
    }
  }
  const secrets = [
    own.key,
    revoked.key,
    platform.key,
    own.id,
    revoked.id,
    platform.id,
    jwtSecret,
    ...tokens.map(signatureOf),
  ];
  return { path, headers: { "throughline-key": own.key, authorization: `Bearer sk-${key}` }, secrets, answers };
}

const signatureOf = (token: string): string => token.split(".")[2] ?? "";

/** Runs an operator's requests, with faults, then deletes the tenant. */
export async function end(product: Product, { path }: Tenant, words: Words, adminKey: string, deaf: string) {
  const { send, answers } = asAdmin(product, adminKey);
  const { json, tenant, key, header, model, host } = words;
  for (const body of [`{"${json}`, { [json]: json }, { tenant: json.repeat(40) }, { tenant }, { tenant }]) {
    await send("POST", "/admin/tenants", body);
    await send("PUT", `${path}/provider-keys/${json}`, body);
    for (const method of ["PATCH", "PUT"]) await send(method, path, body);
    await send("POST", "/admin/keys", body);
  }
  await send("PUT", `${path}/provider-keys/default`, { key: `${key} ${key}` });
  for (const policy of [{ models: [model] }, { memory: [json] }, { limits: { requestsPerDay: json } }])
    await send("PATCH", path, { policy });
  for (const jwksUrl of [`${deaf}/${json}`, `http://${host}.example/`, json]) {
    await send("PATCH", path, { signing: { jwksUrl, issuer: json, audience: json } });
    const head = btoa(JSON.stringify({ alg: "RS256", kid: json })).replaceAll("=", "");
    const { send: speak } = sender({ product, caller: { "throughline-key": `${head}.${head}.${json}` } });
    await speak("GET", "/memory", undefined, { "throughline-tenant": tenant });
  }
  for (const at of [
    "",
    "/keys",
    "/audit?limit=200",
    `/audit?cursor=${json}`,
    "/usage",
    "/fine-tuning",
    `/fine-tuning?told=${json}`,
    `/${json}`,
  ])
    await send("GET", path + at);
  for (const at of ["tenants", "keys", "audit", `tenants/${json}`, `${json}`, "tenants/%zz", "keys/%00"])
    await send("GET", `/admin/${at}`);
  await send("DELETE", `/admin/keys/${json}`);
  for (const upstream of ["default", json]) await send("DELETE", `${path}/provider-keys/${upstream}`);
  await send("GET", "/admin/tenants", undefined, { authorization: `Bearer ${header}` });
  await send("POST", `${path}/jwt-secret`);
  for (let again = 0; again < 2; again++) await send("DELETE", path);
  return answers;
}
