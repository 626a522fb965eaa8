import { contentWords } from "../../text/words.ts";
import { areOfDifferentPeople } from "./holder.ts";
import { FREE_TIME } from "./free-times.ts";
import { DIET } from "./diet-matter.ts";
import { HABITS } from "./habit-matters.ts";
import { isOfOtherTime } from "./other-time.ts";
import { isSecondHome } from "./second-home.ts";
import { GOT_PARTNER, GOT_WORK, LACKS_PARTNER, LACKS_WORK } from "./lacks.ts";
import { LIFTED_LIMIT } from "./lifted-limits.ts";
import { MEDICINE_TAKEN } from "./medicine-matter.ts";
import { BUSINESS_NAME } from "./renamed-business.ts";
import { RENT } from "./rent-matter.ts";
import { STAGES_OF_LIFE } from "./stages-of-life.ts";
import { START_OF_WORK } from "./start-of-work.ts";
import { tellsOtherWork, tellsWork } from "./work-matter.ts";
import type { Matter } from "./matter.ts";
import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";
import { DAYS_KIND, differingKinds, type Value } from "./values.ts";
import { wordings } from "./wordings.ts";
import { differInWorkingTime, tellsWorkingTime } from "./working-time.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reads changes of what a person has one of: where they live and work, when they work, a partner, a child's school. Such a
 * change seldom names what it ends: "they moved me to the night desk", "haben uns ein haus gekauft". It is never sure, so
 * the earlier sentence is marked, and told only beside the later.
 */

const KIN_OF_LIFE = String.raw`(?:gf|girlfriend|bf|boyfriend|fianc[ée]e?|husband|wife|partner|partnerin|freund|freundin|mann|frau|verlobter?|copain|copine|mari|femme|compagnon|compagne|conjointe?|novi[oa]|marido|mujer|espos[oa]|pareja)`;
const DWELLING = String.raw`(?:house|flat|apartment|studio|bedsit|haus|wohnung|wg|maison|appart\p{L}*|studio|casa|piso|depa\p{L}*|apartamento|estudio)`;

const LIVES = wordings(
  String.raw`(?:i|we)(?: still| currently| now)? (?:live|rent)|(?:i['’]?m|im|we['’]?re|am|are) (?:living|renting|based)`,
  String.raw`(?:i['’]?m|im|we['’]?re) in (?:an?|my|our) (?:[\p{L}\d-]+ ){0,3}${DWELLING}`,
  String.raw`(?:ich|wir) (?:wohnen?|leben?)|wohnen? (?:ich|wir)|wohne|(?:meine|unsere) wohnung`,
  String.raw`j['’]habite|on habite|nous habitons|je vis|on vit|je loue|on loue|(?:mon|notre) appart\p{L}*`,
  String.raw`vivo|vivimos|rento|rentamos|alquilo|alquilamos`,
);
const MOVED = wordings(
  String.raw`(?:^|i |we |i['’]?ve |we['’]?ve |and |finally |just )(?:just |finally |now |all )*moved (?:in|out|to|into|back|house)`,
  String.raw`left (?:the|my|our) (?:[\p{L}\d-]+ ){0,3}${DWELLING}`,
  String.raw`(?:bought|got|found)(?: ourselves| us| myself| me)? (?:an?|our|the|my)(?: new)? (?:[\p{L}\d-]+ ){0,2}${DWELLING}|got the keys(?! (?:to|for) (?:the|my|our|an?) (?!(?:[\p{L}\d-]+ ){0,2}(?:place|home|${DWELLING})))`,
  String.raw`(?:ich|wir|bin|haben uns|sind wir)(?: [\p{L}\d]+){0,6} (?:umgezogen|eingezogen|ausgezogen|(?:nach|zu|zurück) (?:[\p{L}-]+ ){1,3}gezogen)`,
  String.raw`(?:ich hab\p{L}*|wir hab\p{L}*|haben uns|hab mir)(?: [\p{L}\d]+){0,4} ${DWELLING}(?: [\p{L}\d]+){0,4} gekauft`,
  String.raw`(?:suis|sommes) retournée?s? (?:vivre |habiter )?(?:chez|à|en)`,
  String.raw`(?:j['’]ai|on a|nous avons|ai|avons) (?:déménagé|emménagé)|(?:acheté|me suis pris|ai pris|avons pris|a pris) (?:une|notre|un)(?: [\p{L}]+)? ${DWELLING}`,
  String.raw`me mudé|nos mudamos|me cambié de (?:casa|piso)|(?:me he|nos hemos) (?:mudado|cambiado de (?:casa|piso))|compr(?:é|amos) (?:una|un|nuestra|mi) ${DWELLING}`,
);

/** Names of when somebody works, in four languages. */
const SCHEDULE_WORDS =
  `schedule hours shift shifts rota roster timetable arbeitszeit arbeitszeiten schicht schichten dienstplan horaire horaires planning
   horario horarios turno turnos jornada`.split(/\s+/);
const SCHEDULE = wordings(...SCHEDULE_WORDS);
const SCHEDULE_STEMS = new Set(SCHEDULE_WORDS.flatMap((word) => contentWords(word)));
const WORKS_AT = wordings(
  String.raw`i['’]?m (?:on|off)|(?:i|we) (?:only )?(?:work|have work|open|do)|my (?:hours|shifts?|days)|(?:work|open) (?:mon|tue|wed|thu|fri|sat|sun)\p{L}*`,
  String.raw`arbeite|schichten?|dienst`,
  String.raw`travaille|bosse|horaires?|de garde`,
  String.raw`trabajo|abr(?:o|imos)|turnos?|guardias?|horarios?`,
);

/** Says that somebody works on other days, or other hours, in four languages. */
const WORKS_OTHER_DAYS = wordings(
  String.raw`work(?:['’]?s| has| have)? changed|(?:i|we) (?:only )?(?:work|open)|(?:i['’]?m|im|we['’]?re|were) (?:up|down) to (?:\d|two|three|four|five|six) days`,
  String.raw`(?:ich )?arbeite|(?:wir )?öffnen|arbeit\p{L}* (?:\p{L}+ ){0,3}geändert`,
  String.raw`je (?:bosse|travaille)|on ouvre|(?:boulot|travail|horaires?) (?:\p{L}+ ){0,3}changé`,
  String.raw`trabajo|abro|abrimos|(?:trabajo|horarios?) (?:\p{L}+ ){0,3}cambi(?:ó|ado|aron)`,
);

const HAS_PARTNER = wordings(
  String.raw`(?:my|our|mein\p{L}*|mon|ma|mi) ${KIN_OF_LIFE}`,
  String.raw`(?:i['’]?m|im|i am|i['’]ve been|we['’]?re) (?:dating|seeing|going out|married|engaged|together|in a relationship)`,
  String.raw`mit \p{L}+ zusammen|zusammen mit|in einer beziehung|verlobt mit|verheiratet mit`,
  String.raw`en couple|je sors avec|mariée? avec|fiancée? à`,
  String.raw`salgo con|estoy (?:con|saliendo)|casad[oa] con|tengo (?:novi[oa]|pareja)`,
);
const PARTED = wordings(
  String.raw`(?:we|me and \p{L}+|\p{L}+ and (?:i|me))(?:['’]?ve| have| just| finally| are| got| are getting){0,2} (?:broke up|broken up|split up(?! (?:the|our|a|into|for|on|in))|splitting up|separated(?! (?:the|our))|divorced|getting divorced|getting a divorce)|dumped me|left me(?=\s*(?:$|[.,;!?]|for (?!\d)|after|because|last|yesterday|today|(?:an?|two|three|some|a few) (?:days?|weeks?|months?|years?)))|i(?:['’]?m| am|m)? (?:single|divorced) (?:now|again)`,
  String.raw`(?:uns|sind|seid|leben|bin)(?: \p{L}+){0,4} (?:getrennt|auseinander|geschieden)|schluss gemacht`,
  String.raw`(?:on s['’]est|nous nous sommes|on a|nous avons) (?:séparée?s?|rompu|quittée?s?|divorcé)|m['’]a quittée?`,
  String.raw`rompimos|terminamos(?! (?:el|la|los|las|de|con|en))|lo (?:dejamos|hemos dejado)(?! (?:para|en|ahí|así|encima|todo|listo))|nos (?:separamos|dejamos|divorciamos)|me divorcié|me dejó(?=\s*(?:$|[.,;!?]|por (?:otr[oa]|un[oa])|hace|ayer|el \p{L}+ pasado|después|porque))`,
);

const SCHOOLS = String.raw`nursery|day ?care|kindergarten|pre-?school|reception class|primary(?: school)?|elementary(?: school)?|middle school|high school|secondary(?: school)?|sixth form|krippe|kita|tagesmutter|vorschule|grundschule|realschule|gymnasium|crèche|maternelle|primaire|collège|lycée|guardería|kínder|preescolar|primaria|secundaria|prepa|bachillerato|einschulung|eingeschult`;
const SCHOOL = regex.giu`(?<![\p{L}\p{N}])(?:${SCHOOLS})(?![\p{L}\p{N}])`;
/** A child may be told by a name alone. */
const GOES = wordings(String.raw`goes to|geht in|geht zur|va à|va al?`);
const CHILD = regex.iu`(?<![\p{L}\p{N}])(?:son|daughter|kid|kids|child|boy|girl|baby|toddler|sohn|tochter|kind|kinder|kleine[rn]?|junge|mädchen|fils|fille|enfants?|petite?|hij[oa]s?|niñ[oa]s?|nen[ea]|beb[eé])(?![\p{L}\p{N}])`;
const STARTED = wordings(
  String.raw`started|starts|goes to|is in|first (?:day|morning|week) (?:at|in|of)|erste[rn]? (?:tag|woche) in|premi(?:er|ère) (?:jour|semaine) (?:à|en|au)|primer(?:a)? (?:día|semana) (?:en|de)|entró|entra|pasó a|rentre|est entrée?|passe en|kommt in|kam in|einschulung|eingeschult|fait sa rentrée|a commencé|empezó|empieza|geht (?:jetzt|nun)`,
);

const valuesOf = ({ claims }: EarlierSentence): Value[] => claims.flatMap(({ values }) => values);
const hasSign = ({ signs }: LaterSentence): boolean => signs.some(({ kind }) => kind !== "hint");

/** "Now that I work days": it gives a reason, and says that the days are new. */
const NOW_THAT = wordings(String.raw`now that|jetzt,? wo|seit ich|maintenant que|depuis que|ahora que|desde que`);
/** Says by itself that it is otherwise now. */
const GIVEN_TIME = wordings(
  String.raw`(?:finally )?(?:gave|given|put|moved) me (?:on )?(?:to )?(?:earlies|lates|nights|days|mornings)|(?:back to|on) office hours`,
  String.raw`(?:hab\p{L}* )?(?:endlich )?(?:früh|spät|nacht|tag)(?:schicht|dienst)\p{L}* (?:bekommen|gekriegt)|(?:wieder|endlich) bürozeiten`,
  String.raw`passée? (?:de (?:jour|nuit)|en (?:journée|consultation))|(?:de retour aux )?horaires de bureau`,
  String.raw`me han dado (?:el turno de )?(?:mañanas?|tardes?|noches?)|horario de oficina`,
);
const TIMES = ["hours", "weekday", DAYS_KIND];

const MATTERS: readonly Matter[] = [
  {
    changes: ({ text }) => MOVED.test(text) && !isSecondHome(text),
    tells: ({ text }) => LIVES.test(text) && !MOVED.test(text),
  },
  {
    changes: ({ text }) => tellsOtherWork(text),
    tells: ({ text }) => tellsWork(text),
  },
  {
    changes: (late) =>
      hasSign(late) &&
      (namesOnlySchedule(late) || WORKS_OTHER_DAYS.test(late.text)) &&
      late.values.some(({ kind }) => TIMES.includes(kind)),
    tells: (early) => WORKS_AT.test(early.text) && valuesOf(early).some(({ kind }) => TIMES.includes(kind)),
    differ: (late, early) => differingKinds(valuesOf(early), late.values).some((kind) => TIMES.includes(kind)),
  },
  {
    changes: (late) =>
      (hasSign(late) || NOW_THAT.test(late.text) || GIVEN_TIME.test(late.text)) && tellsWorkingTime(late.text),
    tells: ({ text }) => tellsWorkingTime(text),
    differ: (late, early) => differInWorkingTime(late.text, early.text),
  },
  DIET,
  LIFTED_LIMIT,
  MEDICINE_TAKEN,
  RENT,
  FREE_TIME,
  START_OF_WORK,
  BUSINESS_NAME,
  ...HABITS,
  ...STAGES_OF_LIFE,
  { changes: ({ text }) => PARTED.test(text), tells: ({ text }) => HAS_PARTNER.test(text), ofTwo: true },
  { changes: ({ text }) => GOT_PARTNER.test(text), tells: ({ text }) => LACKS_PARTNER.test(text) },
  {
    changes: ({ text }) => GOT_WORK.test(text) || tellsOtherWork(text),
    tells: ({ text }) => LACKS_WORK.test(text),
  },
  {
    changes: (late) => schoolsIn(late.text).length > 0 && (hasSign(late) || STARTED.test(late.text)),
    tells: ({ text }) => schoolsIn(text).length > 0 && (CHILD.test(text) || GOES.test(text)),
    differ: (late, { text }) => {
      const [now, before] = [schoolsIn(late.text), schoolsIn(text)];
      return now.some((school) => !before.includes(school)) && before.some((school) => !now.includes(school));
    },
  },
];

/** Returns true if a sentence names when somebody works, and no thing that has other hours. */
const namesOnlySchedule = ({ text, subject }: LaterSentence): boolean =>
  SCHEDULE.test(text) && subject.every(({ word }) => SCHEDULE_STEMS.has(word));

const schoolsIn = (text: string): string[] => text.toLowerCase().match(SCHOOL) ?? [];

const changed = new WeakMap<LaterSentence, readonly Matter[]>();

/** Returns the matters of life that a sentence says changed. It is read once, and compared with every other line of a block. */
function mattersChanged(late: LaterSentence): readonly Matter[] {
  let matters = changed.get(late);
  if (!matters) {
    matters = late.clauses.length === 0 ? [] : MATTERS.filter(({ changes }) => changes(late));
    if (matters.length > 0 && isOfOtherTime(late.text)) matters = [];
    changed.set(late, matters);
  }
  return matters;
}

/** Returns true if a sentence says that a matter of life changed. */
export const tellsLifeChange = (late: LaterSentence): boolean => mattersChanged(late).length > 0;

/** Returns true if a sentence tells a matter of life as it is. */
export const tellsLife = (early: EarlierSentence): boolean =>
  early.claims.length > 0 && MATTERS.some(({ tells }) => tells(early));

/** Returns true if a later sentence may have changed a matter of life that an earlier one tells. */
export const mayChangeLife = (late: LaterSentence, early: EarlierSentence): boolean =>
  early.claims.length > 0 &&
  mattersChanged(late).some(
    ({ tells, differ, ofTwo = false }) =>
      tells(early) && (ofTwo || !areOfDifferentPeople(late.text, early.text)) && (differ?.(late, early) ?? true),
  );
