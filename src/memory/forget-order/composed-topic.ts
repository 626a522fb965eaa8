import { contentStems } from "../contains-phrase.ts";
import type { CompiledComposedWording } from "./compile-composed-wording.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { hasSubject } from "./parse-target.ts";
import { regex } from "../../text/regex.ts";

/** An order that is a whole sentence, and the range of its topic. */
export interface ComposedOrder {
  readonly what: { readonly from: number; readonly to: number };
  readonly as: ForgetOrder["as"];
}

/** How an order was given. */
interface OrderedBy {
  /** A verb or a place says that a memory is meant. */
  readonly isMeant: boolean;
  /** It ends by an order with a pronoun: "my old address, forget it". */
  readonly insists: boolean;
  /** It has to name something of the user's. */
  readonly isOwn: boolean;
}

/** In words. */
const MAX_TOPIC = 14;
/** Words of the topic that mean all of it. */
const ALL = regex.iu`^(?:de )?(?:everything|anything|all|whatever|what|every|any|alles|alle|was|sämtliche|tout|ce que|todo|lo que)(?!\p{L})`;
/** A name that no memory has: a pronoun, a part of a text, an infinitive. */
const NO_TOPIC = compilePattern(
  String.raw`^(?:(?:not|never|only|nicht|bloß nicht|ja nicht|nie|pas|jamais|nunca|no|nur|solo)(?!${LETTER}).*|(?:it|this|that|them|him|her|you|me|us|es|das|ihn|sie|dir|dich|mich|toi|moi|ça|cela|eso|esto|lo|ti|mí)|(?:to|zu|don't tell me|sag bloß) \S.*|don't tell me|(?:(?:the|my|this|that|den|die|das|le|la|les|el|los|las) )?(?:last|previous|first|second|third|letzten?|vorigen?|ersten?|zweiten?|dernier|dernière|premier|première|último|última|primer|segundo)(?!${LETTER}).*)$`,
);
/**
 * Denies the verb behind its object, or says it of somebody else: "du darfst meinen Geburtstag nicht vergessen", "what i
 * said about my diet, don't delete it", "das mit der Diät hab ich vergessen".
 */
export const DENIED = compilePattern(
  String.raw`(?<!${LETTER})(?:nicht|nie|niemals|je|jemals|never|ever|not|cannot|(?:do|does|did|ca|could|should|must|wo|would)n't|pas|jamais|no|nunca|(?:hab|habe|hatte|kann|könnte|muss|darf|will|sollte|werde) (?:ich|man|er|sie))$`,
);
/** A verb behind a German noun, whose capital tells it apart: "mein Bruder spinnt". */
const GERMAN_VERB = regex.u`^(?:[Mm]ein|[Uu]nser)\p{Ll}*\s+\p{Lu}\p{L}+\s+\p{Ll}{2,}t(?!\p{L})`;
/** Opens a thing without a noun: "lo que debo". */
const OPENS_THING = compilePattern(
  String.raw`^(?:lo que|ce qu[ei]|alles,? was|all(?: that)? i|everything)(?!${LETTER})`,
);
/** A sentence that goes on behind a comma, and one that goes on with the user. */
const GOES_ON = /[,;:–—?]\s*\S/u;
const GOES_ON_OWN = compilePattern(
  String.raw`[,;:–—?]\s*(?:(?:and|but|so|now) )?(?:i|i'm|we|it's|ich|je|j'|yo|now|jetzt)(?!${LETTER})`,
);

/**
 * Returns the topic of an order, whose text has blanks for all other parts. Returns null if it may mean something else.
 * @param by how the order was given
 */
export function composedTopic(
  { told, clause, question, mine, finite }: CompiledComposedWording,
  text: string,
  by: OrderedBy,
): ComposedOrder | null {
  const named = text.trimStart();
  let from = text.length - named.length;
  const frame = told.exec(named)?.[0] ?? "";
  from += frame.length;
  const rest = text.slice(from);
  const isThing = by.insists && mine.test(named);
  const opened = isThing ? "" : (clause.exec(rest)?.[0] ?? "");
  const isStatement = opened !== "";
  if (isStatement) from += opened.length;
  const isKnown = by.isMeant || frame !== "" || isStatement || isThing;
  const what = text.slice(from).trimEnd();
  const words = what.trim().split(/\s+/).length;
  if (
    !isKnown ||
    words > MAX_TOPIC ||
    NO_TOPIC.test(what.trim()) ||
    DENIED.test(what) ||
    contentStems(what).length === 0
  )
    return null;
  // "My cat is old, keep it" tells of a cat. The order has to name a thing.
  const isNamed = frame !== "" || isStatement || question.test(what.trim()) || OPENS_THING.test(named);
  if (by.isOwn && !isNamed && (!mine.test(named) || finite.test(what) || GERMAN_VERB.test(named))) return null;
  // A sentence that goes on is no topic, and "that gym thing" is no statement.
  if ((isStatement ? GOES_ON_OWN : GOES_ON).test(what)) return null;
  if (/that$/iu.test(opened.trim()) && !hasSubject(what.trim())) return null;
  const start = from + (what.length - what.trimStart().length);
  const as = isStatement ? "statement" : question.test(what.trim()) ? "question" : ALL.test(frame) ? "all" : "topic";
  return { what: { from: start, to: from + what.length }, as };
}
