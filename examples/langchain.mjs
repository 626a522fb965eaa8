import { ChatOpenAI } from "@langchain/openai";

const chat = new ChatOpenAI({
  model: process.env.MODEL ?? "stand-in",
  apiKey: process.env.OPENAI_API_KEY ?? "sk-try",
  configuration: {
    baseURL: process.env.THROUGHLINE_URL ?? "http://127.0.0.1:8787/v1",
    defaultHeaders: { "Throughline-User": "ada" },
  },
});

await chat.invoke("My cat is called Moss.");
const { text } = await chat.invoke("What is my cat called?");
console.log(text);
