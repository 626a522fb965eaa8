import { compilePattern, LETTER } from "./compile-pattern.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { contentStems } from "../contains-phrase.ts";
import type { CompiledWording } from "./compile-wording.ts";
import { findTargetEnd } from "./target-end.ts";

/** A range of the text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A target of an order. */
export interface Target {
  /** Null means the last statement. */
  readonly what: Span | null;
  readonly as: ForgetOrder["as"];
}

/** The verb of an order, and whether the order names the memory as its place. */
export interface Verb {
  readonly text: string;
  readonly deletes: boolean;
  readonly inMemory: boolean;
}

/** Verbs that suit any text or thing. "Delete that" is an order only after these. */
const TEXT_VERBS = compilePattern(
  String.raw`^(?:forget|forgot|forgetting|delete|erase|vergiss|vergesst|vergessen|vergesse|oublie[zr]?|olvid[ae])(?: all)?(?: about)?$`,
);
/** Verbs of moving. They need a place to take the target from, or else they are about something else. */
const MOVE_VERBS = compilePattern(
  String.raw`^(?:let go of|take|strike|clear|drop|nimm|wirf|retire\p{L}*|enl[eè]v\p{L}*|quit\p{L}*)$`,
);
/** Verbs of taking a statement back. With a thing they are about something else: "scratch my back". */
const TAKING_BACK = compilePattern("^scra(?:tch|p)$");
/** Parts of a text, and things with a place: "my last sentence", "my name from the letter". */
const IN_A_TEXT = compilePattern(
  String.raw`^\S+ (?:last|previous|first|letzte[nrms]?|vorige[nrms]?|dernière?|dernier|última?|último) |[\s](?:(?:from|out of) (?:the|this|that|here)|aus (?:dem|der|diese[mr]))(?!${LETTER})`,
);
/**
 * Things of the user's that programs keep, as the last noun: "delete my account at the bank" is a task, and "delete my
 * account number" an order.
 */
const IN_A_PROGRAM = compilePattern(
  String.raw`(?<!${LETTER})(?:account|subscription|order|booking|reservation|ticket|file|folder|list|playlist|repo(?:sitory)?|branch|commit|table|database|app|photo|picture|e-?mail|inbox|message|post|comment|alarm|reminder|appointment|calendar|event|cart|cache|history` +
    String.raw`|konto|konten|abo|bestellung|buchung|reservierung|datei|ordner|\p{L}*liste|foto|bild|nachricht|beitrag|kommentar|wecker|termin|warenkorb` +
    String.raw`|compte|abonnement|commande|réservation|fichier|dossier|liste|message|alarme|rappel|rendez-vous|panier` +
    String.raw`|cuenta|suscripción|pedido|reserva|archivo|carpeta|lista|mensaje|alarma|recordatorio|cita|carrito)(?:s|n|en|es)?(?=$| (?:at|on|with|from|for|in|bei|für|aus|auf|chez|sur|en|con|de)(?!${LETTER}))`,
);
/**
 * A new request or plan turns the first half into an idiom: "forget the diet, let's order pizza", "olvida la leche, compra
 * pan".
 */
const NEW_REQUEST = compilePattern(
  String.raw`^[\s,–—-]*(?:let's|lets|use|tell|give|show|make|can|could|what|how|we'll|we (?:still|can|could|should|need)|buy|order|kannst|wie|was|wir (?:haben noch|können|brauchen|nehmen)|kauf|bestell|dis|donne|on (?:commande|va|peut|prend|a encore)|achète|commande|dime|dame|vamos|compra|pide|aún tenemos)(?!${LETTER})`,
);
/** One thing by its article and a clause behind it, which is no part of a name: "les courses, on commande une pizza". */
const THING_AND_CLAUSE = compilePattern(
  String.raw`^(?:about )?(?:the|der|die|das|den|le|la|les|l'|el|los|las)\s*[^\s,]+(?<clause>,\s.*)$`,
);
const MAX_WORDS = 25;
const MAX_BARE_WORDS = 8;

/** A statement has a subject. "Delete that last paragraph" has none. */
const HAS_SUBJECT = compilePattern(
  String.raw`^(?:j'|l'|(?:i|i'm|i've|i'd|we|my|our|he|she|it|they|the|his|her|their|there|ich|wir|er|sie|es|mein\p{L}*|der|die|das|je|nous|il|elle|mon|ma|mes|le|la|les|mi|mis|el|los|las)(?!${LETTER}))|^\S+\s+(?:is|are|was|has|lives|works)(?!${LETTER})`,
);
const opensStatement = (clause: RegExpExecArray | null): boolean =>
  /(?:that|dass|qu(?:e|'))$/i.test(clause?.groups?.["word"] ?? "");
/** Returns true for a statement with a subject. */
export const hasSubject = (statement: string): boolean => /^\p{Lu}/u.test(statement) || HAS_SUBJECT.test(statement);

/** Parses the first target in the object of an order. Returns null if the object names nothing remembered. */
export function parseTarget(
  reader: CompiledWording,
  verb: Verb,
  object: string,
  clause: string,
  start: number,
): (Target & { readonly end: number; readonly next: number | null }) | null {
  const all = reader.all.exec(object);
  const opens = reader.clause.exec(object);
  const thing = all || opens ? null : reader.thing.exec(object);
  const frame = (all ?? thing)?.[0].length ?? 0;
  const { at, next } = findTargetEnd(object, frame || (opens?.[0].length ?? 0), reader.clause, opensStatement(opens));
  const end = start + at;
  const whole = object.slice(0, at);
  if (reader.last.test(whole)) return TEXT_VERBS.test(verb.text) ? { what: null, as: "topic", end, next } : null;
  const where = reader.where.exec(whole);
  const inMemory = verb.inMemory || where !== null;
  const named = withoutTail(where ? whole.slice(0, where.index) : whole, reader.tail);
  const asked = all || thing ? null : reader.clause.exec(named);
  const word = asked?.groups?.["word"] ?? "";
  const isStatement = asked !== null && opensStatement(asked);
  if (verb.deletes) {
    const isClause = isStatement && (!/that$/i.test(word) || hasSubject(named.slice(asked[0].length)));
    const isMine = reader.mine.test(named) && !IN_A_TEXT.test(named) && !IN_A_PROGRAM.test(named);
    if (!targetsMemory(verb.text, inMemory, all ?? thing, isClause, isMine)) return null;
  }
  const isBare = !verb.deletes && !all && !thing && !asked;
  const behind = THING_AND_CLAUSE.exec(named)?.groups?.["clause"] ?? clause.slice(end);
  if (isBare && NEW_REQUEST.test(behind)) return null;
  const [from, to] = [start + (isStatement ? asked[0].length : frame), start + named.length];
  const what = clause.slice(from, to);
  const length = what.split(/\s+/).length;
  if (contentStems(what).length === 0 || length > (asked || frame > 0 ? MAX_WORDS : MAX_BARE_WORDS)) return null;
  const as = all ? "all" : isStatement ? "statement" : asked ? "question" : "topic";
  return { what: { from, to }, as, end, next };
}

/** Returns whether the target is something remembered: "remove the last paragraph" is work on a text. */
function targetsMemory(
  verb: string,
  inMemory: boolean,
  frame: RegExpExecArray | null,
  isStatement: boolean,
  isMine: boolean,
): boolean {
  return inMemory || frame !== null || (!MOVE_VERBS.test(verb) && (isStatement || (isMine && !TAKING_BACK.test(verb))));
}

function withoutTail(object: string, tail: RegExp): string {
  for (let left = object; ;) {
    const next = left.replace(tail, "").replace(/[\s,]+$/u, "");
    if (next === left) return left;
    left = next;
  }
}
