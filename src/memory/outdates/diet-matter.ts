import type { Matter } from "./matter.ts";
import { either, type Wordings, wordings } from "./wordings.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reads what somebody chose not to eat, and that they eat it again, in four languages. An allergy is no such choice, and no
 * meal ends it.
 */

interface Diet {
  readonly keeps: Wordings;
  /** Food that it bars. */
  readonly bars: Wordings;
}

const MEAT = String.raw`meat|steaks?|burgers?|chicken|beef|pork|bacon|lamb|ham|sausages?|fleisch|steak|hähnchen|hühnchen|huhn|speck|schinken|wurst|schnitzel|viande|steak|poulet|bœuf|boeuf|porc|jambon|lardons|agneau|carne|pollo|ternera|cerdo|jamón|chorizo|filete`;
const FISH = String.raw`fish|salmon|tuna|prawns?|shrimps?|fisch|lachs|thunfisch|garnelen|poisson|saumon|thon|crevettes?|pescado|salmón|atún|gambas`;
const DAIRY = String.raw`dairy|milk|cheese|yog(?:h)?urt|butter|cream|eggs?|\p{L}*käse|milch|joghurt|quark|sahne|eier|lait|fromage|yaourt|crème|beurre|œufs?|oeufs?|leche|queso|yogur|nata|mantequilla|huevos?`;
const GLUTEN = String.raw`gluten|bread|sourdough|pasta|pizza|bagels?|toast|wheat|brot|brötchen|nudeln|weizen|pain|baguettes?|pâtes|blé|pan|trigo`;
const ALL = "everything|alles|de tout|de todo";

/** Says that the user keeps to it. */
const keeps = (names: string): Wordings =>
  wordings(
    String.raw`(?:i['’]?m|im|i am|we['’]?re|i['’]?ve been|ive been|i (?:have )?went)(?: now| a| an| on| mostly| strictly| off| \p{L}+)? (?:${names})`,
    String.raw`(?:ich bin|bin|wir sind|ich lebe?|lebe)(?: \p{L}+){0,3} (?:${names})|(?:ess|esse|essen|ernähre mich)(?: \p{L}+){0,4} (?:${names})`,
    String.raw`(?:je suis|je mange) (?:\p{L}+ )?(?:${names})`,
    String.raw`soy (?:\p{L}+ )?(?:${names})`,
  );
const VEGAN = String.raw`vegan|plant[- ]based|veganer|veganerin|végane?|vegan[oa]`;
const VEGETARIAN = String.raw`vegetarian|veggie|vegetarier|vegetarierin|vegetarisch|végétarien|végétarienne|vegetarian[oa]`;

const DIETS: readonly Diet[] = [
  { keeps: keeps(VEGAN), bars: wordings(MEAT, FISH, DAIRY, ALL) },
  { keeps: keeps(VEGETARIAN), bars: wordings(MEAT, FISH, ALL) },
  {
    keeps: keeps("pescatarian|pescetarian|pescetari(?:er|erin)|pescetarien(?:ne)?|pescetarian[oa]"),
    bars: wordings(MEAT, ALL),
  },
  {
    keeps: wordings(
      String.raw`(?:do not|don['’]?t|dont|esse|essen|mange|como|no como)(?: \p{L}+){0,2} (?:eat )?(?:kein(?:en?)? |pas de )?(?:${MEAT}|${FISH})`,
    ),
    bars: wordings(MEAT, FISH, ALL),
  },
  {
    keeps: either(
      keeps(String.raw`(?:dairy|lactose|milk)(?:[- ]free)?|laktosefrei|sans lactose`),
      wordings(
        String.raw`no (?:tomo|como) (?:lactosa|lácteos|leche)|sin lactosa|mange pas de (?:lait|fromage|lactose)`,
      ),
    ),
    bars: wordings(DAIRY),
  },
  {
    keeps: either(
      keeps(String.raw`gluten(?:[- ]free)?|glutenfrei|sans gluten`),
      wordings(String.raw`no (?:tomo|como) (?:gluten|pan)|mange pas de (?:gluten|pain)`),
    ),
    bars: wordings(GLUTEN),
  },
];

/** Says that somebody eats it. */
const EATS = wordings(
  String.raw`eat|eating|ate|had|have been having|tried`,
  String.raw`esse|essen|gegessen|hatte`,
  String.raw`mang\p{L}+|remang\p{L}+|repris|goûté`,
  String.raw`comer|como|comí|comido|tomo|tomé|tomar|tolero|probé`,
);
/** Says that it is otherwise than before. */
const AGAIN = wordings(
  String.raw`again|my first|for the first time|back to|started|began|now|these days`,
  String.raw`wieder|das erste mal|zum ersten mal|jetzt|inzwischen`,
  String.raw`repris|remang\p{L}+|de nouveau|à nouveau|maintenant|pour la première fois`,
  String.raw`otra vez|de nuevo|volví|he vuelto|ya|por primera vez|ahora`,
);

/** Food in place of what is barred, in four languages: "a vegan burger again". */
const SUBSTITUTE = wordings(
  String.raw`vegan\p{L}*|veggie|vegetarian|plant[- ]based|meat[- ]free|fake|tofu\p{L}*|seitan|soy|soja\p{L}*|oat|almond|coconut|hafer\p{L}*|mandel\p{L}*|kokos\p{L}*|veget\p{L}+|végét\p{L}+|végane?|avoine|amande|coco|avena|almendra`,
  String.raw`(?:gluten|dairy|lactose|milk)[- ]free|(?:gluten|laktose)frei\p{L}*|s(?:ans|in) (?:gluten|lactos[ae]|lait|leche|viande|carne)`,
);

/** Somebody or something else as the subject: "my guests eat cheese again". */
const OF_OTHERS = regex.iu`^\W*(?:my|our|the|mein\p{L}*|unser\p{L}*|der|die|das|mon|ma|mes|nos|le|la|les|mis?|nuestr\p{L}+|el|los|las)\s`;

/** Returns true if a sentence says that the user eats something again. */
const eatsAgain = (text: string): boolean =>
  !OF_OTHERS.test(text) && EATS.test(text) && AGAIN.test(text) && !SUBSTITUTE.test(text);

export const DIET: Matter = {
  changes: ({ text, clauses }) => clauses.length > 0 && eatsAgain(text) && DIETS.some(({ bars }) => bars.test(text)),
  tells: ({ text }) => DIETS.some(({ keeps: kept }) => kept.test(text)),
  differ: (late, early) => DIETS.some(({ keeps: kept, bars }) => kept.test(early.text) && bars.test(late.text)),
};
