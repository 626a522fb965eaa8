import { topicsOf } from "../topics/topics.ts";
import { regex } from "../../text/regex.ts";

/* Tells statements that limit what somebody may eat or likes to eat, in four languages. */

const edged = (alternatives: string): RegExp =>
  new RegExp(
    String.raw`(?<![\w\u00c0-\u024f])(?:${alternatives})(?![\w\u00c0-\u024f]|-(?:track|food|forward|moving|paced))`,
    "i",
  );

/** Allergies and diets. They bear on food, whatever else the sentence names. */
const DIETS = edged(
  [
    String.raw`(?:food |nut |peanut |shellfish )?allerg(?:y|ies|ic)|intoleran(?:t|ce)|anaphyla\w+|epipen|coeliac|celiac|vegan|vegetarian|pescatarian|veggie|halal|kosher|(?:gluten|dairy|lactose|nut|sugar)[- ]?free|keto|low[- ]carb|diabet\w+|gastritis|gout`,
    String.raw`\S*allergi(?:e|en|sch|ker|kerin)|\S*unverträglichkeit|\S*intoleranz|zöliakie|vegan\w*|vegetari\w+|pescetari\w+|koscher|(?:gluten|laktose|zucker)frei\w*|gicht`,
    String.raw`allergi(?:e|es|que|ques)|intoléran\w+|cœliaque|coeliaque|végan\w*|végétari\w+|végétali\w+|pescétari\w+|casher|sans (?:gluten|lactose|sucre)|diabète|diabétique|la goutte|gastrite`,
    String.raw`al[ée]rgic[oa]s?|alergias?|intoleran(?:te|cia)|cel[ií]ac[oa]s?|vegan[oa]s?|vegetarian[oa]s?|sin (?:gluten|lactosa|azúcar)|diab[ée]tic[oa]s?|diabetes|la gota`,
  ].join("|"),
);

/** Words of dislike and of harm. They limit what is eaten if the sentence is about food. */
const REFUSALS = edged(
  [
    String.raw`(?:can['’]?t|cannot|can not|couldn['’]?t) (?:stand|eat|have|drink|digest|tolerate|do|handle|touch|stomach)|(?:do(?:es)?n['’]?t|do not|never|won['’]?t|no longer|not) (?:eat|eating|drink|touch|like|do well with)|hates?|hating|despises?|detests?|loathes?|not (?:a|much of a) fan|gag|gags|(?:makes?|making) (?:me|him|her|them|us) (?:sick|ill|gag|throw up|vomit|break out|itch|bloated)|gives? (?:me|him|her) (?:hives|a rash|heartburn|cramps)|swells?(?: up)?|itch(?:es|y)?|(?:break|breaks|broke) out|avoid(?:s|ing)?|react(?:s)? (?:badly )?to|disagrees? with|grosse?s? me out|disgust\w*|gave up|given up|giving up|quit|stopped eating|off (?:meat|dairy|sugar|alcohol)|fast(?:s|ing)?|allowed|forbidden`,
    String.raw`(?:vertrage|verträgt|vertragen|mag|mögen|ess|esse|isst|essen|trink|trinke|trinkt|darf|kann|können|will) (?:\S+ ){0,5}?(?:nicht|kein\w*|nix|nie)|hass\w*|ekl\w+|eke?l\w*|(?:geht|gehen) (?:bei mir )?gar nicht|verzicht\w+|meid\w+|schwillt|anschwell\w+|ausschlag|schlecht von|würg\w*|kotz\w*|verboten|faste\w*|nicht (?:mehr )?(?:essen|trinken)|vertrag (?:ich|kein\w*)`,
    String.raw`(?:supporte|mange|manges|bois|boit|digère|aime|aimes|tolère|peux|peut|dois)(?:nt)? (?:pas|plus|jamais)|déteste\w*|hais|hait|horreur|dégoût\w+|écœur\w+|gonfl\w+|évit\w+|interdit\w*|rend(?:ent)? malade|jeûn\w+|arrêté`,
    String.raw`no (?:me gustan?|soporto|aguanto|tolero|puedo(?: comer| tomar)?|debo|como|comemos|tomo|bebo|pruebo|come)|odio|odia|detesto|detesta|(?:me|le|nos) (?:sientan?|caen?) (?:\S+ )?(?:mal|fatal|pesado)|(?:me|le) dan? (?:\S+ )?(?:asco|alergia|grima|náuseas)|se me hincha\w*|evito|evita|prohibid[oa]s?|dejé de (?:comer|tomar)|ayun\w+`,
  ].join("|"),
);

/** A food stands within three words of these: "no kiwi", "nichts mit Nüssen". */
const WITHOUT = new RegExp(
  String.raw`(?<![\w\u00c0-\u024f])(?:no(?: more)?|nothing with|without|kein(?:e[nrs]?)?|nix mit|nichts mit|ohne|sans|pas (?:de\s|d['’])|plus (?:de\s|d['’])|jamais de|rien avec|sin|nada (?:de|con)|ni)\s?(?<named>[^\s,.;]+(?: [^\s,.;]+){0,2})`,
  "gi",
);

/** Allergies to what is not eaten. */
const OTHER_ALLERGY = edged(
  String.raw`latex|látex|nickel|níquel|pollen\w*|polen|dust|staub\w*|poussière|polvo|penicillin\w*|pénicilline|penicilina|cats?|dogs?|katzen\w*|hunde\w*|chats?|chiens?|gatos?|perros?|bees?|wasps?|bienen\w*|wespen\w*|abeilles?|guêpes?|abejas?|avispas?|perfume|parfum|mould|mold|schimmel|grass|gräser|wool|wolle`,
);

/** Says something of a limit as such, and not who has it: "allergies can be tough", "être végane, ce n'est pas facile". */
const IN_GENERAL = regex.iu`^\W*(?:(?:being|going|vegan|être|ser|having|a|an|the|une?|les?|las?|los|el|die|das|eine?|food|nut|vegan[aeo]) ){0,4}(?:\p{L}*allerg\p{L}+|alergias?|\p{L}*intoleran\p{L}+|intoléran\p{L}+|\p{L}*unverträglichkeit\p{L}*|diabet\p{L}+|diabète|vegan\p{L}*|végan\p{L}*|vegetari\p{L}+|végétari\p{L}+)(?: \p{L}{5,})?,? (?:can|could|must|may|is|are|sind|ist|können|kann|ce|c['’]est|est|sont|peut|peuvent|es|son|puede|pueden|leben)(?![\p{L}\p{M}])`;

/** Returns whether a statement says what somebody must not eat, or does not like to. */
export function foodLimitIn(statement: string): boolean {
  if (IN_GENERAL.test(statement)) return false;
  if (DIETS.test(statement)) return !OTHER_ALLERGY.test(statement);
  if (REFUSALS.test(statement)) return isAboutFood(statement);
  return [...statement.matchAll(WITHOUT)].some(({ groups }) => isAboutFood(groups?.["named"] ?? ""));
}

const isAboutFood = (text: string): boolean => topicsOf(text).includes("food");
