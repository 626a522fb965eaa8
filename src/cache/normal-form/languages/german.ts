import { wordSet } from "../words.ts";
import { bareText, formOf, type QuestionForm, type QuestionPattern, tellsOwner, without } from "./question-form.ts";
import { regex, regexOf } from "../../../text/regex.ts";

const GREETING =
  /^(?:(?:hallo|hi|hey|guten (?:tag|morgen|abend)|moin|servus|grüß gott|entschuldigung|sorry)(?: zusammen)?(?: [,!.])? )+/;
const POLITE =
  /^(?:(?:bitte , )?(?:können|könnten|kannst|könntest|würden|würdest) (?:sie|du|ihr) mir (?:bitte )?(?:kurz )?(?:sagen|erklären|verraten|helfen)|ich (?:möchte|würde) (?:gerne? )?(?:gern )?wissen|(?:wissen sie|weißt du|wisst ihr)|sagen sie mir(?: bitte)?|(?:eine )?frage :) (?:, )?/;
const CLOSING = / (?:, )?(?:bitte|danke(?: schön)?|vielen dank|danke im voraus)$/;

const ASKER = "(?:ich|man|wir|jemand)";
const PREFIXES =
  "ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|herunter|hin|hinzu|hoch|los|mit|nach|runter|um|vor|weg|weiter|wieder|zu|zurück|zusammen";
const INFINITIVE = String.raw`\p{L}{2,}(?:en|ern|eln)`;

/** "Anzumelden" is "anmelden". */
const INFIX = regexOf(`^(${PREFIXES})zu(?=\\p{L}{3,}(?:en|ern|eln)$)`, "u");

/** Returns the stem of a verb in any of its regular forms: "kündigen", "kündige", "kündigt", "zu kündigen". */
function stemOf(verb: string, prefix = ""): string {
  const said = verb.replace(INFIX, "$1");
  const stem = said.replace(/(?<=\p{L}{3})(?:en|e|et|t|n)$/u, "").replace(/el$/, "l");
  return prefix + stem;
}
const byInfinitive: QuestionPattern["stem"] = ({ verb = "" }) => stemOf(verb);
const byFinite: QuestionPattern["stem"] = ({ verb = "", prefix = "" }) =>
  NO_ACTIONS.has(verb) ? null : stemOf(verb, prefix);
/** Verbs that ask for no procedure: "wie heiße ich", "wie alt bin ich". */
const NO_ACTIONS = wordSet(
  "heiße heißt bin ist habe hat sehe sieht fühle fühlt wirke wirkt soll kann muss darf will möchte werde wird weiß viel lange oft",
);

const PATTERNS: readonly QuestionPattern[] = [
  {
    frame: "remedy",
    pattern:
      /^(?:was hilft(?: am besten)?(?: bei| gegen)|was (?:kann|soll|muss) (?:ich|man) (?:gegen|bei)|was tun (?:gegen|bei)) (?<rest>.+?)(?: (?:tun|machen|unternehmen))?$/u,
  },
  {
    frame: "how",
    pattern: regexOf(
      `^ich (?:möchte|will|würde gerne?|muss) (?<rest>.+) (?<verb>${INFINITIVE})(?: [,.])? (?:und )?wie (?:geht|mache ich|kann ich|funktioniert)(?: das)?(?: machen)?$`,
      "u",
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: regexOf(
      `^wie (?:kann|könnte|könnten|können|muss|soll|sollte|darf) ${ASKER} (?:am besten )?(?<rest>.+) (?<verb>${INFINITIVE})$`,
      "u",
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: regexOf(`^wie (?:lässt|lassen) sich (?<rest>.+) (?<verb>${INFINITIVE})$`, "u"),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: regexOf(
      `^was (?:muss|kann|soll|sollte) ${ASKER} (?:tun|machen) , um (?<rest>.+?) (?:zu )?(?<verb>${INFINITIVE})$`,
      "u",
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: regexOf(
      `^wie (?:geht|gehe ich vor , um|geht man vor , um) (?<rest>.+?) (?:zu )?(?<verb>${INFINITIVE})$`,
      "u",
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: regexOf(`^wie ${ASKER} (?<rest>.+) (?<verb>\\p{L}{4,}(?:e|t))(?: kann)?$`, "u"),
    stem: byFinite,
  },
  {
    frame: "how",
    pattern: regexOf(`^wie ${ASKER} (?<rest>.+) (?<verb>${INFINITIVE}) (?:kann|können|könnte|muss|soll)$`, "u"),
    stem: byInfinitive,
  },
  {
    frame: "where",
    pattern: regexOf(
      `^wo (?:kann|könnte|können) ${ASKER} (?<rest>.+) (?:finden|sehen|einsehen|abrufen|nachsehen)$`,
      "u",
    ),
  },
  { frame: "where", pattern: regexOf(`^wo (?:finde|sehe|findet|sieht) ${ASKER} (?<rest>.+)$`, "u") },
  { frame: "where", pattern: /^wo (?:steht|stehen|befindet sich|befinden sich) (?<rest>.+)$/u },
  { frame: "duration", pattern: /^wie lange (?:dauert|dauern|braucht|brauchen) (?:es , bis )?(?<rest>.+)$/u },
  {
    frame: "duration",
    pattern: regex.u`^wie lange? (?:ist|sind) (?<rest>(?:der|die|das|eure|ihre) \p{L}*(?:zeit|dauer|frist))$`,
  },
  {
    frame: "price",
    pattern: /^(?:was|wie ?viel) (?:kostet|kosten|würde|muss ich für) (?<rest>.+?)(?: (?:kosten|zahlen|bezahlen))?$/u,
  },
  { frame: "price", pattern: /^wie teuer (?:ist|sind) (?<rest>.+)$/u },
  {
    frame: "price",
    pattern: /^(?:was|wie hoch) (?:ist|sind) (?:der preis|die kosten) (?:für|von|der|des) (?<rest>.+)$/u,
  },
  {
    frame: "may",
    pattern: regexOf(`^(?:kann|darf|könnte|können|dürfen) ${ASKER} (?<rest>.+) (?<verb>${INFINITIVE})$`, "u"),
    stem: byInfinitive,
  },
  {
    frame: "may",
    pattern: regexOf(
      `^(?:ist es (?:mir )?(?:möglich|erlaubt|gestattet)|gibt es (?:eine|die) möglichkeit|besteht die möglichkeit)(?: ,)? (?<rest>.+?) (?:zu )?(?<verb>${INFINITIVE})$`,
      "u",
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: regexOf(`^wie (?<verb>\\p{L}{3,}(?:e|t)) ${ASKER} (?<rest>.+?)(?: (?<prefix>${PREFIXES}))?$`, "u"),
    stem: byFinite,
  },
  { frame: "service", pattern: regex.u`^(?<verb>\p{L}{3,}(?:en|ern|eln)) sie (?<rest>.+)$`, stem: byInfinitive },
  { frame: "service", pattern: regex.u`^(?<verb>\p{L}{4,}t) ihr (?<rest>.+)$`, stem: byFinite },
];

/** Articles, possessives and words that may be left out of a question. */
const IDLE = wordSet(
  "der die das den dem des ein eine einen einem einer mein meine meinen meinem meiner sein seine seinen seinem seiner unser unsere unseren unserem unserer eure ihre ihren deren auch denn eigentlich bitte einfach mal mir mich uns",
);

const SAME_WORD: ReadonlyMap<string, string> = new Map(
  "abonnement:abo abonnements:abos kennwort:passwort mobiltelefon:handy mail:e-mail email:e-mail rabattcode:gutscheincode promocode:gutscheincode aktionscode:gutscheincode rückerstattung:erstattung apps:app applikation:app webseite:website homepage:website"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

const singular = (word: string): string =>
  word.replace(/(?<=ung|heit|keit|ion|schaft|tät)en$/, "").replace(/(?<=\p{L}{3}(?:o|i|a))s$/u, "");

/** Returns the form of a German question, by its frame and its verb. Returns null if it has none of these. */
export function germanForm(text: string): readonly string[] | null {
  const bare = bareText(text).replace(GREETING, "").replace(POLITE, "").replace(CLOSING, "");
  const form = formOf(bare, PATTERNS);
  return form === null ? null : wordsOf(form);
}

/** Nouns of two genders with two meanings. */
const HOMONYMS = wordSet(
  "see kiefer leiter band steuer tor bund schild verdienst gehalt messer heide erbe teil kunde taube mark hut moment",
);
const YOURS = regex.gu`(?<!\p{L})(?:eure[nmr]?|euer|ihre?[nmr]?)(?!\p{L})`;

/** Determiners by their case. They matter only if nothing else tells who does what to whom. */
const CASES: readonly (readonly [RegExp, string])[] = [
  [/^(?:dem|(?:ein|mein|sein|unser|eur|ihr)em)$/, "dem"],
  [/^(?:den|(?:ein|mein|sein|unser|eur|ihr)en)$/, "den"],
  [/^(?:der|(?:ein|mein|sein|unser|eur|ihr)er)$/, "der"],
  [/^(?:des|(?:ein|mein|sein|unser|eur|ihr)es)$/, "des"],
  [/^(?:die|das|(?:ein|mein|sein|unser|eur|ihr)e?)$/, "die"],
];
const PREPOSITION =
  /^(?:in|im|an|am|auf|aus|bei|beim|durch|für|gegen|hinter|mit|nach|neben|ohne|seit|über|um|unter|von|vom|vor|während|wegen|zu|zum|zur|zwischen|bis|ab|per|als|und|oder)$/;

/** Writes the case before each of several things: "den Hund der Tochter geben". The case of a single one says nothing. */
function withCases(text: string): string {
  const words = text.split(" ");
  const marks = words.map((word, at) =>
    PREPOSITION.test(words[at - 1] ?? "") ? undefined : CASES.find(([determiner]) => determiner.test(word))?.[1],
  );
  if (marks.filter((mark) => mark !== undefined).length < 2) return text;
  return words.flatMap((word, at) => (marks[at] === undefined ? [word] : [`${marks[at]}^`, word])).join(" ");
}

function wordsOf({ frame, verb, rest }: QuestionForm): readonly string[] {
  const cased = withCases(rest);
  const owned = tellsOwner(frame) ? cased.replace(YOURS, "jemandes") : cased;
  const words = without(owned, IDLE, HOMONYMS).map((word) => singular(SAME_WORD.get(word) ?? word));
  const said = frame === "duration" ? words.map(withoutTime) : words;
  return [frame, verb, ...said];
}

/** Rewrites "Bearbeitungszeit" and "Bearbeitung" as one, where a question asks how long it takes. */
const withoutTime = (word: string): string =>
  word.replace(/(?<=\p{L}{4})(?:s?zeit|s?dauer|s?frist)$/u, "").replace(/(?<=\p{L}{4})ung$/u, "");
