/**
 * Words by which people ask for the value of a slot, beside those of the statement. "I moved to Bergen" answers "Where
 * do I live?", and a search for a restaurant must find who is vegetarian. Recall searches them with the memory and
 * never shows them. English comes first, then German, French and Spanish.
 */
const EXPANSIONS: Readonly<Record<string, string>> = {
  name: "name called heiße nom appelle nombre llamo",
  age: "age old years alt âge edad años",
  birthday: "birthday born birth date Geburtstag anniversaire cumpleaños",
  home: "live home city town address based located moved wohne Wohnort Stadt habite ville vivo ciudad",
  origin: "from origin hometown country born komme Herkunft viens origine origen",
  nationality: "nationality country citizen passport",
  employer: "work employer company job office arbeite Firma travaille entreprise trabajo empresa",
  job: "work job profession occupation role living do Beruf arbeite métier travail profesión trabajo",
  school: "school university study college",
  studies: "study studies degree major subject",
  household: "live family household",
  "marital status": "married partner spouse relationship",
  diet: "diet eat food restaurant cook recipe meal dinner lunch dish vegetarian vegan esse Essen mange repas como comida",
  eats: "diet eat food restaurant cook recipe meal dinner lunch dish",
  allergy: "allergy allergic eat food restaurant cook recipe meal dinner dish allergisch allergique alérgico",
  health: "health condition doctor",
  taste: "like love enjoy hate dislike prefer mag aime gusta",
  favourite: "favourite favorite like prefer Lieblings préféré favorito",
  speaks: "speak language languages",
  learning: "learn learning language study",
  plays: "play plays instrument sport hobby",
  uses: "use tool setup",
  pet: "pet animal dog cat name called Haustier animal mascota",
  plan: "plan plans planning trip going",
  decision: "decide decided decision choice chose",
};

/** Other words for relatives and possessions. */
const RELATED_WORDS: Readonly<Record<string, string>> = {
  wife: "partner spouse married family",
  husband: "partner spouse married family",
  partner: "spouse relationship",
  girlfriend: "partner relationship",
  boyfriend: "partner relationship",
  son: "child children kid kids family",
  daughter: "child children kid kids family",
  kid: "child children family",
  kids: "child children family",
  children: "child kid kids family",
  mother: "mum mom parent parents family",
  father: "dad parent parents family",
  sister: "sibling siblings family",
  brother: "sibling siblings family",
  car: "drive vehicle",
  phone: "mobile device",
  laptop: "computer machine",
  doctor: "physician health",
};

/** Returns undefined for a word that the table does not have, `constructor` included. */
const wordsFor = (table: Readonly<Record<string, string>>, word: string): string | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** Returns the expansions of all kinds of slots, each with the name of its kind. */
export const allExpansions = (): string[] => Object.entries(EXPANSIONS).map(([kind, gloss]) => `${kind} ${gloss}`);

/**
 * Returns the words by which people ask for the value of a slot.
 * @param slot for example `home` or `taste:sushi`, or null for a memory that is no fact
 */
export function expandQuery(slot: string | null): string {
  const [kind = "", ...parts] = slot?.split(":") ?? [];
  const kin = parts.flatMap((part) => part.split(" ")).map((word) => wordsFor(RELATED_WORDS, word));
  return [wordsFor(EXPANSIONS, kind), ...kin].filter((gloss) => gloss !== undefined).join(" ");
}
