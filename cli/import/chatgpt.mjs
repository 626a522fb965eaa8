import { areMostly, readEach, readParts, roundsOf, timeOf } from "./lines.mjs";

/*
 * ChatGPT's conversations.json: an array of conversations, each a tree of messages. An edited question or a new answer
 * is a branch. The one that was kept ends in `current_node`; the others were thrown away by the person.
 */

/** @type {import("./lines.mjs").Importer} */
export const chatgpt = {
  name: "ChatGPT",
  shape: "conversations.json: an array of conversations with mapping and current_node",
  knows: (_, json) => Array.isArray(json) && areMostly(json, (one) => one?.mapping !== undefined),
  read: (_, json) => readParts(json, conversationOf, "conversation"),
};

/** @param {any} conversation */
function conversationOf({ id, conversation_id, create_time, current_node, mapping }) {
  const name = `chatgpt:${conversation_id ?? id ?? create_time}`;
  const branch = [];
  const seen = new Set();
  for (
    let node = mapping[(current_node in mapping) ? current_node : lastOf(mapping)];
    node && !seen.has(node);
    node = mapping[node.parent]
  ) {
    seen.add(node);
    branch.unshift(node);
  }
  const shown = branch.flatMap(({ message }) => (message && !isHidden(message) ? [message] : []));
  const { messages, skipped } = readEach(shown, messageOf, name);
  return roundsOf(name, messages, timeOf(create_time), skipped);
}

/**
 * Returns the leaf that was written last, where no node is named as current.
 * @param {Record<string, any>} mapping
 */
function lastOf(mapping) {
  const leaves = Object.entries(mapping).filter(([, { children }]) => !children?.length);
  return (
    leaves.toSorted(([, a], [, b]) => (a.message?.create_time ?? 0) - (b.message?.create_time ?? 0)).at(-1)?.[0] ?? ""
  );
}

/**
 * Returns true for what the person never saw: the system's own turns, calls of tools, and profiles sent along.
 * @param {any} message
 */
function isHidden({ metadata, recipient, content }) {
  return (
    metadata?.is_visually_hidden_from_conversation === true ||
    metadata?.is_user_system_message === true ||
    (recipient !== undefined && recipient !== "all") ||
    (content?.content_type !== "text" && content?.content_type !== "multimodal_text")
  );
}

/** @param {any} message */
function messageOf({ author, content, create_time }) {
  const text = content.parts.map(wordsOf).join("\n").replace(CITATION, "");
  return { role: author.role, content: text, at: timeOf(create_time ?? undefined) };
}

/**
 * Returns the words of a part of a message: text, or what was spoken. A picture and a sound have none.
 * @param {any} part
 */
const wordsOf = (part) =>
  typeof part === "string" ? part : part?.content_type === "audio_transcription" ? String(part.text ?? "") : "";

/** A mark for a source of the web, as "\uE200cite\uE202turn0search0\uE201". ChatGPT shows a link in its place. */
const CITATION = /\s*\uE200[^\uE200\uE201]*\uE201/g;
