import { wordSet } from "../normal-form/words.ts";
import { GENERATE_VERBS, OTHER_OPENINGS } from "./generation-words.ts";
import { regex } from "../../text/regex.ts";

/*
 * Recognises games of chance and draws by their names, in the languages most asked in: "Magic 8 ball, will it rain?",
 * "Secret Santa: Al, Bo, Cy". All functions take a sentence in lower case whose words and marks are separated by blanks.
 */

/** Names of games. A blank stands for any marks between the words. */
const GAMES = regex.u`(?<!\p{L})(?:${[
  "rock paper (?:or )?scissors|schere stein (?:oder )?papier|stein schere papier|stein papier schere|pierre (?:feuille|papier) ciseaux|piedra papel (?:o |y )?tijeras?|sasso carta (?:e |o )?forbici?|carta forbici sasso|pedra papel (?:e |ou )?tesoura|steen papier schaar|kamień papier nożyce|sten sax påse|sten saks papir|камень ножницы бумага|taş kağıt makas",
  "magic (?:8|eight) ball|(?:8|eight) ball [:,]|magische (?:8|acht)|bola (?:8|ocho) mágica|boule magique",
  "secret santas?|kris kringle|wichteln|wichtelt|wichtelpartner|père noël secret|papá noel secreto|amigo invisible|amigo secreto|amigo oculto|babbo natale segreto|lootjes|mikołajki|julklapp",
  "truth or dare|wahrheit oder pflicht|action ou vérité|verdad o reto|verdad o atrevimiento|obbligo o verità|verdade ou desafio|doen of waarheid|sanning eller konsekvens",
  "eeny meeny|eenie meenie|ene mene|am stram gram|pito pito|ambarabà|iene miene mutte",
  "draw (?:straws|lots)|short straw|streichhölzer ziehen|lose ziehen|courte paille|tirer à la courte|echar? a suertes|echa(?:mos)? a suertes|al sorteo|tirage au sort",
  "spin the (?:bottle|wheel)|flaschendrehen|glücksrad|roue de la fortune|gira la (?:botella|ruleta)|russian roulette",
]
  .join("|")
  .replaceAll(" ", String.raw`(?: [,.:-])* `)})(?!\p{L})`;

/** Words that ask about a game instead of playing it: "Secret Santa rules". */
const ABOUT_A_GAME = regex.u`(?<!\p{L})(?:rules?|regeln|spielregeln|règles|reglas|regole|history|origins?|meaning|strategy|strategies|geschichte|herkunft|bedeutung|histoire|origine|historia|origen)(?!\p{L})`;

const PLAY_VERBS = wordSet(
  "play spiel spiele spielen jouons joue juguemos juega giochiamo gioca joguemos speel zagraj",
);

/** Dice as players write them: "2d6", "w20". */
const DICE_NOTATION = /^\d{0,2}[dw](?:4|6|8|10|12|20|100)(?: \d+)?(?: [.!?])?$/u;

/** Numbers for a lottery: "six numbers for the lotto". */
const LOTTERY_NUMBERS = regex.u`(?<!\p{L})(?:numbers|zahlen|tippzahlen|numéros|nombres|números|numeri|getallen|liczb|nummer|tal|picks) (?:\p{L}+(?:'\p{L}+)? ){0,3}(?:\p{L}+')?(?:lotto|lottery|loto|lotería|lotteria|loteria|loteri|powerball|eurojackpot|euromillions?|euromillones|primitiva|bonoloto|mega)(?!\p{L})|(?<!\p{L})lottozahlen (?:für|bitte)|^(?:lotto|loto|lotería) [:,] |(?<!\p{L})6 aus 49(?!\p{N})|(?:lotto|lottery|loto|powerball|eurojackpot|euromillions) (?:numbers|picks|zahlen|tipp)(?!\p{L})`;

/** Words for one of many, followed by something of which one is as good as another. */
const ANY_ONE = String.raw`(?:an?|any|some|one|eine?n?|irgendeine?n?|une?|una|uno|uma?|een|ett|et|en|jakąś|jeden)`;
const PLAIN_THING = String.raw`(?:number|digit|letter|colou?r|word|card|animal|zahl|ziffer|buchstaben?|farbe|wort|tier|nombre|chiffre|lettre|couleur|mot|animal|número|cifra|letra|color|palabra|numero|lettera|colore|parola|cor|palavra|getal|kleur|woord|liczbę|kolor|tal|siffra|färg|ord)`;
/** The same without a verb: "number please". */
const BARE_ANY = regex.u`^(?:${ANY_ONE} )?${PLAIN_THING} (?:please|bitte|stp|por favor|s'il te plaît)`;
/** An order that names nothing but such a thing: "think of a number", "denk dir eine Zahl aus". */
const NAMES_ANY = regex.u`^\p{L}+(?:-\p{L}+)? (?:(?:of|up|me|us|mir|dir|euch|uns|à|a|en|di|em|på|aan|moi|nous|te|ti|mi|um|an) ){0,2}(?:${ANY_ONE} ${PLAIN_THING}|was|etwas|irgendwas|something|anything|algo|quelque chose|qualcosa)(?: (?:aus|please|bitte))*(?: [.!,?].*)?$`;

/** Verbs that give each of several people something. */
const ASSIGN_VERBS = wordSet(`
  assign pair allot allocate distribute verteile verteil weise attribue attribuez assigne assignez asigna asigne reparte empareja assegna abbina atribua atribui emparelhe
  wijs przydziel fördela fordel`);
const AND_WORDS = wordSet("and und et y e en i och og");
const MIN_NAMED = 3;

/** Returns whether a sentence plays a game of chance. */
export function playsGameOfChance(words: readonly string[]): boolean {
  const [first = "", second = ""] = words;
  if (OTHER_OPENINGS.has(first)) return false;
  const text = words.join(" ");
  if (PLAY_VERBS.has(first) || (/^(?:let's|lets|lass|vamos|on)$/.test(first) && PLAY_VERBS.has(second))) return true;
  if (DICE_NOTATION.test(text) || LOTTERY_NUMBERS.test(text)) return true;
  return GAMES.test(text) && !ABOUT_A_GAME.test(text);
}

/** Returns whether a sentence asks for any number, colour or word: "Think of a number". */
export const namesAnything = ([first = "", ...more]: readonly string[]): boolean =>
  BARE_ANY.test([first, ...more].join(" ")) ||
  (GENERATE_VERBS.has(first) && NAMES_ANY.test([first, ...more].join(" ")));

/** Returns whether a sentence assigns something to people who are listed: "Assign chores: Al, Bo, Cy". */
export function assignsToListed([first = "", ...words]: readonly string[]): boolean {
  if (!ASSIGN_VERBS.has(first)) return false;
  const separators = words.filter(
    (word, at) => (word === "," || AND_WORDS.has(word)) && !/^\d/.test(words[at + 1] ?? "") && words[at - 1] !== ",",
  );
  return words.includes(",") && separators.length + 1 >= MIN_NAMED;
}
