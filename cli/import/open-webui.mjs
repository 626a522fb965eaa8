import { areMostly, readEach, readParts, roundsOf, timeOf } from "./lines.mjs";
import { memoryOf as textMemory } from "./memories.mjs";

/*
 * Open WebUI exports chats, each a tree of messages under `chat.history`, and memories apart, as an array of texts.
 */

/** @type {import("./lines.mjs").Importer} */
export const openWebui = {
  name: "Open WebUI",
  shape: "an array of chats with chat.history, or of memories with content and user_id",
  knows: (_, json) => Array.isArray(json) && areMostly(json, (one) => isChat(one) || isMemory(one)),
  read: (_, json) => readParts(json, (one, part) => (isChat(one) ? chatOf(one) : memoryOf(one, part)), "item"),
};

/** @param {any} one */
const isChat = (one) => one?.chat?.history?.messages !== undefined || Array.isArray(one?.chat?.messages);

/** @param {any} one */
const isMemory = (one) => typeof one?.content === "string" && "user_id" in one && one.role === undefined;

/** @param {any} one */
function chatOf({ id, created_at, chat }) {
  const { messages = {}, currentId } = chat.history ?? {};
  const branch = [];
  const seen = new Set();
  for (
    let message = messages[currentId] ?? lastOf(messages);
    message && !seen.has(message);
    message = messages[message.parentId]
  ) {
    seen.add(message);
    branch.unshift(message);
  }
  const said = branch.length > 0 ? branch : (chat.messages ?? []);
  const name = `open-webui:${id}`;
  const read = readEach(said, messageOf, name);
  return roundsOf(name, read.messages, timeOf(created_at ?? chat.timestamp), read.skipped);
}

/**
 * Returns the message that was written last, where none is named as current.
 * @param {Record<string, any>} messages
 */
function lastOf(messages) {
  const leaves = Object.values(messages).filter((message) => !message?.childrenIds?.length);
  return leaves.toSorted((a, b) => (a?.timestamp ?? 0) - (b?.timestamp ?? 0)).at(-1);
}

/** @param {any} message */
const messageOf = ({ role, content, timestamp }) => ({
  role,
  content: typeof content === "string" ? (role === "assistant" ? content.replace(FOLDED, "") : content) : "",
  at: timeOf(timestamp),
});

/** Thoughts and calls of tools, which stand in the answer's text and are shown folded. */
const FOLDED = /<details\b[^>]*\btype="(?:reasoning|tool_calls|code_interpreter)"[^>]*>[\s\S]*?<\/details>/g;

/**
 * @param {any} memory
 * @param {string} part
 */
const memoryOf = ({ content, created_at }, part) => textMemory(content, { createdAt: created_at }, part);
