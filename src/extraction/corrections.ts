import type { Correction } from "../ports/memory.ts";
import { VAGUE } from "./phrases.ts";
import { regex } from "../text/regex.ts";

/*
 * Corrections take back or replace something that the user said before, in four languages. A correction is a clause
 * of its own with a few words: "Actually, Bergen" replaces something, "Actually, Bergen is lovely" does not.
 */

/** In characters. A user who writes more than this explains something. */
export const MAX_CORRECTION_TURN = 300;

const SIGN =
  /\b(?:forget|delete|erase|actually|meant?|correction|scratch|wait|more|longer|anymore|not|nope|vergiss|eigentlich|meinte|doch|nicht|oublie|fait|voulais|plutôt|plus|pas|olvida|realidad|decir|digo|mejor|ya no|no|sorry|oops|entschuldigung|pardon|perdón)(?![\w\u00c0-\u024f])/i;

const FORGETS: readonly RegExp[] = [
  /^(?:(?:please|just|ok|okay|no|actually)[,\s]+)*(?:forget|delete|erase) (?:that(?: again)?|this|what i (?:just )?(?:said|told you|wrote)|my last message|i (?:ever )?said that)(?:,? please)?$/i,
  /^scratch that$/i,
  /^(?:bitte )?vergiss (?:bitte )?(?:das|dies)(?: bitte)?(?: wieder)?$/i,
  /^(?:bitte )?vergiss(?: bitte)?,? was ich (?:gerade |eben |dir )*(?:gesagt|geschrieben) habe$/i,
  /^(?:s'il te plaît,? )?oublie[zr]? (?:ça|cela|ce que (?:je viens de|j'ai) (?:dire|dit))(?:,? s'il (?:te|vous) plaît)?$/i,
  /^(?:por favor,? )?olvid(?:a|e) (?:eso|esto|lo que (?:acabo de decir|(?:te )?(?:he dicho|dije)))(?:,? por favor)?$/i,
];

/** The statement to forget follows. */
const FORGETS_STATEMENT =
  /^(?:please |bitte |por favor,? )?(?:forget(?: about the fact)? that|oublie que|oublie qu'|olvida que)\s*(?=\S)/i;

const ENDS =
  /^(?:(?:no|nope|well|nein|non)[,\s]+)*(?:(?:i'm |i am |it's |i do |that's )?not any ?more|no longer|not any longer|(?:jetzt )?nicht mehr|plus maintenant|ya no)$/i;

const HALT = String.raw`(?:(?:no|nope|oh|ah|sorry|oops|wait|hang on|well|nein|nee|ach|moment|entschuldigung|non|pardon|perdón)[,.!\s]+)`;
const CUE = String.raw`(?:i meant(?: to say)?|scratch that,? make it|make (?:it|that)|ich meinte(?: natürlich| eigentlich)?|je voulais dire|je veux dire|(?:quer[ií]a|quise) decir)`;
const REPLACES: readonly RegExp[] = [
  new RegExp(String.raw`^${HALT}*${CUE}\s+(?<x>.+)$`, "i"),
  new RegExp(
    String.raw`^${HALT}+(?:i mean|ich meine|lieber|doch|doch lieber|plutôt|mejor|más bien|digo)\s+(?<x>.+)$`,
    "i",
  ),
  new RegExp(
    String.raw`^${HALT}*(?:actually|correction|eigentlich|korrektur|en fait|correction|en realidad|corrección)[,:]? (?:it'?s |it is |that'?s |es ist |c'est |es )?(?<x>.+)$`,
    "i",
  ),
  new RegExp(String.raw`^(?:no,? )?wait,? (?:it'?s |it is |make it )(?<x>.+)$`, "i"),
  new RegExp(String.raw`^${HALT}+(?:it'?s|it is|es ist|c'est|es) (?<x>.+)$`, "i"),
  new RegExp(String.raw`^${HALT}*(?:it'?s|it is|that'?s|es ist|c'est|es) (?<x>.+?,? (?:not|nicht|pas|no) .+)$`, "i"),
  // Users who are sorry and then give a name give the right one.
  /^(?:(?:[Nn]o|[Nn]ein|[Nn]on|[Oo]h|[Aa]h)[,.!\s]+)*(?:[Ss]orry|[Oo]ops|[Ee]ntschuldigung|[Pp]ardon|[Pp]erdón)[,:]\s+(?<x>[\p{Lu}\d]\S*(?: [\p{Lu}\d]\S*)?)$/u,
  /^(?:(?:[Nn]o|[Nn]ein|[Nn]on|[Ss]orry|[Ee]ntschuldigung|[Pp]ardon|[Pp]erdón)[,.!\s]+)*(?:[Nn]ot|[Nn]icht|[Pp]as|[Nn]o) (?:(?:in|en|à) )?(?<y>[\p{Lu}\d][^,]*?)(?:, (?:but |sondern |mais |sino )?| (?:but|sondern|mais|sino) )(?:(?:in|en|à) )?(?<x>[\p{Lu}\d].*)$/u,
  // The wrong value is named, which alone tells the statement that is meant.
  new RegExp(`^${HALT}*(?<x>[^,]+?, (?:not|nicht|pas|no) .+)$`, "i"),
  // Without a comma "we eat no pork" is a statement of its own, so that a value stands for itself.
  new RegExp(`^${HALT}+(?<x>[^,]+? (?:not|nicht|pas|no) .+)$`, "i"),
  regex.u`^(?<x>[\p{L}\p{N}'’.:-]+ (?:[Nn]ot|[Nn]icht|[Pp]as|[Nn]o) (?:[\p{Lu}\p{N}].*|[\p{L}]+))$`,
];

const CONTRAST = /^(?<x>.+?),? (?:and )?(?:not|nicht|pas|no) (?<y>.+)$/i;
const MAX_WORDS = 4;
/** Openings of a full clause, or of words about the conversation: "actually, can we stop", "actually never mind". */
const NO_OBJECT =
  /^(?:i|i'm|we|he|she|they|you|never|nevermind|no|yes|yeah|not|can|could|do|don'?t|let'?s|please|that|this|it|there|what|how|why|if|the other|all|just|so|for|on|at|from|with|by|of|to|about|get|find|check|show|search|look|pull|make|give|book|call|go|now|sorry|thanks|very|really|too|fine|good|ok(?:ay)?|ich|wir|du|ja|nein|kannst|das|es|gut|schon|je|tu|nous|oui|non|ça|bien|yo|tú|sí|no|eso|\S+ing|better|worse|more|less|right|wrong|true|false|easy|hard|later|also|only|mostly|quite)(?![\w\u00c0-\u024f])/i;

/**
 * Returns the correction that a clause makes, or null if it makes none.
 * @param clause as said, without the marks that end it
 */
export function correctionIn(clause: string): Correction | null {
  if (!SIGN.test(clause)) return null;
  const quote = clause;
  const plain = clause.replace(/[’‘]/g, "'");
  const correction = (does: Correction["does"], instead = "", not: string | null = null): Correction => ({
    type: "amendment",
    does,
    quote,
    instead,
    not,
    about: null,
  });
  if (FORGETS.some((pattern) => pattern.test(plain))) return correction("forget");
  if (ENDS.test(plain)) return correction("end");
  for (const pattern of REPLACES) {
    const named = pattern.exec(plain)?.groups;
    const said = named?.["x"]?.trim();
    if (said === undefined) continue;
    const { x = said, y = named?.["y"] ?? null } = CONTRAST.exec(said)?.groups ?? {};
    if (isObject(x) && (y === null || isObject(y))) return correction("replace", bare(x), y && bare(y));
  }
  return null;
}

/** Returns the rest of "forget that I live in Oslo", or null if the clause names no statement to forget. */
export function toForget(clause: string): string | null {
  const lead = FORGETS_STATEMENT.exec(clause)?.[0];
  return lead === undefined ? null : clause.slice(lead.length);
}

/** With one of these a phrase goes on as a sentence. */
const VERB =
  /\s(?:is|are|was|were|sounds?|looks?|seems?|would|will|can|could|has|have|ist|sind|klingt|est|sont|es|son)(?=\s|$)/i;
const COURTESY =
  /[\s,]+(?:please|actually|instead|only|sorry|thanks|bitte|danke|s'il te plaît|merci|por favor|gracias)$/i;

const bare = (phrase: string): string =>
  phrase.replace(COURTESY, "").replace(/^(?:the year is|in)\s+|^[\s"'“”«»]+|[\s"'“”«»,.!]+$/gi, "");

function isObject(phrase: string): boolean {
  const words = phrase.trim().split(/\s+/).length;
  return (
    words <= MAX_WORDS &&
    !NO_OBJECT.test(phrase) &&
    !VERB.test(` ${phrase}`) &&
    !VAGUE.test(phrase.replace(/^(?:my|mine?n?|ma|mi) /i, ""))
  );
}
