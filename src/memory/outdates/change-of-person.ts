import { isFirstName } from "../ranking/first-names.ts";
import { type Topic, topicsOf } from "../topics/topics.ts";
import { type ChangeSign, isClear, signsOf } from "./change-signs.ts";
import { isPerson } from "./holder.ts";
import { PEOPLE } from "./people-words.ts";
import { type ReadClause, sameWord, type SubjectWord } from "./read-statement.ts";
import { wordings } from "./wordings.ts";
import { regexOf } from "../../text/regex.ts";

/*
 * Tells whether a change of somebody is of what an earlier clause tells of them: "my dad moved" says where he lives no
 * more, and nothing of what he is allergic to.
 */

const SOMEBODY = regexOf(`^${PEOPLE}$`, "u");

/** Ends whatever was told of somebody, in four languages. */
const DEPARTS = wordings(
  "died|dead|passed away|put to sleep|funeral|buried|(?:is|are) gone",
  "(?:ver)?gestorben|tot|beerdig(?:t|ung)|begraben|trauerfeier|eingeschläfert|einschläfern",
  "morte?s?|enterrée?|enterrement|obsèques|euthanasiée?",
  "muri(?:ó|eron)|falleció|entierro|enterramos|sacrific(?:amos|aron)",
);
/** Changes where somebody lives. */
const MOVES = wordings(
  "moved|relocated|emigrated",
  "(?:um|weg)gezogen|ausgezogen",
  "déménagé",
  "mud(?:é|ó|amos|aron|ad[oa])",
);
/** Changes what somebody works. */
const WORKS_OTHERWISE = wordings(
  "retired|resigned|fired|sacked|laid off|redundant|promoted|transferred|reassigned|on leave",
  "gekündigt|entlassen|gefeuert|rausgeworfen|rausgeschmissen|pensioniert|befördert|versetzt|(?:rente|pension|ruhestand|elternzeit)",
  "démissionné|virée?|licenciée?|mutée?|mutation|retraite|congé",
  "renunció|jubiló|despidi(?:ó|eron)|despedid[oa]|ascendió|trasladado",
);
/** Changes with whom somebody is. */
const PARTS = wordings(
  "broke up|broken up|split up|divorced",
  "getrennt|geschieden",
  "séparée?s|divorcée?|rompu",
  "rompió|separaron|divorci(?:ó|aron)",
);
const IS_WITH = wordings(
  "with|together|dating|married|engaged|couple|relationship|wedding|wife|husband|partner|boyfriend|girlfriend",
  "mit|zusammen|verlobt|verheiratet|frau|mann|freund(?:in)?|hochzeit",
  "avec|ensemble|couple|mariée?s?|fiancée?s?|mari|femme|copain|copine",
  "con|junt[oa]s|pareja|casad[oa]s?|novi[oa]|marido|mujer",
);

/** Stands behind "is" before where or with whom somebody is, which may pass. In four languages. */
const PLACED = new Set(
  "at in on with off out away here home bei beim im am mit in auf zu weg hier à au aux en chez dans avec con de aquí".split(
    " ",
  ),
);
/** Says what lasts of somebody: tastes, kin, what they play and speak. In four languages. */
const LASTS = wordings(
  String.raw`(?:likes?|loves?|hates?|prefers?|speaks?|plays?|supports?|collects?|wears?|fears?|can['’]?t stand)|scared of|afraid of|(?:has|have) (?:got )?(?:an? |\p{N}+ |two |three |four )?(?:\p{L}+ )?(?:kids?|children|sons?|daughters?|brothers?|sisters?|dogs?|cats?|allerg\p{L}+|asthma|diabetes|adhd|bad \p{L}+)|(?:does not|doesn['’]?t|won['’]?t|can['’]?t|never) (?:eat|drink)s?|(?:was born|comes?|is|are) (?:in|on|from) `,
  String.raw`(?:mag|liebt|hasst|spricht|spielt|sammelt|trägt|fürchtet)|angst vor|hat (?:eine? |\p{N}+ |zwei |drei |vier )?(?:\p{L}+ )?(?:kind(?:er)?|söhne?|töchter|brüder|schwestern?|allergien?|asthma|diabetes|adhs)|(?:isst|trinkt) (?:\p{L}+ )?kein\p{L}*|kommt aus|geboren`,
  String.raw`aime|adore|déteste|parle|joue|collectionne|porte|peur d\p{L}*|a (?:\p{L}+ )?(?:enfants?|fils|filles?|frères?|sœurs?|allergies?|asthme|diabète)|ne (?:mange|boit) (?:pas|plus|jamais)|vient d\p{L}*|né|née`,
  String.raw`(?:le gusta|adora|odia|habla|toca|juega|colecciona|lleva)|miedo|tiene (?:\p{L}+ )?(?:hij[oa]s?|herman[oa]s?|alergias?|asma|diabetes)|no (?:come|bebe|toma)|nació`,
);

/** Stand for a thing that an earlier sentence names, in four languages: "he sold his", "a vendu la sienne". */
const HIS_OWN = new Set(
  "hers theirs seins seinen seine ihres sien sienne siens siennes leur suyo suya suyos suyas".split(" "),
);

/** Matters in which what somebody changed may stand for what they had before. */
const EXCHANGED: ReadonlySet<Topic> = new Set(["home", "work", "tools", "leisure", "food", "travel", "money"]);

const isSomebody = (word: string): boolean => SOMEBODY.test(word) || isFirstName(word);

/** Stand before the place that somebody goes to, in four languages. */
const TOWARDS = new Set("to in nach in à en a".split(" "));

/** Returns true for a word for a person in both clauses. "We go to Malte" may be about a place. */
export const isPersonInBoth = ({ word, at }: SubjectWord, late: ReadClause, early: ReadClause): boolean =>
  isSomebody(late.words[at] ?? "") &&
  early.subject.some((one) => sameWord(one.word, word) && !TOWARDS.has(early.words[one.at - 1] ?? ""));

/** Returns true if a clause tells that a person died. */
export const tellsDeath = (clause: string): boolean => DEPARTS.test(clause) && isPerson(clause);

/**
 * Returns how a change of somebody bears on what an earlier clause tells of them: it ends that, it may end it, or it is of
 * something else.
 * @param at where the one who changed stands in the later clause
 */
export function changeOfPerson(
  { kind, from, to }: ChangeSign,
  { at }: SubjectWord,
  late: ReadClause,
  early: ReadClause,
): "same" | "unsure" | "other" {
  const sign = late.words.slice(from, to).join(" ");
  if (DEPARTS.test(sign)) return "same";
  const before = exchangedIn(early.words);
  const topics = exchangedIn([...late.words.slice(0, from), ...late.words.slice(to)]);
  if (MOVES.test(sign) && (topics.length === 0 || topics.includes("home") || topics.includes("travel")))
    return before.includes("home") ? "same" : isLasting(early) && !namesPlace(early) ? "other" : "unsure";
  if (WORKS_OTHERWISE.test(sign)) return before.includes("work") ? "same" : isLasting(early) ? "other" : "unsure";
  if (PARTS.test(sign)) return IS_WITH.test(early.text) ? "same" : "other";
  const hasObject = late.subject.some(
    (one) => one.at !== at && (one.at < from || one.at >= to) && !isSomebody(late.words[one.at] ?? ""),
  );
  if (hasObject && kind !== "changed") return late.words.some((word) => HIS_OWN.has(word)) ? "unsure" : "other";
  if (hasObject || topics.length > 0) return topics.some((topic) => before.includes(topic)) ? "unsure" : "other";
  return isLasting(early) ? "other" : "unsure";
}

/** Returns true if a sign of change is of another matter of the people whom two clauses share, who are all that they share. */
export const isOfOtherMatter = (
  sign: ChangeSign,
  shared: readonly SubjectWord[],
  late: ReadClause,
  early: ReadClause,
): boolean =>
  isClear(sign) &&
  sign.kind !== "now" &&
  shared.every((word) => isPersonInBoth(word, late, early) && changeOfPerson(sign, word, late, early) === "other");

/** Returns true if two clauses share people only, and no sign of change is surely of what the earlier one tells of them. */
export function mayBeOfOtherMatter(late: ReadClause, early: ReadClause, shared: readonly SubjectWord[]): boolean {
  const signs = signsOf(late).filter((sign) => isClear(sign) && sign.kind !== "now");
  return (
    signs.length > 0 &&
    shared.every(
      (word) =>
        isPersonInBoth(word, late, early) && !signs.some((sign) => changeOfPerson(sign, word, late, early) === "same"),
    )
  );
}

const exchangedIn = (words: readonly string[]): readonly Topic[] =>
  topicsOf(words.filter((word) => !isSomebody(word)).join(" ")).filter((topic) => EXCHANGED.has(topic));

/** Stand before the name of a place, in four languages. */
const BEFORE_PLACE = new Set("in at near bei aus à chez en".split(" "));

const namesPlace = ({ words, subject }: ReadClause): boolean =>
  subject.some(({ at }) => BEFORE_PLACE.has(words[at - 1] ?? ""));

/** Returns true for a clause of what lasts of somebody, and for one of what they are: "my sister is a nurse". */
function isLasting({ text, words, named }: ReadClause): boolean {
  if (LASTS.test(text)) return true;
  if (named === null) return false;
  const copula = words.findIndex((word) => COPULAS.has(word));
  return copula >= 0 && !PLACED.has(words[copula + 1] ?? "");
}

const COPULAS = new Set("is are was were ist sind war waren est sont était es son era".split(" "));
