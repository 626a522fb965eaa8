import { wordSet } from "../normal-form/words.ts";
import { assignsToListed, namesAnything, playsGameOfChance } from "./games-of-chance.ts";
import { GENERATE_VERBS, OTHER_OPENINGS } from "./generation-words.ts";
import { regex } from "../../text/regex.ts";

/* Recognises requests for a random choice: to shuffle an order, to divide a group, or to name one of several. */

const RANDOMIZE_VERBS = wordSet(`
  shuffle reshuffle randomize randomise scramble jumble raffle deal roll flip toss spin
  mische misch mischen verlose lose losle auslosen auslose würfle würfel wirf zieh ziehe wähle wähl
  mélange mélangez tire tirez pioche lance lancez choisis choisissez
  baraja barajar revuelve mezcla sortea saca reparte tira lanza elige escoge
  mescola mischia sorteggia estrai pesca lancia tira scegli
  embaralha embaralhe baralha baralhe sorteia sorteie lance jogue escolha escolhe
  schud hussel meng trek loot gooi kies dobbel
  potasuj przetasuj wymieszaj pomieszaj losuj wylosuj rzuć wybierz rozdaj
  blanda lotta dra kasta singla välj bland træk kast vælg velg trekk zamíchej losuj hoď vyber
  перемешай перетасуй вытяни брось выбери раздай karıştır`);

/** Verbs with another meaning. They count only with several things behind them. */
const AMBIGUOUS_VERBS = wordSet(
  "mélange mélangez mezcla mezcle meng misch mische lance tire tira saca baraja lose los bland lotta dra",
);

const DIVIDE_VERBS = wordSet(`
  split divide part separate sort assign put group pair match teile teil verteile répartis répartissez divise divisez partage reparte divide separa dividi suddividi divida separe
  verdeel deel podziel dela fordel rozděl раздели böl`);
const GROUPS = wordSet(`
  team teams group groups pairs squads gruppe gruppen mannschaft mannschaften paare équipe équipes groupes equipo equipos grupos parejas squadra squadre gruppi coppie times equipes equipas
  groepen ploegen drużyny grupy zespoły lag grupper hold skupiny týmy команды группы takıma`);

const WHO_WORDS = wordSet("who who's wer qui quién quien chi quem wie kto vem hvem kdo кто kim");
const TURN_VERBS = wordSet(`
  starts start begins begin goes go plays deals serves wins loses pays drives cooks cleans washes does pay play deal serve drive cook clean wash gets get takes take
  beginnt fängt startet darf spielt zahlt fährt kocht gewinnt commence commencera débute joue paie conduit gagne empieza comienza juega va paga gana conduce
  commencer empezar cominciare começar beginnen begonnen zacząć börja begynde begynne comincia inizia gioca tocca paga guida vince começa joga inicia paga ganha begint start mag speelt betaalt wint zaczyna rozpoczyna gra płaci wygrywa börjar startar spelar betalar vinner
  starter begynder begynner začíná začne начинает начнёт ходит платит başlar başlasın başlıyor`);

/** Phrases for it: "Whose turn is it?" */
const WHOSE_TURN = regex.u`(?<!\p{L})(?:whose turn|which of (?:us|you|them)|wer ist dran|wer ist an der reihe|à qui (?:le tour|de jouer|de commencer)|quién le toca|chi tocca|é a vez|aan de beurt|czyja kolej|vems tur|hvis tur|чья очередь)(?!\p{L})`;

const DECIDE_VERBS = wordSet(
  "decide entscheide entscheid décide décidez decidi besluit beslis zdecyduj bestäm beslut реши",
);

/** Words for chance, in languages that `question-conditions.ts` does not cover. */
const CHANCE = regex.u`(?<!\p{L})(?:beliebig\p{L}*|quelconque|a caso|casual[ei]|casuali|losow\p{L}*|willekeurig\p{L}*|aleató\p{L}*|slump\p{L}*|tilfældig\p{L}*|tilfeldig\p{L}*|náhodn\p{L}*|rastgele|satunnai\p{L}*|véletlen\p{L}*|случайн\p{L}*|наугад)(?!\p{L})`;

const FIRST_WORDS = wordSet("first zuerst an premier primero primera primo primeiro eerst pierwszy först først");
const OR_WORDS = wordSet("or oder ou lub albo czy eller nebo или veya o u");

const COIN_TOSS = regex.u`(?<!\p{L})(?:heads or tails|kopf oder zahl|pile ou face|cara o cruz|cara o sello|testa o croce|cara ou coroa|kop of munt|orzeł czy reszka|reszka czy orzeł|krona eller klave|plat eller krone|mynt eller krone|panna nebo orel|орёл или решка|орел или решка|yazı mı tura mı)(?!\p{L})`;

/** A number by its length: "a 12-digit number". */
const NUMBER_OF_DIGITS = regex.u`(?<!\p{L})\d+[- ]?(?:digit|figure|character|letter|stellig\p{L}*) (?:numbers?|codes?|strings?|zahl(?:en)?|nummern?)(?!\p{L})`;

/** A number in a range: "a number between 1 and 10", "eine Zahl von 1 bis 6". */
const NUMBER_IN_RANGE = regex.u`(?<!\p{L})(?:numbers?|digits?|zahl(?:en)?|nombres?|chiffres?|números?|numer[oi]|getal(?:len)?|liczb[ęaeęy]|tal|nummer|číslo|число|sayı)(?: \p{L}+)? (?:between|from|zwischen|von|entre|de|del|du|do|tra|fra|dal|da|tussen|van|od|pomiędzy|między|mellan|från|mellem|mezi|от|между|arasında)(?: l['a])? ?\d+ `;

/**
 * Returns whether a sentence asks for a random choice.
 * @param words one sentence in lower case, with its closing mark
 */
export function asksForRandomChoice(words: readonly string[]): boolean {
  const [first = "", second = ""] = words;
  const text = words.join(" ");
  if (playsGameOfChance(words) || namesAnything(words) || assignsToListed(words)) return true;
  if (RANDOMIZE_VERBS.has(first) && second !== "with" && (!AMBIGUOUS_VERBS.has(first) || namesSeveral(words)))
    return true;
  if (DIVIDE_VERBS.has(first) && words.some((word) => GROUPS.has(word))) return true;
  if ((WHOSE_TURN.test(text) || DECIDE_VERBS.has(first)) && isOpenChoice(words)) return true;
  if (!OTHER_OPENINGS.has(first) && CHANCE.test(text)) return true;
  if (WHO_WORDS.has(first) && words.slice(1, 4).some((word) => TURN_VERBS.has(word)) && isOpenChoice(words))
    return true;
  if (GENERATE_VERBS.has(first) && NUMBER_OF_DIGITS.test(text)) return true;
  return COIN_TOSS.test(text) || (!asksSomethingElse(first) && NUMBER_IN_RANGE.test(`${text} `));
}

/** Returns whether the first word opens another request. Sums have one answer. */
const asksSomethingElse = (first: string): boolean =>
  OTHER_OPENINGS.has(first) || /^(?:sum|add|multiply|count|round)$/.test(first);

const namesSeveral = (words: readonly string[]): boolean =>
  words.some((word) => /^[:,\d]/.test(word)) || words.length <= 4;

/** Returns whether several are named, or nobody at all: "Who starts, Pia or Tom?", "Who goes first?" */
function isOpenChoice(words: readonly string[]): boolean {
  const said = words.filter((word) => !/^[?.!]$/.test(word));
  const isOr = (word: string): boolean => OR_WORDS.has(word) || word === ":" || (word === "of" && said[0] === "wie");
  if (said.some((word, at) => at > 1 && isOr(word))) return true;
  return said.length <= 2 || (said.length <= 4 && FIRST_WORDS.has(said.at(-1) ?? ""));
}

/** Returns whether a sentence only names two: "Pia or Tom?" */
export function isBareChoice([, or = "", , mark, ...more]: readonly string[]): boolean {
  return OR_WORDS.has(or) && mark === "?" && more.length === 0;
}
