import type { SpokenLanguage } from "./spoken-language.ts";

/*
 * Other forms of a word that Porter's rules for English do not bring together: "Katze" and "Katzen", "hôpital" and "hôpitaux",
 * "canción" and "canciones". They are tried on a question's words alone, so that no memory is indexed anew.
 */

/** In letters. A shorter word has too many neighbours. */
const SHORTEST = 3;

/** Endings by which forms of a word differ, and ends that one form has for another. */
interface Forms {
  readonly endings: readonly string[];
  /** Those that come with a sign: "Buch" and "Bücher". */
  readonly endingsWithSign: readonly string[];
  readonly swaps: readonly (readonly [string, string])[];
  /** Letters with signs that people leave out, each after its plain letters. */
  readonly signs: readonly (readonly [plain: string, ...signed: string[]])[];
}

const FORMS: Readonly<Record<Exclude<SpokenLanguage, "en">, Forms>> = {
  de: {
    endings: ["n", "en", "e", "s", "er", "es", "nen", "ern", "em"],
    endingsWithSign: ["e", "er", "en", "ern"],
    swaps: [],
    signs: [
      ["au", "äu"],
      ["ae", "ä"],
      ["oe", "ö"],
      ["ue", "ü"],
      ["ss", "ß"],
      ["a", "ä"],
      ["o", "ö"],
      ["u", "ü"],
    ],
  },
  fr: {
    endings: ["s", "x", "e", "es"],
    endingsWithSign: [],
    swaps: [
      ["al", "aux"],
      ["ail", "aux"],
      ["eux", "euse"],
      ["if", "ive"],
      ["er", "ère"],
      ["en", "enne"],
    ],
    signs: [
      ["e", "é", "è", "ê", "ë"],
      ["a", "à", "â"],
      ["i", "î", "ï"],
      ["o", "ô"],
      ["u", "û", "ù"],
      ["c", "ç"],
      ["oe", "œ"],
    ],
  },
  es: {
    endings: ["s", "es"],
    endingsWithSign: ["s"],
    swaps: [
      ["z", "ces"],
      ["ón", "ones"],
      ["án", "anes"],
      ["és", "eses"],
      ["ín", "ines"],
      ["én", "enes"],
    ],
    signs: [
      ["a", "á"],
      ["e", "é"],
      ["i", "í"],
      ["o", "ó"],
      ["u", "ú", "ü"],
      ["n", "ñ"],
    ],
  },
};

/** Returns other forms of a word, the likeliest first: those with other endings, then those with or without a sign. */
export function inflections(word: string, language: SpokenLanguage): string[] {
  if (language === "en" || word.length < SHORTEST) return [];
  const forms = FORMS[language];
  const shorter = withOtherEnds(word, forms);
  const longer = (endings: readonly string[]): string[] => endings.map((ending) => word + ending);
  const signed = [word, ...shorter, ...longer(forms.endingsWithSign)].flatMap((one) => withOtherSigns(one, forms));
  const found = new Set([...shorter, ...longer(forms.endings), ...signed]);
  found.delete(word);
  return [...found];
}

/** Returns a word without its ending, and with another end. */
function withOtherEnds(word: string, { endings, swaps }: Forms): string[] {
  const swapped = swaps.flatMap(([one, other]) => [...cut(word, one, other), ...cut(word, other, one)]);
  return [...swapped, ...endings.flatMap((ending) => cut(word, ending, ""))];
}

/** Returns a word with something in place of its ending. Returns none if it ends otherwise, or too little is left. */
function cut(word: string, ending: string, instead: string): string[] {
  if (!word.endsWith(ending)) return [];
  const form = word.slice(0, word.length - ending.length) + instead;
  return form.length < SHORTEST ? [] : [form];
}

/** Returns a word with one sign more or one less, and without any. */
function withOtherSigns(word: string, { signs }: Forms): string[] {
  const found: string[] = [];
  let bare = word;
  for (const [plain, ...signed] of signs) {
    for (const sign of signed) {
      bare = bare.replaceAll(sign, plain);
      for (const [from, to] of [
        [plain, sign],
        [sign, plain],
      ] as const)
        for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + from.length))
          found.push(word.slice(0, at) + to + word.slice(at + from.length));
    }
  }
  return [...found, bare];
}
