import { type Field, fieldNamed } from "../body-fields.ts";
import { type Blocks, type ChatRequest, isInstruction } from "../dialect.ts";
import { appendToContent, appendToList, type Edit, prependMember } from "../edit-text.ts";
import type { JsonBody } from "../json.ts";
import { member, skipSpace, type Span } from "../json-text.ts";
import { turnsBefore } from "./request.ts";

const partOf = (text: string): object => ({ type: "input_text", text });

/**
 * Puts a text at the end of the instructions, which the provider takes anew with each request, and texts at the end of
 * messages of the user. All other bytes stay as they are: items that nobody knows are never read, nor printed again.
 */
export function placeBlocks(body: JsonBody, request: ChatRequest, blocks: Blocks): readonly Edit[] {
  const { text } = body;
  const input = fieldNamed(body, "input");
  const system = blocks.system === "" ? null : systemEdit(body, request, input?.items ?? [], blocks.system);
  const added = blocks.turns.map((block) => {
    const content = contentAt(text, request, input, block.turn);
    return content ? appendToContent(text, content, block.text, partOf) : null;
  });
  return [system, ...added].filter((edit) => edit !== null);
}

/** Finds the content of a turn: the whole input, if that is a text. */
export function contentAt(
  text: string,
  request: ChatRequest,
  input: Field | undefined,
  turn: number,
): Span | undefined {
  if (input && text[input.start] === '"') return turn === request.lastUser ? input : undefined;
  const items = input?.items ?? [];
  const item = items[turn - turnsBefore(request, items.length)];
  return item && member(text, item.start, "content");
}

function systemEdit(body: JsonBody, request: ChatRequest, items: readonly Span[], block: string): Edit | null {
  const { text, value } = body;
  const item = instructionItem(value["store"] === false && !value["instructions"], request, items);
  const content = item && member(text, item.start, "content");
  if (content) return appendToContent(text, content, block, partOf);
  const instructions = fieldNamed(body, "instructions");
  if (instructions?.items) {
    return appendToList(text, instructions, JSON.stringify({ role: "developer", content: block }));
  }
  if (instructions) return appendToContent(text, instructions, block, partOf);
  const start = skipSpace(text, 0);
  return prependMember({ start, end: start }, "instructions", JSON.stringify(block));
}

/**
 * Returns the first item that instructs the model, if the provider keeps nothing of the request and the app has its
 * instructions there: what all its users share then stays before what is told of one. An item that the provider keeps would
 * go on telling what was corrected since.
 */
function instructionItem(isAllowed: boolean, request: ChatRequest, items: readonly Span[]): Span | undefined {
  if (!isAllowed || request.history !== "sent") return undefined;
  const before = turnsBefore(request, items.length);
  return items[request.turns.findIndex((turn, i) => i >= before && isInstruction(turn)) - before];
}
