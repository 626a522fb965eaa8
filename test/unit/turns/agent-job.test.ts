import { describe, expect, it } from "vitest";
import { isAgentJob } from "../../../src/turns/agent-job.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

const turn = (role: string, text: string) => ({ role, text, textOnly: true });
const asked = (system: string, said = "I live in Porto and my boat needs paint.") => [
  turn("system", system),
  turn("user", said),
];

describe("isAgentJob()", () => {
  it.each([
    "Create a short title in sentence case for this coding session. Answer as JSON.",
    "You are a title generator. Output the title of the thread and nothing else.",
    "You are a thread title writer for a terminal.",
    "Look at the message: if the message opens a new topic, give its name in three words.",
    "You come up with a title and a branch name: pick a title for the session below.",
    "Summarize this coding conversation in at most 50 characters.",
    "You are an assistant whose task is summarizing conversations.",
    "x-anthropic-billing-header: cc_version=2.1.300; cc_entrypoint=cli;\nYou are Claude Code, the CLI.\nWrite a title for the conversation.",
    "x-anthropic-billing-header: cc_version=2.1.300; cc_is_subagent=true;\nYou are Claude Code, the CLI.",
    "You are a subagent that searches files.",
    "You are an agent for Claude Code, the CLI. Use the tools.",
    "You are an assistant for carrying out one web search tool use.",
    "You are a security monitor that watches coding agents.",
    "You are a careful AI that evaluates whether a conversational AI is going in circles.",
    "Your task is to read the commands that an AI coding agent is about to run.",
    "x-anthropic-billing-header: cc_version=2.1.300;\nYou are Claude Code, the CLI.\nYour task is to process commands of a coding agent.",
  ])("recognises the instructions %j", (system) => expect(isAgentJob(asked(system))).toBe(true));

  it.each([
    "You are a friendly assistant.",
    "You are Claude Code, the CLI.\nYou help people with software.",
    "x-anthropic-billing-header: cc_version=2.1.300; cc_is_subagent=false;\nYou are Claude Code, the CLI.",
    "You are Pia's helper. At the end, give a title to the conversation.",
    "You are a tutor. Suggest a new topic for the conversation when it stalls.",
    "You help authors with titles of their books.",
    "Answer in short sentences.",
    "You are a nurse who evaluates symptoms. You are an AI.",
    "You are a diagnostic AI that helps patients.",
    "Your task is to help people find an estate agent.",
  ])("leaves a person's request under %j", (system) => expect(isAgentJob(asked(system))).toBe(false));

  const rest = " State what was asked, which files were changed, which errors came up and what is left to do. ".repeat(
    3,
  );

  it.each([
    `Your task is to write a detailed summary of the conversation so far, with each explicit request.${rest}`,
    `You are about to run out of context. Create a hand-off summary for another LLM that goes on with the task.${rest}`,
    `Provide a detailed prompt for continuing our conversation above.${rest}`,
    `Read your last turn in the history. Determine who should logically speak next.${rest}`,
    `You will see a request. Your job is to provide a short title for a task that is made from that prompt.${rest}`,
    "[SUGGESTION MODE: Say what the person may want to type next.]",
    "You are now acting as the memory subagent. Read the messages above.",
    "The user stepped away and comes back now. Write one sentence.",
    "Perform a web search for the query: doctors for allergies in Porto",
    "\nWeb page content:\n---\nMy name is Bo and I live in Genoa.\n---\n\nWho wrote this?",
  ])("recognises the order %j", (text) =>
    expect(isAgentJob([turn("user", "I live in Porto."), turn("assistant", "Noted."), turn("user", text)])).toBe(true),
  );

  it.each([
    "Give me a summary of the conversation so far.",
    `Write me a summary of the conversation so far, because I have to leave for Porto.${rest}`,
    `Write a summary of the discussion between the two captains in this text.${rest}`,
    "[dark mode] My editor is too bright.",
    "The user table lacks an index. My database is slow.",
    "Search the web for boats, because I want to buy one.",
  ])("leaves a person's order %j", (text) => expect(isAgentJob(asked("You are helpful.", text))).toBe(false));

  it.each(["create ", "you are summarize ", "create a summary "])("reads long instructions of %j once", (piece) => {
    expect(growthOf((text) => isAgentJob(asked(text, text)), piece, 400_000)).toBeLessThan(STEEP);
  });
});
