import OpenAI from "openai";

// The base URL is the only line that an app changes.
const client = new OpenAI({
  baseURL: process.env.THROUGHLINE_URL ?? "http://127.0.0.1:8787/v1",
  apiKey: process.env.OPENAI_API_KEY ?? "sk-try",
});
const model = process.env.MODEL ?? "stand-in";

/** Asks in a conversation of its own. */
async function ask(content) {
  const completion = await client.chat.completions.create({
    model,
    user: "ada",
    messages: [{ role: "user", content }],
  });
  return completion.choices[0].message.content;
}

await ask("My cat is called Moss.");
console.log(await ask("What is my cat called?"));
