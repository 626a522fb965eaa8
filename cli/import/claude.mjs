import { roundsOf, timeOf, together } from "./lines.mjs";

/* Claude's export: conversations.json is an array of conversations with their messages in order. */

/** @type {import("./lines.mjs").Importer} */
export const claude = {
  name: "Claude",
  shape: "conversations.json: an array of conversations with chat_messages",
  knows: (_, json) => Array.isArray(json) && json.length > 0 && json.every((one) => Array.isArray(one?.chat_messages)),
  read: (_, json) =>
    together(
      json.map((/** @type {any} */ { uuid, created_at, chat_messages }) =>
        roundsOf(`claude:${uuid}`, chat_messages.map(messageOf), timeOf(created_at)),
      ),
    ),
};

/** @param {any} message */
function messageOf({ sender, text, content, created_at }) {
  const blocks = Array.isArray(content) ? content.filter(({ type }) => type === "text") : [];
  const said = blocks.length > 0 ? blocks.map((block) => block.text).join("\n\n") : (text ?? "");
  return { role: sender === "human" ? "user" : sender, content: said, at: timeOf(created_at) };
}
