import { Agent, OpenAIProvider, Runner, setTracingDisabled } from "@openai/agents";
import OpenAI from "openai";

// Traces would go to OpenAI on their own, and not through the proxy.
setTracingDisabled(true);

const openAIClient = new OpenAI({
  baseURL: process.env.THROUGHLINE_URL ?? "http://127.0.0.1:8787/v1",
  apiKey: process.env.OPENAI_API_KEY ?? "sk-try",
  defaultHeaders: { "Throughline-User": "ada" },
});
const runner = new Runner({ modelProvider: new OpenAIProvider({ openAIClient }) });
const agent = new Agent({ name: "Helper", instructions: "You are brief.", model: process.env.MODEL ?? "stand-in" });

await runner.run(agent, "My cat is called Moss.");
const { finalOutput } = await runner.run(agent, "What is my cat called?");
console.log(finalOutput);
