import { startProduct } from "../../product/support/start-product.ts";
import { HOSTILE, PEOPLE, pastOf, todayOf } from "./month.mjs";
import { startProvider } from "./provider.mjs";

/* The running product with the month of five people in it. */

const MODEL = "gpt-5-mini";

/** Starts a product, and has five people use it. Returns it with the exchanges of each, by user. */
export async function startMonth() {
  const provider = await startProvider();
  const product = await startProduct({
    env: {
      UPSTREAM_BASE_URL: provider.baseUrl,
      PRICES: '{"*":{"input":1.25,"output":10,"cachedInput":0.125}}',
      RECALL_DEADLINE_MS: "5000",
    },
  });
  const exchanges = Object.fromEntries(
    await Promise.all(PEOPLE.map(async (person) => [person.user, await live(product, person)])),
  );
  for (const words of HOSTILE) await say(product, "emre", [{ role: "user", content: words }]);
  return { ...product, exchanges, stopProvider: provider.stop };
}

async function live(product, person) {
  const headers = { "throughline-user": person.user };
  const past = await fetch(`${product.url}/memory/import`, {
    method: "POST",
    headers,
    body: pastOf(person, Date.now()),
  });
  const { failed } = await past.json();
  if (failed !== 0) throw new Error("a line of the month is refused");
  await byHand(product, headers);
  const exchanges = [];
  for (const { turns, system, stream, headers: more } of todayOf(person)) {
    const messages = system ? [{ role: "system", content: system }] : [];
    for (const content of turns) {
      messages.push({ role: "user", content });
      const { id, text } = await say(product, person.user, messages, { stream, more });
      exchanges.push(id);
      messages.push({ role: "assistant", content: text });
    }
  }
  return exchanges;
}

/** Writes a block of the app, pins what is about health, and corrects the latest statement. */
async function byHand(product, headers) {
  const send = async (path, method, body) => {
    const change = body === undefined ? {} : { method, body: JSON.stringify(body) };
    const response = await fetch(`${product.url}/memory${path}`, { headers, ...change });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  await send("/profile", "PUT", {
    blocks: [{ name: "Plan", text: "Pays by the month, and gets answers in English." }],
  });
  const { data } = await send("?type=semantic");
  const health = data.find(({ kind }) => kind === "health");
  if (health) await send(`/${health.id}`, "PATCH", { pinned: true });
  const [latest] = data.filter(({ id }) => id !== health?.id);
  await send(`/${latest.id}`, "PATCH", { text: `${latest.text.replace(/\.$/, "")}, as far as I know.` });
}

/** Says something through the proxy. Returns the id of the exchange and the answer. */
export async function say(product, user, messages, { stream = false, more = {}, model = MODEL } = {}) {
  const body = JSON.stringify({ model, messages, ...(stream && { stream, stream_options: { include_usage: true } }) });
  const headers = { "throughline-user": user, "content-type": "application/json", ...more };
  const response = await fetch(`${product.url}/v1/chat/completions`, { method: "POST", headers, body });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  const text = stream ? "" : (JSON.parse(answer).choices[0]?.message.content ?? "");
  return { id: response.headers.get("throughline-exchange"), text };
}
