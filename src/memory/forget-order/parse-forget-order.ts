import { compilePattern, LETTER } from "./compile-pattern.ts";
import { type CompiledWording, compileWording } from "./compile-wording.ts";
import { parseTarget, type Target, type Verb } from "./parse-target.ts";
import { WORDINGS } from "./wordings.ts";

/** An order within its clause. */
interface ParsedOrder {
  /** The targets. Empty if the order means everything, which has no single target. */
  readonly targets: readonly Target[];
  /** The position at which the rest of the sentence begins. */
  readonly end: number;
}

/** Compiled at the first text that looks like an order. Most texts never do. */
let compiledWordings: readonly CompiledWording[] | null = null;

/** Objects that make it no order: "vergiss nicht", "oublie pas", "forget to", "forget it". */
const NO_OBJECT = compilePattern(
  String.raw`^(?:(?:bitte |bloß |ja |mir )*(?:not|never|nicht|nie|niemals|pas|jamais|nunca)|only|nur|seulement|uniquement|solo|to|how to|it|him|her|them|(?:me|us)(?! \p{L}+ing)|you|es|ihn|sie|mich|dich|uns|zu|de \p{L}+(?:er|ir|re)|te|nous)(?!${LETTER})`,
);
/** Polite questions that ask for it. */
const POLITE_QUESTION = compilePattern(
  String.raw`^(?:can|could|kannst|könntest|würdest|magst|peux|pourrais|pouvez|pourriez|puedes?|podrías?|(?:would|will) you please|(?:would|do) you mind|is it possible|any chance|would it be possible|würde es|wäre es|macht es|est-ce que|(?:ça|cela) (?:te|vous)|te (?:importa|molesta)|serait-il|sería posible)`,
);
/** Parses the order at the start of a clause. Returns null if the clause does not begin with one. */
export function parseForgetOrder(clause: string): ParsedOrder | null {
  compiledWordings ??= WORDINGS.map(compileWording);
  for (const reader of compiledWordings) {
    const found = reader.order.exec(clause);
    const order = (found && parseWith(reader, clause, found)) ?? parseVerbLast(reader, clause);
    if (order) return order;
  }
  return null;
}

function parseWith(reader: CompiledWording, clause: string, { 0: head, groups }: RegExpExecArray): ParsedOrder | null {
  const asks = groups?.["asks"] ?? "";
  const deletes = groups?.["forgets"] === undefined;
  const text = groups?.["forgets"] ?? groups?.["deletes"] ?? "";
  if (/\?\s*$/.test(clause) && !POLITE_QUESTION.test(asks)) return null;
  if (asks === "" && reader.inflected.test(text)) return null;
  const object = clause.slice(head.length).replace(/[\s.!?;]+$/u, "");
  return parseObject(reader, { text, deletes, inMemory: reader.place.test(head) }, clause, head.length, object);
}

/** Parses "Kannst du meine Adresse vergessen?", where the verb stands at the end. */
function parseVerbLast(reader: CompiledWording, clause: string): ParsedOrder | null {
  if (reader.verbLast === null || (/\?\s*$/.test(clause) && !reader.asked.test(clause))) return null;
  const { 0: head = "", groups } = reader.verbLast.exec(clause) ?? {};
  const [asks = "", object = ""] = [groups?.["asks"], groups?.["object"]];
  // "Du kannst das Konzert vergessen" says that it will not take place.
  if (/^(?:du\s|$)/i.test(asks) && !reader.mine.test(object)) return null;
  if (asks === "" && !/\sbitte$/i.test(object)) return null;
  if (object === "" || (/\?\s*$/.test(clause) && !POLITE_QUESTION.test(asks))) return null;
  const deletes = groups?.["forgets"] === undefined;
  const text = groups?.["forgets"] ?? groups?.["deletes"] ?? "";
  const inMemory = reader.place.test(head.slice(asks.length + object.length));
  const order = parseObject(reader, { text, deletes, inMemory }, clause, head.indexOf(object, asks.length), object);
  return order && { ...order, end: clause.length };
}

/** Parses the object of the verb, which may name several targets. */
function parseObject(
  reader: CompiledWording,
  verb: Verb,
  clause: string,
  start: number,
  object: string,
): ParsedOrder | null {
  if (reader.whole.test(object)) return { targets: [], end: start + object.length };
  if (NO_OBJECT.test(object)) return null;
  const targets: Target[] = [];
  let end = start;
  for (let next: number | null = 0; next !== null;) {
    const found = parseTarget(reader, verb, object.slice(next), clause, start + next);
    if (!found) break;
    targets.push(found);
    end = found.end;
    next = found.next === null ? null : next + found.next;
  }
  return targets.length > 0 ? { targets, end } : null;
}
