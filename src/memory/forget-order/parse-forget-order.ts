import type { ForgetOrder } from "../forget-order.ts";
import { contentStems } from "../contains-phrase.ts";
import { type Wording, WORDINGS } from "./wordings.ts";

/** A range of the text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** An order within its clause. */
interface ParsedOrder {
  /** Null means the last statement. */
  readonly what: Span | null;
  readonly as: ForgetOrder["as"];
  /** The position at which the rest of the sentence begins. */
  readonly end: number;
}

/** Words of politeness between the verb and the target. */
const POLITELY = "(?:please|just|now|bitte|einfach|mal|jetzt|s'il te pla[îi]t|s'il vous pla[îi]t|stp|por favor|ya)";
/** A letter or digit. `\b` does not know letters with accents. */
const LETTER = String.raw`[\p{L}\p{N}]`;
const compile = (pattern: string): RegExp => new RegExp(pattern, "iu");

interface CompiledWording {
  readonly order: RegExp;
  readonly last: RegExp;
  readonly all: RegExp;
  readonly thing: RegExp;
  readonly clause: RegExp;
  readonly mine: RegExp;
  readonly where: RegExp;
  readonly tail: RegExp;
}

const compileWording = (wording: Wording): CompiledWording => {
  const { leads, asks, forgets, deletes } = wording;
  const lead = String.raw`(?:(?:${leads})[\s,!.]+)*`;
  const starts = (pattern: string): RegExp => compile(String.raw`^(?:${pattern})(?!${LETTER})\s*`);
  return {
    order: compile(
      String.raw`^${lead}(?<asks>(?:${asks})[\s,]+)?${lead}(?:(?<forgets>${forgets})|(?<deletes>${deletes}))(?!${LETTER}|['-])[\s,]+(?:${POLITELY}[\s,]+)*(?=\S)`,
    ),
    last: compile(String.raw`^(?:${wording.last})[\s,]*(?:${wording.tail})?$`),
    all: starts(wording.all),
    thing: starts(wording.thing),
    clause: compile(String.raw`^(?<word>${wording.clause})(?:(?<=')|(?!${LETTER}))\s*`),
    mine: starts(wording.mine),
    where: compile(String.raw`[\s,]+(?:${wording.where})(?=$|[\s,.!?;])`),
    tail: compile(String.raw`(?:^|[\s,]+)(?:${wording.tail})$`),
  };
};

/** Compiled at the first text that looks like an order. Most texts never do. */
let compiledWordings: readonly CompiledWording[] | null = null;

/** Objects that make it no order: "vergiss nicht", "oublie pas", "forget to", "forget it". */
const NO_OBJECT = compile(
  String.raw`^(?:(?:bitte |bloß |ja |mir )*(?:not|never|nicht|nie|niemals|pas|jamais|nunca)|to|how to|it|him|her|them|me|us|you|es|ihn|sie|mich|dich|uns|zu|de \p{L}+(?:er|ir|re)|me|te|nous)(?!${LETTER})`,
);
/** Verbs that suit any text or thing. "Delete that" is an order only after these. */
const TEXT_VERBS = compile(
  String.raw`^(?:forget|delete|erase|vergiss|vergesst|vergessen|vergesse|oublie[zr]?|olvid[ae])(?: all)?(?: about)?$`,
);
/** Verbs of moving. They need a place to take the target from, or else they are about something else. */
const MOVE_VERBS = compile(String.raw`^(?:take|strike|clear|nimm|wirf|retire\p{L}*|enl[eè]v\p{L}*|quit\p{L}*)$`);
/** Polite questions that ask for it. */
const POLITE_QUESTION = compile(
  String.raw`^(?:can|could|kannst|könntest|würdest|magst|peux|pourrais|pouvez|pourriez|puedes?|podrías?|(?:would|will) you please)(?!${LETTER})`,
);
/** Words at which the target ends and another statement begins. */
const TARGET_END = compile(
  String.raw`[,–—]\s+(?=(?:i|i'm|i've|i'd|we|my|our|it|it's|its|they|they're|he|she|he's|she's|now|instead|actually|but|so|use|call|remember|let's|lets|can|could|what|how|where|tell|give|show|make|that's|this|there|thanks|thank|please|don't|ich|wir|mein\p{L}*|es|das|jetzt|nun|er|sie|danke|kannst|wie|was|sondern|je|j'|nous|mon|ma|mes|c'est|ce|maintenant|il|elle|merci|tu|yo|mi|mis|es|ahora|vivo|no|gracias|ya|ella)(?!${LETTER}))|[\s,]+(?=(?:because|since|now that|weil|denn|da|car|parce que|puisque|porque|ya que)\s)|\s(?=(?:and|but|und|aber|et|mais|y|pero)\s+(?:i|i'm|we|it|it's|my|then|now|use|tell|give|ich|es|mein\p{L}*|je|j'|c'est|mon|ma|yo|mi|es|ahora)(?!${LETTER}))`,
);
/** A new request turns the first half into an idiom: "forget the diet, let's order pizza". */
const NEW_REQUEST = compile(
  String.raw`^[\s,–—-]*(?:let's|lets|use|tell|give|show|make|can|could|what|how|kannst|wie|was|dis|donne|dime|dame)(?!${LETTER})`,
);
const MAX_WORDS = 25;
const MAX_BARE_WORDS = 8;

/** Parses the order at the start of a clause. Returns null if the clause does not begin with one. */
export function parseForgetOrder(clause: string): ParsedOrder | null {
  compiledWordings ??= WORDINGS.map(compileWording);
  for (const reader of compiledWordings) {
    const found = reader.order.exec(clause);
    const order = found && parseWith(reader, clause, found);
    if (order) return order;
  }
  return null;
}

function parseWith(reader: CompiledWording, clause: string, { 0: head, groups }: RegExpExecArray): ParsedOrder | null {
  const verb = groups?.["forgets"] ?? groups?.["deletes"] ?? "";
  const deletes = groups?.["forgets"] === undefined;
  if (/\?\s*$/.test(clause) && !POLITE_QUESTION.test(groups?.["asks"] ?? "")) return null;
  const object = clause.slice(head.length).replace(/[\s.!?;]+$/u, "");
  if (NO_OBJECT.test(object)) return null;
  const all = reader.all.exec(object);
  const thing = all ? null : reader.thing.exec(object);
  const frame = (all ?? thing)?.[0].length ?? 0;
  const cut = TARGET_END.exec(object.slice(frame));
  const end = head.length + (cut ? frame + cut.index : object.length);
  const goesOn = clause.slice(end);
  const whole = clause.slice(head.length, end);
  if (reader.last.test(whole)) return TEXT_VERBS.test(verb) ? { what: null, as: "topic", end } : null;
  const inMemory = reader.where.exec(whole);
  const named = withoutTail(inMemory ? whole.slice(0, inMemory.index) : whole, reader.tail);
  const asked = all || thing ? null : reader.clause.exec(named);
  const isStatement = asked !== null && /(?:that|dass|qu(?:e|'))$/i.test(asked.groups?.["word"] ?? "");
  if (deletes && !targetsMemory(verb, inMemory !== null, all ?? thing, isStatement, reader.mine.test(named)))
    return null;
  if (!deletes && !all && !thing && !asked && NEW_REQUEST.test(goesOn)) return null;
  const from = head.length + (isStatement ? (asked?.[0].length ?? 0) : frame);
  const to = head.length + named.length;
  const what = clause.slice(from, to);
  const length = what.split(/\s+/).length;
  if (contentStems(what).length === 0 || length > (asked || frame > 0 ? MAX_WORDS : MAX_BARE_WORDS)) return null;
  const as = all ? "all" : isStatement ? "statement" : asked ? "question" : "topic";
  return { what: { from, to }, as, end };
}

/** Returns whether the target is something remembered: "remove the last paragraph" is work on a text. */
function targetsMemory(
  verb: string,
  inMemory: boolean,
  frame: RegExpExecArray | null,
  isStatement: boolean,
  isMine: boolean,
): boolean {
  return inMemory || frame !== null || (!MOVE_VERBS.test(verb) && (isStatement || isMine));
}

function withoutTail(object: string, tail: RegExp): string {
  for (let left = object; ;) {
    const next = left.replace(tail, "").replace(/[\s,]+$/u, "");
    if (next === left) return left;
    left = next;
  }
}
