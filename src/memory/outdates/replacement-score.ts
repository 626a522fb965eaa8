import { type Topic, topicsOf } from "../topics/topics.ts";
import { regex } from "../../text/regex.ts";
import { isClear, signsOf } from "./change-signs.ts";
import { haveOneGoal } from "./done-otherwise.ts";
import { leavesHealthLimit } from "./health-limits.ts";
import { areOfDifferentPeople, isPerson } from "./holder.ts";
import { namesSame } from "./names-same.ts";
import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";
import { switchesProvider, tellsProvider } from "./switched-provider.ts";
import { DAYS_KIND, differingKinds, DURATION_OF, NUMBER_OF, type Value } from "./values.ts";

/** A value of the same kind says more than a matter that two sentences share. */
const VALUE_SCORE = 2;

/** Matters in which a new thing may replace the old. Health is none of them: who is allergic stays so until told by name. */
const EXCLUSIVE: ReadonlySet<Topic> = new Set(["home", "work", "tools", "leisure", "food", "travel", "money"]);

/** Third persons at the start of a clause, in four languages. */
const THIRD_PERSON = new Set("he hes she shes they theyre er sie il elle ils elles él ella ellos ellas".split(" "));

/** "Switched to Sublime" is said of what one uses, in four languages. */
const SWITCHED_TO = regex.iu`(?<!\p{L})(?:(?:switched|moved|migrated|changed)(?: over| everything| it all)? to|umgestiegen auf|auf \p{L}+ (?:umgestiegen|gewechselt)|passée? à|me (?:pasé|cambié) al?)(?!\p{L})`;
const USES = regex.iu`(?<!\p{L})(?:i(?:['’]m| am|m)? (?:use|using|on)|im (?:on|in)|ich (?:be)?nutze|benutze|nutze|j['’]utilise|uso|utilizo)(?!\p{L})`;

/**
 * Returns how much speaks for it that a later sentence means what an earlier one says: values of one kind, matters of life.
 * The later one tells a change and leaves out of what. Returns 0 if nothing speaks for it.
 */
export function replacementScore(late: LaterSentence, early: EarlierSentence): number {
  const { claims, text } = early;
  if (claims.length === 0 || late.signs.length === 0 || !late.isShort) return 0;
  if (namesSame(late, early) || areOfDifferentPeople(late.text, text) || namesWhatChanged(late)) return 0;
  // Another person now has this number, thing or day: the user has theirs still.
  if (isPerson(late.text) && !isPerson(text)) return 0;
  if (leavesHealthLimit(late.text, text)) return 0;
  const kinds = differingKinds(
    claims.flatMap(({ values }) => values),
    late.values,
    !late.values.some(hasUnit),
  );
  if (!late.signs.some(isClear)) return kinds.includes(DURATION_OF) ? 1 : 0;
  const switched = SWITCHED_TO.test(late.text) && USES.test(text);
  const isOfItsThing = namesItsThing(late) || namesWhatEnded(late);
  const counted = isOfItsThing ? kinds.filter((kind) => !OF_APPOINTMENTS.has(kind)) : kinds;
  return (
    VALUE_SCORE * counted.length +
    (isOfItsThing || isDoneBesides(late, early) ? 0 : matterScore(late, text)) +
    Number(switched || (switchesProvider(late.text) && tellsProvider(early)))
  );
}

/** "One nap" counts naps, and replaces no number of anything else. */
const hasUnit = ({ kind }: Value): boolean => kind.startsWith(NUMBER_OF) && kind !== NUMBER_OF;

/** Kinds of values that things of a person have apart. */
const OF_APPOINTMENTS: ReadonlySet<string> = new Set(["weekday", "clock", DAYS_KIND]);
const DETERMINERS = new Set(
  "my our the mein meine unser unsere der die das mon ma notre le la mi nuestro nuestra el".split(" "),
);
/** A group of people that the user is one of, in four languages. What it does, the user does not do alone. */
const GROUP =
  /^(?:team|company|group|class|club|office|firma|klasse|gruppe|verein|büro|équipe|boîte|groupe|classe|bureau|equipo|empresa|grupo|clase|oficina)$/u;
/** Ends a sign that denies, in four languages: "no longer", "keinen … mehr". */
const DENIES_NOW = /(?:longer|any ?more|mehr|plus|^ya no)$/u;
/** Says that somebody died, in four languages. It is about nobody else. */
const DIED =
  /^(?:died|passed away|funeral|buried|tot|gestorben|verstorben|beerdigt|beerdigung|.*morte?|obsèques|murió|falleció)$/u;

const tellsOfOne = (sign: string): boolean => DENIES_NOW.test(sign) || DIED.test(sign);

/** Returns true if a sentence says what is no longer so: "I don't eat pasta any more" is about no other food. */
const namesWhatEnded = ({ clauses }: LaterSentence): boolean =>
  clauses.some(
    (clause) =>
      clause.subject.length > 0 &&
      signsOf(clause).some(
        ({ kind, from, to }) => kind === "ended" && tellsOfOne(clause.words.slice(from, to).join(" ")),
      ),
  );

/** Returns true if a sentence names what has another time: "my book club moved to Thursdays" is about no other evening. */
const namesItsThing = ({ clauses }: LaterSentence): boolean =>
  clauses.some((clause) => {
    if (!DETERMINERS.has(clause.words[0] ?? "")) return false;
    const [first] = clause.subject;
    if (first !== undefined && first.at <= 2 && signsOf(clause).some(({ from }) => from > first.at)) return true;
    return GROUP.test(clause.words[1] ?? "") && signsOf(clause).some(({ kind, from }) => kind !== "hint" && from > 1);
  });

/** Orders something from now on, in four languages. */
const FROM_NOW_ON = regex.iu`(?<!\p{L})(?:from now on|ab jetzt|ab sofort|von nun an|désormais|dorénavant|à partir de|a partir de|de ahora en adelante)(?!\p{L})`;

/** Returns true if a sentence says only that something is so now, which may be so besides: "I eat with my kids now". */
const isDoneBesides = (late: LaterSentence, { claims }: EarlierSentence): boolean =>
  late.signs.every((sign) => sign.kind === "now" || !isClear(sign)) &&
  !FROM_NOW_ON.test(late.text) &&
  !haveOneGoal(late.clauses, claims);

/** Returns true if a sentence says of what something changed: "the bathroom is blue now". */
const namesWhatChanged = ({ clauses }: LaterSentence): boolean => clauses.some(({ named }) => named !== null);

function matterScore(late: LaterSentence, older: string): number {
  const topics = topicsOf(older);
  // An allergy to nuts lasts, whatever else somebody stops eating.
  if (topics.includes("health")) return 0;
  const ofPerson = topics.includes("family") && late.clauses.some(({ words }) => THIRD_PERSON.has(words[0] ?? ""));
  const shared = topicsOf(late.text).filter((topic) => EXCLUSIVE.has(topic) && topics.includes(topic));
  return shared.length + Number(ofPerson);
}
