import { readEach, readParts, roundsOf, timeOf, together } from "./lines.mjs";
import { memoriesInText } from "./memories.mjs";

/*
 * Letta's agent files (.af), in both versions: one agent with core_memory, or several with blocks beside them. The block
 * "persona" says what the agent is, and nothing of the person.
 */

/** @type {import("./lines.mjs").Importer} */
export const letta = {
  name: "Letta",
  shape: "an agent file: core_memory or agents and blocks, with messages",
  knows: (_, json) => Array.isArray(json?.core_memory) || (Array.isArray(json?.agents) && Array.isArray(json?.blocks)),
  read(_, json) {
    const agents = json.agents ?? [json];
    const blocks = json.blocks ?? json.core_memory;
    return together([readParts(blocks, factsOf, "block"), readParts(agents, conversationOf, "agent")]);
  },
};

/**
 * @param {any} block
 * @returns {import("./lines.mjs").Found}
 */
const factsOf = ({ label, value, created_at }) =>
  label === "persona" ? { lines: [], skipped: [] } : memoriesInText(value ?? "", created_at ?? undefined);

/** @param {any} agent */
function conversationOf({ id, name, created_at, messages }) {
  const conversation = `letta:${id ?? name}`;
  const read = readEach(messages ?? [], messageOf, conversation);
  return roundsOf(conversation, read.messages, timeOf(created_at ?? undefined), read.skipped);
}

/** @param {any} message */
function messageOf({ role, content, text, tool_calls, created_at }) {
  const parts =
    typeof content === "string" ? [content] : (content ?? []).map((/** @type {any} */ part) => part.text ?? "");
  const written = parts.length > 0 ? parts.join("\n") : (text ?? "");
  const calls = tool_calls ?? [];
  // Beside a call of a tool stands what the agent thought, which the person never saw.
  const said = role === "user" ? wordsOf(written) : calls.length > 0 ? calls.map(sentBy).join("") : written;
  return { role, content: said, at: timeOf(created_at ?? undefined) };
}

/**
 * Returns what a call of a tool told the person: agents of the first kind speak through one.
 * @param {any} call
 */
function sentBy({ function: { name, arguments: given } }) {
  if (name !== "send_message") return "";
  const { message } = typeof given === "string" ? JSON.parse(given) : given;
  return String(message ?? "");
}

/**
 * Returns a user's own words. Letta packs them into an envelope, and puts events of its own there too.
 * @param {string} said
 */
function wordsOf(said) {
  try {
    const { type, message } = JSON.parse(said);
    if (typeof type === "string") return type === "user_message" ? String(message) : "";
  } catch {
    // It is no envelope.
  }
  return said;
}
