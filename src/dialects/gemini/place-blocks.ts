import { fieldNamed } from "../body-fields.ts";
import type { Blocks, ChatRequest } from "../dialect.ts";
import { appendToList, type Edit, prependMember } from "../edit-text.ts";
import type { JsonBody } from "../json.ts";
import { member, skipSpace, type Span } from "../json-text.ts";
import { SYSTEM_FIELDS, turnsBefore } from "./request.ts";

/** Puts texts behind the parts of the system instruction and of contents of the user. All other bytes stay as they are. */
export function placeBlocks(body: JsonBody, request: ChatRequest, blocks: Blocks): readonly Edit[] {
  const { text } = body;
  const places = fieldNamed(body, "contents")?.items ?? [];
  const before = turnsBefore(request, places.length);
  const added = blocks.turns.map((block) => partEdit(text, places[block.turn - before], block.text));
  const system = blocks.system === "" ? null : systemEdit(body, blocks.system);
  return [system, ...added].filter((edit) => edit !== null);
}

function systemEdit(body: JsonBody, block: string): Edit | null {
  const { text } = body;
  const fields = SYSTEM_FIELDS.flatMap((name) => fieldNamed(body, name) ?? []);
  const system = fields.find(({ start }) => text[start] === "{");
  if (system) return partEdit(text, system, block);
  const made = JSON.stringify({ parts: [{ text: block }] });
  const [empty] = fields;
  if (empty) return { ...empty, text: made };
  const start = skipSpace(text, 0);
  return prependMember({ start, end: start }, "systemInstruction", made);
}

function partEdit(text: string, content: Span | undefined, block: string): Edit | null {
  const parts = content && member(text, content.start, "parts");
  return parts && text[parts.start] === "[" ? appendToList(text, parts, JSON.stringify({ text: block })) : null;
}
