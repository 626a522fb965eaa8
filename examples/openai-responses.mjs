import OpenAI from "openai";

const client = new OpenAI({
  baseURL: process.env.THROUGHLINE_URL ?? "http://127.0.0.1:8787/v1",
  apiKey: process.env.OPENAI_API_KEY ?? "sk-try",
});
const model = process.env.MODEL ?? "stand-in";

await client.responses.create({ model, safety_identifier: "ada", input: "My cat is called Moss." });
const stream = client.responses.stream({ model, safety_identifier: "ada", input: "What is my cat called?" });
for await (const event of stream) {
  if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
}
console.log();
