import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  apiKey: process.env.GEMINI_API_KEY ?? "key-try",
  httpOptions: {
    baseUrl: (process.env.THROUGHLINE_URL ?? "http://127.0.0.1:8787/v1").replace(/\/v1$/, ""),
    apiVersion: "v1",
    headers: { "Throughline-User": "ada" },
  },
});
const model = process.env.MODEL ?? "stand-in";

await client.models.generateContent({ model, contents: "My cat is called Moss." });
const { text } = await client.models.generateContent({ model, contents: "What is my cat called?" });
console.log(text);
