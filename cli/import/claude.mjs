import { areMostly, readEach, readParts, roundsOf, timeOf, together } from "./lines.mjs";
import { memoriesInText } from "./memories.mjs";

/*
 * Claude's export: conversations.json is an array of conversations with their messages in order. What Claude remembers
 * of the person is a text of Markdown beside it, and one more for each project.
 */

/** @type {import("./lines.mjs").Importer} */
export const claude = {
  name: "Claude",
  shape: "conversations.json: an array of conversations with chat_messages; or memories.json with conversations_memory",
  knows: (_, json) => areMostly(listIn(json), (one) => isConversation(one) || isMemory(one)),
  read: (_, json) =>
    readParts(listIn(json), (one) => (isMemory(one) ? memoryOf(one) : conversationOf(one)), "conversation"),
};

/**
 * @param {any} json
 * @returns {any[]}
 */
const listIn = (json) => (Array.isArray(json) ? json : isMemory(json) ? [json] : []);

/** @param {any} one */
const isConversation = (one) => Array.isArray(one?.chat_messages);

/** @param {any} one */
const isMemory = (one) => typeof one?.conversations_memory === "string";

/** @param {any} conversation */
function conversationOf({ uuid, created_at, chat_messages }) {
  const name = `claude:${uuid}`;
  const { messages, skipped } = readEach(chat_messages, messageOf, name);
  return roundsOf(name, messages, timeOf(created_at), skipped);
}

/** @param {any} memory */
const memoryOf = ({ conversations_memory, project_memories }) =>
  together([
    memoriesInText(conversations_memory),
    readParts(
      Object.entries(project_memories ?? {}),
      ([, text]) => memoriesInText(text),
      "the memory of project",
      ([project]) => project,
    ),
  ]);

/** @param {any} message */
function messageOf({ sender, text, content, created_at }) {
  const blocks = Array.isArray(content) ? content.filter(({ type }) => type === "text") : [];
  const said = blocks.length > 0 ? blocks.map((block) => block.text).join("\n\n") : (text ?? "");
  return { role: sender === "human" ? "user" : sender, content: said, at: timeOf(created_at) };
}
