import { BEGIN, END, pattern, START } from "./foreign/edges.ts";
import { foreignWords } from "./foreign/languages.ts";
import {
  BESIDE_PART,
  COMPANIONS,
  COUNTERPARTS,
  GAMES,
  I_PLAY,
  LEAVING,
  ORDER_TO_PLAY,
  PROPOSING,
  YOU_PLAY,
} from "./foreign/play-words.ts";
import type { Play } from "../ports/extractor.ts";

/*
 * Parts that the user and the assistant play over several turns: "you are my boss, I'm Anna". Adviser and tutor are no such
 * parts: whoever asks an adviser tells of themselves.
 */

const ARTICLE = String.raw`(?:an?|the|your|ein[er]?|der|die|dein[er]?|une?|le|la|l['’]|ton|ta|un[oa]?|el|tu)`;
const JOINED = String.raw`[\s,.;:!]{1,3}(?:(?:and|while|und|et|y)\s)?`;
/**
 * One of these stands in whatever opens a play, in lower case. The patterns below take ten times as long, and most turns hold
 * none.
 */
const MAY_OPEN =
  /play|dungeons|d ?& ?d|dnd|adventure|improv|spiel|abenteuer|jeu|joue|jouo|jueg|jug|pretend|imagin|suppose|stell dir|tu so|fais comme|finge|you(?: are|.?re|.ll| r| be| will| can| act)|\bu(?:.?re| r| be| will| can| are|.ll) |act as|\bbe |\bsei |\bsois |du bist|du w|sie sind|tu es|tu ser|tu fais|vous êtes|eres|sos |serás|haces? de|haz de|usted es|actúa/;
/** "Let's role-play", "D&D session!", "Rollenspiel:". */
const GAME = pattern(
  `(?:^|[.!?\\n]\\s*)[^\\w\\u00c0-\\u024f]{0,6}(?:(?:ok(?:ay)?|hey|hi|so|also|alors|bueno|now)[\\s,]{1,2})?(?:${PROPOSING}\\s(?:[^\\s.!?]+\\s){0,4}?${GAMES}${END}(?! (?:with my|mit mein|avec m|con mi))|${GAMES}(?: (?:session|time|campaign|scenario))?\\s?(?:$|[:!.,–-]|with me|as${END}))`,
);
const SENTENCE_BEGINS = String.raw`(?:^|[.!?:\n]\s*)`;
/** "You are <part>, I'm …". */
const PARTS = pattern(
  String.raw`(?:${BEGIN}${YOU_PLAY}|${SENTENCE_BEGINS}${ORDER_TO_PLAY}) (?<part>[^.!?\n]{2,60}?)${JOINED}${I_PLAY}\s`,
);
const WITH_COUNTERPART = pattern(
  String.raw`^(?:(?:now|playing|as)\s)?(?<article>${ARTICLE}\s?)?(?:[^\s,.;:!?]+\s){0,2}?${COUNTERPARTS}${END}(?<more>\s*[^\s.,;:!?])?`,
);
const WITH_NAME = pattern(
  String.raw`^(?:(?:mr|mrs|ms|miss|dr|herr|frau|señora?|madame|monsieur)\.? )?(?<name>[^\s,.;!?]+)(?=\s*(?:[,.;!?]|$|(?:and|und|et|y)\s))`,
);
const NAME = /^(?!(?:I|German|French|English|Spanish|American|British|Italian|Polish|Indian)$)\p{Lu}\p{Ll}+$/u;
const DEFINITE = /^(?:the|your|der|die|dein|le|la|l|ton|ta|el|tu)/i;
/** German joins words: "Fitnesscoach". */
const ADVISES = pattern(
  `${BEGIN}(?:${foreignWords("service")}|${COMPANIONS})${END}|[a-zß-ü]{3}(?:coach|trainer|berater|lehrer|assistent|therapeut|freund)(?:in)?${END}`,
);
/** "Pretend I'm a customer". */
const PRETENDS = pattern(
  String.raw`${START}(?:[^\s.!?]+\s){0,3}?(?:pretend|imagine|suppose|stell dir vor|tu so,? als|imagine|fais comme si|imagina|finge)(?: that| que)?,? (?:i(?:['’]?m| am|['’]?ll be)|ich (?:bin|wäre)|je (?:suis|serais)|j['’]étais|soy|fuera) (?:${ARTICLE}\s?)?(?:[^\s,.;:!?]+\s){0,2}?${COUNTERPARTS}${END}`,
);
/** "You are a detective, I'm the suspect" stands at the beginning of a turn. */
const OPENS_WITHIN = 600;
const LEAVES = pattern(BEGIN + LEAVING);
const BESIDE = pattern(BEGIN + BESIDE_PART);

/** Returns whether a turn agrees on parts that both sides play from then on. */
export function opensPlay(said: string): boolean {
  const read = said.slice(0, OPENS_WITHIN);
  if (!MAY_OPEN.test(read.toLowerCase())) return false;
  if (GAME.test(read) || PRETENDS.test(read)) return true;
  const parts = PARTS.exec(read);
  if (parts === null) return false;
  const advises = ADVISES.test(parts.groups?.["part"] ?? "");
  const own = read.slice(parts.index + parts[0].length);
  const counterpart = WITH_COUNTERPART.exec(own);
  if (counterpart === null) return !advises && NAME.test(WITH_NAME.exec(own)?.groups?.["name"] ?? "");
  const { article = "", more } = counterpart.groups ?? {};
  return !advises || (DEFINITE.test(article) && more === undefined);
}

/**
 * Returns whether a turn is said in a part, and whether parts are played from then on.
 * @param plays true if parts were agreed on in an earlier turn of the conversation, and still hold
 */
export function playOfTurn(said: string, plays: boolean): Play {
  if (!plays) return { isPart: false, plays: opensPlay(said) && !LEAVES.test(said) };
  if (LEAVES.test(said)) return { isPart: false, plays: false };
  return { isPart: !BESIDE.test(said), plays: true };
}
