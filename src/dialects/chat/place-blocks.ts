import { type Blocks, type ChatRequest, isInstruction } from "../dialect.ts";
import { fieldNamed } from "../body-fields.ts";
import { appendToContent, type Edit, insertAt, prependMember } from "../edit-text.ts";
import type { JsonBody } from "../json.ts";
import { member, type Span } from "../json-text.ts";

const partOf = (text: string): object => ({ type: "text", text });

/**
 * Puts a text at the end of the first system (or developer) message, and texts at the end of messages of the user, as a
 * string or as a part of its own. Makes a message where there is none for the system. All other bytes stay as they are.
 */
export function placeBlocks(body: JsonBody, { turns }: ChatRequest, blocks: Blocks): readonly Edit[] {
  const { text } = body;
  const messages = fieldNamed(body, "messages");
  if (!messages?.items) return [];
  const places = messages.items;
  const system =
    blocks.system === "" ? null : systemEdit(text, messages, places, turns.findIndex(isInstruction), blocks);
  const added = blocks.turns.map((block) => appendTo(text, places[block.turn], block.text));
  return [system, ...added].filter((edit) => edit !== null);
}

function systemEdit(
  text: string,
  messages: Span,
  places: readonly Span[],
  place: number,
  { system }: Blocks,
): Edit | null {
  if (place !== -1) return appendTo(text, places[place], system);
  const message = JSON.stringify({ role: "system", content: system });
  return insertAt(messages.start + 1, places.length === 0 ? message : `${message},`);
}

/** Returns the edit that adds a text to a message, which may have no content yet. */
function appendTo(text: string, message: Span | undefined, block: string): Edit | null {
  if (!message) return null;
  const content = member(text, message.start, "content");
  if (!content) return prependMember(message, "content", JSON.stringify(block));
  return appendToContent(text, content, block, partOf);
}
