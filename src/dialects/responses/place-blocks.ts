import { type Blocks, type ChatRequest, isInstruction } from "../dialect.ts";
import { appendToContent, appendToList, applyEdits, type Edit, prependMember } from "../edit-text.ts";
import type { JsonBody } from "../json.ts";
import { elements, type Member, member, memberNamed, members, skipSpace, type Span } from "../json-text.ts";
import { turnsBefore } from "./request.ts";

const partOf = (text: string): object => ({ type: "input_text", text });

/**
 * Puts a text at the end of the instructions, which the provider takes anew with each request, and texts at the end of
 * messages of the user. All other bytes stay as they are: items that nobody knows are never read, nor printed again.
 */
export function placeBlocks(body: JsonBody, request: ChatRequest, blocks: Blocks): string {
  const { text } = body;
  const fields = members(text, 0);
  const input = memberNamed(fields, "input");
  const items = input && text[input.start] === "[" ? elements(text, input.start) : [];
  const system =
    blocks.system === ""
      ? null
      : systemEdit(body, request, { items, instructions: memberNamed(fields, "instructions") }, blocks.system);
  const added = blocks.turns.map((block) => {
    const content = contentAt(text, request, input, items, block.turn);
    return content ? appendToContent(text, content, block.text, partOf) : null;
  });
  return applyEdits(
    text,
    [system, ...added].filter((edit) => edit !== null),
  );
}

/** Finds the content of a turn: the whole input, if that is a text. */
export function contentAt(
  text: string,
  request: ChatRequest,
  input: Member | undefined,
  items: readonly Span[],
  turn: number,
): Span | undefined {
  if (input && text[input.start] === '"') return turn === request.lastUser ? input : undefined;
  const item = items[turn - turnsBefore(request, items.length)];
  return item && member(text, item.start, "content");
}

function systemEdit(
  { text, value }: JsonBody,
  request: ChatRequest,
  { items, instructions }: { readonly items: readonly Span[]; readonly instructions: Member | undefined },
  block: string,
): Edit | null {
  const item = instructionItem(value["store"] === false && !value["instructions"], request, items);
  const content = item && member(text, item.start, "content");
  if (content) return appendToContent(text, content, block, partOf);
  if (instructions && text[instructions.start] === "[") {
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
