import { createOpenAI } from "@ai-sdk/openai";
import { generateText, streamText } from "ai";

const openai = createOpenAI({
  baseURL: process.env.THROUGHLINE_URL ?? "http://127.0.0.1:8787/v1",
  apiKey: process.env.OPENAI_API_KEY ?? "sk-try",
  headers: { "Throughline-User": "ada" },
});
const model = openai(process.env.MODEL ?? "stand-in");

await generateText({ model, prompt: "My cat is called Moss." });
const { textStream } = streamText({ model, prompt: "What is my cat called?" });
for await (const piece of textStream) process.stdout.write(piece);
console.log();
