import Anthropic from "@anthropic-ai/sdk";

// Anthropic's clients put the /v1 behind the base URL themselves.
const client = new Anthropic({
  baseURL: (process.env.THROUGHLINE_URL ?? "http://127.0.0.1:8787/v1").replace(/\/v1$/, ""),
  apiKey: process.env.ANTHROPIC_API_KEY ?? "sk-try",
});
const model = process.env.MODEL ?? "stand-in";

/** Asks in a conversation of its own. */
async function ask(content) {
  const messages = [{ role: "user", content }];
  const message = await client.messages.create({ model, max_tokens: 500, metadata: { user_id: "ada" }, messages });
  return message.content.map(({ text }) => text).join("");
}

await ask("My cat is called Moss.");
console.log(await ask("What is my cat called?"));
