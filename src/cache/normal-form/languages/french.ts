import { wordSet } from "../words.ts";
import {
  bareText,
  formOf,
  markAccents,
  type QuestionForm,
  type QuestionPattern,
  tellsOwner,
  without,
  withoutAccents,
} from "./question-form.ts";
import { regex } from "../../../text/regex.ts";

/* All patterns are written without accents. */

const GREETING = /^(?:(?:bonjour|bonsoir|salut|coucou|hello|excusez-moi|pardon)(?: [,!.])? )+/;
const POLITE =
  /^(?:(?:pouvez-vous|pourriez-vous|peux-tu|pourrais-tu) (?:me dire|m'expliquer|m'indiquer|me preciser)|je (?:voudrais|veux|souhaite|souhaiterais|aimerais) savoir|(?:savez-vous|sais-tu)|dites-moi) (?:, )?/;
const CLOSING = / (?:, )?(?:s'il (?:vous|te) plait|svp|stp|merci(?: beaucoup| d'avance)?)$/;

const CAN =
  "(?:puis-je|pourrais-je|je peux|je pourrais|peut-on|on peut|pourrait-on|peux-je|est-ce que je peux|est-ce qu'on peut|est-ce que l'on peut|est-ce que je pourrais|il est possible de|est-il possible d(?:e |')|est-ce possible d(?:e |')|c'est possible d(?:e |'))";
const INFINITIVE = String.raw`(?:s'|se |m'|me )?[a-z]{2,}(?:er|ir|re|oir)`;

const byInfinitive: QuestionPattern["stem"] = ({ verb = "" }) => verb.replace(/^(?:s'|se |m'|me )/, "");
/** Returns the infinitive of a regular verb in its first person: "j'annule", "je supprime". */
const byFirstPerson: QuestionPattern["stem"] = ({ verb = "" }) => (NO_ACTIONS.has(verb) ? null : `${verb}r`);
const NO_ACTIONS = wordSet("appelle sente ressemble dise fasse");

const PATTERNS: readonly QuestionPattern[] = [
  {
    frame: "remedy",
    pattern:
      /^(?:que faire (?:contre|pour soulager)|que prendre contre|quoi prendre contre|qu'est-ce qui (?:soulage|calme)|qu'est-ce qui (?:aide|est bon|est efficace) contre|comment (?:soulager|calmer)) (?<rest>.+)$/,
  },
  {
    frame: "how",
    pattern: new RegExp(
      `^je (?:voudrais|veux|souhaite|souhaiterais|aimerais|dois) (?<verb>${INFINITIVE}) (?<rest>.+?)(?: [,.])? comment (?:faire|je fais|proceder|dois-je faire|puis-je faire)$`,
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: new RegExp(
      `^comment (?:(?:faire|faut-il faire|dois-je faire|je fais|fait-on|je dois faire|proceder|s'y prendre|est-ce que je fais) pour |${CAN} ?|dois-je |faut-il |je dois )?(?<verb>${INFINITIVE}) (?<rest>.+)$`,
    ),
    stem: byInfinitive,
  },
  {
    frame: "how",
    pattern: new RegExp(
      `^(?:que (?:dois-je|faut-il|puis-je) faire pour|qu'est-ce que je (?:dois|peux) faire pour|quelle est la (?:procedure|demarche|marche a suivre|facon|maniere) (?:pour|de)|quelles sont les (?:etapes|demarches) pour) (?<verb>${INFINITIVE}) (?<rest>.+)$`,
    ),
    stem: byInfinitive,
  },
  { frame: "how", pattern: /^comment (?:est-ce que )?(?:j'|je )(?<verb>[a-z]{3,}e) (?<rest>.+)$/, stem: byFirstPerson },
  { frame: "where", pattern: new RegExp(`^ou (?:${CAN} ?)?(?:trouver|voir|consulter) (?<rest>.+)$`) },
  { frame: "where", pattern: /^ou (?:se trouve(?:nt)?|est-ce que je (?:trouve|vois)|je trouve) (?<rest>.+)$/ },
  {
    frame: "duration",
    pattern:
      /^(?:combien de temps (?:dure(?:nt)?|prend|prennent|faut-il pour|met|mettent|ca prend pour)|quelle est la duree d(?:e |')|quel est le delai d(?:e |')) ?(?<rest>.+)$/,
  },
  {
    frame: "price",
    pattern:
      /^(?:combien (?:coute(?:nt)?|vaut|valent)|a combien (?:est|s'eleve)|quel est le (?:prix|cout|tarif|montant) d(?:e |u |es |')|quels sont les tarifs d(?:e |u |es |')) ?(?<rest>.+)$/,
  },
  {
    frame: "may",
    pattern: new RegExp(
      `^(?:${CAN}|ai-je le droit d(?:e |')|est-ce que j'ai le droit d(?:e |')|est-il permis d(?:e |')|est-on autorise a|a-t-on le droit d(?:e |')) ?(?<verb>${INFINITIVE}) (?<rest>.+)$`,
    ),
    stem: byInfinitive,
  },
  { frame: "service", pattern: /^(?<verb>[a-z]{3,})ez-vous (?<rest>.+)$/, stem: ({ verb = "" }) => verb },
  {
    frame: "service",
    pattern: /^(?:est-ce que )?vous (?<verb>[a-z]{3,})ez (?<rest>.+)$/,
    stem: ({ verb = "" }) => verb,
  },
];

/** Nouns of two genders with two meanings. */
const HOMONYMS = wordSet(
  "livre poste tour mode vase voile manche memoire page somme moule poele physique politique critique finale merci crepe greffe espace",
);
/** Words that are others without their accent. */
const ACCENTED = regex.gu`(?<!\p{L})(?:tâches?|pêches?|pêcher|côtes?|côtés?|mûrs?|sûrs?|jeûnes?|forêts?|dû)(?!\p{L})`;
/** Articles and possessives. */
const IDLE = wordSet("le la les un une des mon ma mes notre nos ce cette aussi votre vos mon me m'");

const SAME_PHRASE: readonly (readonly [RegExp, string])[] = [
  [/\bmot de passe\b|\bmdp\b/, "motdepasse"],
  [/\be-?mail\b|\bcourriel\b|\badresse mail\b/, "email"],
  [/\bcode (?:promo|de reduction|de promotion|promotionnel)\b/, "code promo"],
  [/\bmessagerie vocale\b/, "repondeur"],
  [/\btelephone (?:portable|mobile)\b|\bportable\b(?= |$)/, "telephone"],
  [/(?<= )(?:avec|en|sous|dans|sur) (?=(?:git|python|java|javascript|excel|docker|sql|php)$)/, ""],
];

/** Returns the form of a French question, by its frame and its verb. Returns null if it has none of these. */
export function frenchForm(text: string): readonly string[] | null {
  const bare = withoutAccents(markAccents(bareText(text), ACCENTED)).replace(/ - /g, "-");
  const asked = bare.replace(GREETING, "").replace(POLITE, "").replace(CLOSING, "");
  const form = formOf(asked, PATTERNS);
  return form === null ? null : wordsOf(form);
}

function wordsOf({ frame, verb, rest }: QuestionForm): readonly string[] {
  const said = SAME_PHRASE.reduce((words, [phrase, same]) => words.replace(phrase, same), rest)
    .replace(/\b[ld]'/g, (elided) => (elided === "l'" ? "" : "de "))
    .replace(/\bdu\b/g, "de")
    .replace(/\baux?\b/g, "a");
  const owned = tellsOwner(frame) ? said.replace(/\b(?:votre|vos)\b/g, "leur") : said;
  return [
    frame,
    verb,
    ...without(owned, IDLE, HOMONYMS).map((word) => word.replace(/(?<=[a-z]{3}[^aiosux])s$|(?<=eau)x$/, "")),
  ];
}
