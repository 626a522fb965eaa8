import { fieldNamed } from "../body-fields.ts";
import type { Blocks, ChatRequest } from "../dialect.ts";
import { appendToContent, type Edit, prependMember } from "../edit-text.ts";
import type { JsonBody } from "../json.ts";
import { member, skipSpace, type Span } from "../json-text.ts";
import { turnsBefore } from "./request.ts";

const partOf = (text: string): object => ({ type: "text", text });

/**
 * Puts a text after the last system block, and texts at the end of messages of the user, after any result of a tool. Marks
 * where the provider caches the prompt stay where they are, and none is added. All other bytes stay as they are.
 */
export function placeBlocks(body: JsonBody, request: ChatRequest, blocks: Blocks): readonly Edit[] {
  const { text } = body;
  const places = fieldNamed(body, "messages")?.items ?? [];
  const before = turnsBefore(request, places.length);
  const added = blocks.turns.map((block) => {
    const message = places[block.turn - before];
    const content = message && member(text, message.start, "content");
    return content ? appendToContent(text, content, block.text, partOf) : null;
  });
  const system = blocks.system === "" ? null : systemEdit(text, fieldNamed(body, "system"), blocks.system);
  return [system, ...added].filter((edit) => edit !== null);
}

function systemEdit(text: string, system: Span | undefined, block: string): Edit | null {
  if (system) return appendToContent(text, system, block, partOf);
  const start = skipSpace(text, 0);
  return prependMember({ start, end: start }, "system", JSON.stringify(block));
}
