import { isPerson } from "./holder.ts";
import type { Matter } from "./matter.ts";
import { wordings } from "./wordings.ts";
import { regexOf } from "../../text/regex.ts";

/* Reads that a doctor gave the user another medicine than they took, in four languages. */

/** Ends of the names of medicines, by what they are for. One takes the place of another of its line. */
const MEDICINES = [
  "pril|sartane?|sartán|dipine?o?|olol|thiazide?|tiazida",
  "traline?a?|oxetine?a?|citalopram|zapine?a?|faxine?a?|zodone?a?|bupropion",
  "statine?a?|statins",
  "formine?a?|gliptine?a?|gliflozine?a?|glutide?|insuline?a?|ozempic|mounjaro|jardiance|forxiga|trulicity|victoza",
  "prazole?|tidine",
  "xaban|parine?a?|coumon|gatran",
  "cillin|ciline?a?|cilline|mycine?|micina|floxacin[oa]?",
  "zepam|zolam|piclone?a?",
  "profene?o?|proxene?o?|fenac",
  "triptane?s?|triptán",
  "inhaler|inhalator|inhalateur|inhalador|ventolin[ae]?|symbicort|fostair|seretide|salbutamol",
];
const OF_LINE = MEDICINES.map((ends) => regexOf(String.raw`(?<![\p{L}])[\p{L}-]*(?:${ends})(?![\p{L}])`, "iu"));
const MEDICINE = String.raw`[\p{L}-]*(?:${MEDICINES.join("|")})`;

const TAKES = wordings(
  String.raw`(?:i|i['’]?m|im|i am|i['’]ve been)(?: still| also| now)? (?:take|taking|use|using|on)(?: [\p{L}\d]+){0,3}? (?:${MEDICINE}|\d+ ?mg)`,
  String.raw`(?:nehme?|bekomme?|kriege?|nutze|spritze?)(?: [\p{L}\d]+){0,3}? (?:${MEDICINE}|\d+ ?mg)`,
  String.raw`(?:je prends|je suis sous|j['’]ai)(?: [\p{L}\d]+){0,3}? (?:l['’])?(?:${MEDICINE}|\d+ ?mg)`,
  String.raw`(?:tomo|uso|estoy con)(?: [\p{L}\d]+){0,3}? (?:${MEDICINE}|\d+ ?mg)`,
);

/** Words of whoever gives another medicine. Few sentences hold one, and the others are read no further. */
const MAY_BE_GIVEN =
  /put|switch|chang|swap|mov|umgestellt|gesetzt|verschrieb|bekomm|nehme|mise?|pass|prescri|camb|pus|recet|pas[aóé]|now|instead|jetzt|stattdessen|maintenant|ahora/iu;
const DOCTOR = String.raw`(?:doctor|doc|dr|gp|psychiatrist|cardiologist|specialist|nurse|consultant|arzt|ärztin|hausarzt|hausärztin|médecin|docteur|psychiatre|cardiologue|médic[oa]|doctora?|psiquiatra|cardiólog[oa])`;
/** Stand where a medicine may, and are none. In four languages. */
const NO_MEDICINE = String.raw`(?!(?:an?|the|my|some|hold|leave|sick|bed|rest|crutches|keto|low|strict|diet|waiting|night|day|part|full|another|ein|eine|einen|diät|schonkost|un|une|régime|arrêt|dieta|reposo|baja|los|las|una)(?!\p{L}))`;
const NAME = String.raw`(?:l['’]|la |le |el )?${NO_MEDICINE}[\p{L}-]{4,}`;
const GIVEN = wordings(
  String.raw`${DOCTOR}(?:['’]?s| has| had| just| finally)* (?:switched|changed|swapped|moved) me (?:from [\p{L}-]+ )?(?:over |on)?to ${NAME}`,
  String.raw`${DOCTOR}(?:['’]?s| has| had| just| finally)* (?:put|got) me on(?:to)? ${NAME}(?=.*(?:instead|in place of|rather than))`,
  String.raw`(?:switched|changed|swapped|moved|put)(?: me)? (?:from [\p{L}-]+ )?(?:over )?(?:to|onto|on) ${MEDICINE}(?= instead| now|\W*$|[,;.] )`,
  String.raw`(?:i['’]?m|im|i am) (?:now )?on ${MEDICINE} (?:now|instead)|(?:i['’]?m|im|i am) now on ${MEDICINE}|(?:i )?take ${MEDICINE} (?:now|instead)|now (?:on )?${MEDICINE}`,
  String.raw`mich(?: \p{L}+)* auf ${NAME} (?:umgestellt|gesetzt)|auf ${MEDICINE} (?:umgestellt|umgestiegen|gewechselt)|(?:bekomme?|nehme?|kriege?)(?: ich)? (?:jetzt|nun|stattdessen) ${MEDICINE}|(?:jetzt|nun|stattdessen)(?: hab\p{L}*| nehme?| bekomme?)?(?: ich)? ${MEDICINE}`,
  String.raw`m['’](?:a|ont) (?:mise?|passée?|changée?) (?:sous|à|au|pour) ?${NAME}|(?:prends|suis sous) (?:maintenant |désormais )?(?:du |de la |de l['’])?${MEDICINE} (?:maintenant|à la place)`,
  String.raw`me (?:cambió|cambiaron|pasó|pasaron|han cambiado|ha cambiado|puso|pusieron|recetó|recetaron) (?:(?:de|del) [\p{L}-]+ )?(?:al? |con )?${MEDICINE}(?! también| además)|(?:ahora tomo|tomo ahora|ahora) ${MEDICINE}`,
);
/** Says that it is taken besides, in four languages. */
const BESIDES = wordings(
  "too|also|as well|on top|besides|in addition|auch|zusätzlich|außerdem|dazu|aussi|en plus|également|también|además|aparte",
);

const linesOf = (text: string): readonly number[] => OF_LINE.flatMap((line, at) => (line.test(text) ? [at] : []));

/** A medicine that the user takes, until they get another one for the same. */
export const MEDICINE_TAKEN: Matter = {
  changes: ({ text, clauses }) =>
    clauses.length > 0 && MAY_BE_GIVEN.test(text) && GIVEN.test(text) && !BESIDES.test(text) && !isPerson(text),
  tells: ({ text }) => TAKES.test(text) && !isPerson(text),
  differ: (late, early) => {
    const [now, before] = [linesOf(late.text), linesOf(early.text)];
    return now.length === 0 || before.length === 0 || now.some((line) => before.includes(line));
  },
};
