import { CONDITIONS, DEMONYMS, DIETS, LANGUAGE_NAMES, LANGUAGES, OCCUPATIONS, TOOLS } from "./words.ts";

/** What stands around a clause and decides how much it may be trusted. */
export interface Circumstances {
  /** The text opens with a greeting: "Hi, I'm Ana". */
  readonly greeted: boolean;
  /** The user writes "i": capitals tell nothing. */
  readonly lowercase: boolean;
  /** How long the whole text is: "always" and "note that" in a long one are about its own task. */
  readonly characters: number;
}

/** Answers the phrase normalised for comparison, or null where it is not of that shape. */
type Look = (phrase: string, around: Circumstances) => string | null;

export type Shape =
  | "phrase"
  | "short"
  | "name"
  | "introduced"
  | "place"
  | "named place"
  | "proper place"
  | "organisation"
  | "job"
  | "diet"
  | "taste"
  | "preference"
  | "tool"
  | "known tool"
  | "language"
  | "condition"
  | "nationality"
  | "allergen"
  | "age"
  | "noun"
  | "named"
  | "quantity"
  | "food"
  | "topic"
  | "date"
  | "pets"
  | "number"
  | "deed"
  | "manner";

const TAIL =
  /(?:[\s,]{1,3}(?:too|as well|very much|a lot|so much|the most|the best|now|right now|at the moment|currently|these days|nowadays|by the way|btw|actually|anyway|though|thanks|thank you|please|haha|lol|again|already|today|still|any ?more|any longer|at all|if (?:that|it) (?:helps|matters)|just so you know|fyi|from time to time|sometimes|occasionally|honestly|lately|instead|personally|in general|generally|myself|xd|:\)|:-\)|:D|mehr|nicht mehr|gerne|sehr))+$/i;
const PUNCTUATION = /^[\s"'“”‘’«»„*_([]+|[\s"'“”‘’«»*_.,;:!?…)\]]+$/g;
const DETERMINER =
  /^(?:an?|the|my|our|some|ein|eine|einen|der|die|das|le|la|les|l'|un|une|el|los|las|una|mein|meine|mon|ma|mi)\s+/i;
const EMPTY =
  /^(?:it|its|this|that|these|those|here|there|you|your|yours|him|her|his|hers|their|them|they|us|me|what|how|when|where|why|who|which|whatever|everything|anything|nothing|something|someone|all|both|none|one|ones|same|sure|okay|ok|not|no|yes|so|just|only|also|like|as|to|of|if|than|then|more|less|most)\b/i;
const VAGUE =
  /\b(?:you|your|this(?! (?:year|month|week|weekend|spring|summer|autumn|fall|winter|time)\b)|these(?! days\b)|those|it|he|she|him|his|her|they|their|them|if|that|what|how|who|whom|whose|which)\b/i;
const ASIDE =
  /\s+(?:because|since|as|but|so|when|whenever|while|where|although|though|especially|except|weil|aber|parce|mais|porque|pero)\s.*$/i;

/** Without what people add at the end of a sentence: "too", "these days", "by the way". */
export const trimmed = (phrase: string): string => phrase.replace(TAIL, "");

export function normalise(phrase: string): string {
  const bare = phrase.replace(PUNCTUATION, "").replace(TAIL, "").replace(PUNCTUATION, "");
  return bare.toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, " ");
}

const stripped = (phrase: string): string => phrase.replace(PUNCTUATION, "").replace(DETERMINER, "");
const capital = (phrase: string): boolean => /^["“]?[\p{Lu}\d]/u.test(phrase);
const count = (phrase: string): number => phrase.split(/\s+/).length;
const member =
  (list: ReadonlySet<string>): Look =>
  (phrase) => {
    const plain = normalise(phrase);
    if (list.has(plain)) return plain.replace(/^an? /, "");
    const bare = plain.replace(DETERMINER, "");
    return list.has(bare) ? bare : null;
  };
const upTo = (phrase: string, stop: RegExp): string => phrase.split(stop, 1)[0] ?? "";

const AFTER_PLACE =
  /,|\s+(?:with|for|since|now|near|but|because|which|where|and|at|right|currently|these|if|until|as|from|last|this|next|when|after|before|by|on|\(|while|so|too|mit|seit|und|avec|depuis|et|con|desde|y)\b|\s\(/i;
const NO_PLACE =
  /^(?:fear|hope|denial|pain|peace|poverty|harmony|sin|isolation|constant|hell|heaven|general|person|particular|here|there|it|this|that|these|those|my|his|her|their|your|one|an?\s+(?:world|society|time|dream|bubble|state|way|age|era|simulation|culture|box|lie|fantasy)|the (?:moment|past|present|future|now|same|next|other|first|last|marketing|sales|team|company|new|old)|step|chapter|front|back|management|production|phase|part|section)\b/i;
const AFTER_ORGANISATION =
  /,|\s+(?:as|in|since|for|and|but|because|which|where|on|from|with|now|currently|doing|near|who|until|part|last|this|next|recently|yesterday|today|two|three|a)\b|\s\(/i;
const KIND_OF_EMPLOYER =
  /^an?\s(?:.*\s)?(?:company|startup|start-up|firm|bank|hospital|school|university|agency|studio|clinic|restaurant|bakery|shop|store|ngo|nonprofit|non-profit|charity|hotel|factory|library|museum|lab|consultancy|pharmacy|cafe|café|kindergarten|newspaper|supermarket|law firm)$/i;
const NOT_A_NAME =
  /^(?:not|on|in|at|the|an?|my|your|too|so|very|too|important|spelled|spelt|pronounced|written|mentioned|listed|hard|difficult|common|rare|short|long|back|later|tomorrow|when|if|by|for|please|crazy|now|maybe|stupid|old|lazy|paranoid|ishmael|whatever|anything|out|up|asap|today|tonight|soon|it|that|this|what|missing|wrong|right|unique|and|or|but|also|because|from|as|still|just|always|never|i|sir|an|again|anytime|immediately|of|to|\d.*)\b/i;
const NO_INTRODUCTION =
  /^(?:ok|okay|fine|good|sorry|sure|ready|back|here|done|new|lost|bored|tired|happy|sad|glad|looking|interested|trying|having|not|just|also|very|so|really|muslim|jewish|catholic|christian|hindu|buddhist|sikh|black|white|asian|european|african|latino|gay|lesbian|bi|trans|\S+(?:ing|ed))\b/i;
const NO_TASTE =
  /^(?:being able|to (?:be able|go|know|hear|see|say|ask|bother|be|admit|think|get|find|make it|meet|help|book|reserve|buy|order|continue|proceed|try|thank|point|start|confirm|break|complain|interrupt|have|add|tell|share|check|change|rent|schedule|stay|hire|learn more|do so)\b|(?:the )?(?:idea|option|number|version|plan|answer|approach|suggestion|response|solution|recommendation|sound|look|way|fact|first|second|third|last|former|latter|part|style|concept|direction|start|result|design|draft)s?\b|my |our |one |two |three |four |\d|going with|hearing|seeing where|some|any|each|every|much|many|another|someone|anyone|people who|to \S+ (?:an?|the|some)\b|.*\benough\b|(?:\S+ )?(?:answers|replies|responses|explanations)\b|such|other)/i;
const THE_TASTE =
  /^the\s(?:\p{Lu}|sea\b|ocean\b|mountains?\b|beach\b|outdoors\b|cold\b|heat\b|rain\b|snow\b|theat(?:re|er)\b|dark\b|city\b|countryside\b|cinema\b|opera\b|gym\b|smell of|taste of|sound of|colou?r)/u;
const STATE =
  /^(?:not|too|very|so|really|quite|pretty|a bit|still|also|now|always|never|only|just|already|about|like|as|on|in|at|out|up|down|off|over|under|with|for|from|to be (?:honest|fair)|going|being|getting|broken|dead|slow|fast|great|good|bad|fine|okay|ok|nice|old|new|amazing|awesome|terrible|horrible|awful|small|big|large|huge|late|ready|done|here|there|gone|lost|missing|full|empty|tight|unclear|clear|unknown|flexible|limited|low|high|close|soon|important|different|similar|the (?:same|best|worst|only|most|first|one)|\S+ing|\S+ed|what|how|when|where|why|that|this|it|me|you|mine|yours|i|we|because|a (?:mess|problem|bit|nightmare|joke|great|good|bad|nice|little|lot|disaster|pain|big|huge|real|very|must))\b/i;

const taste: Look = (raw) => {
  const phrase = upTo(
    raw.replace(ASIDE, ""),
    /\s+(?:better|more|over|than|rather|instead|compared|(?<!^to \S+|ing|ing \S+)to(?!\s(?:the|a)\b))\b(?!$)|,?\s(?:especially|particularly|including|such as|e\.g|like)\b|\s-/i,
  );
  const tail = phrase === "" || /^to$/i.test(phrase.trim()) ? raw : phrase;
  const plain = normalise(tail);
  if (EMPTY.test(plain.replace(/^to /, "")) || NO_TASTE.test(plain) || VAGUE.test(tail)) return null;
  if (/^the\s/.test(plain) && !THE_TASTE.test(tail.replace(PUNCTUATION, ""))) return null;
  if (plain === "" || count(plain) > 6 || / (?:is|are|was|were|will|would|can|do|does|i|we) /.test(` ${plain} `))
    return null;
  return plain.replace(/^to /, "").replace(DETERMINER, "");
};

const place: Look = (raw, around) => {
  const phrase = upTo(raw, AFTER_PLACE).replace(PUNCTUATION, "");
  const plain = normalise(phrase);
  if (plain === "" || count(plain) > 5 || NO_PLACE.test(plain) || EMPTY.test(plain) || VAGUE.test(phrase)) return null;
  const described = /^(?:an?|the)\s/i.test(plain) || around.lowercase || capital(phrase);
  return described || count(plain) <= 2 ? plain.replace(/^the /, "") : null;
};

const namedPlace: Look = (raw, around) => {
  const found = place(raw, around);
  const named = /^(?:the )?\p{Lu}/u.test(raw) || (around.lowercase && found !== null && count(found) === 1);
  return found !== null && named && !TOOLS.has(found) && !/^(?:an?|the)\s\p{Ll}/u.test(raw) ? found : null;
};

const name: Look = (raw, around) => {
  const phrase = upTo(
    raw,
    /,|\s(?:and|but|from|by|because|for|so|in|at|if|with|since|as|or|not|when|btw|too|instead|please|thanks|now|und|et|y)\b|\s[(–-]/i,
  );
  const bare = phrase.replace(PUNCTUATION, "");
  const plain = normalise(bare);
  if (!/^\p{L}[\p{L}'’. -]*$/u.test(bare) || NOT_A_NAME.test(plain)) return null;
  const words = count(plain);
  return (capital(bare) && words <= 4) || words <= (around.lowercase ? 2 : 1) ? plain : null;
};

const tool =
  (strict: boolean): Look =>
  (raw) => {
    const phrase = stripped(
      upTo(
        raw.replace(ASIDE, ""),
        /,|\s+(?:for|to|at|on|in|with|every|daily|as|all|instead|over|both|from|most|mainly|mostly|and|since|via|through|by|when)\b/i,
      ),
    );
    const plain = normalise(phrase);
    if (plain === "" || count(plain) > 3 || EMPTY.test(plain) || VAGUE.test(phrase)) return null;
    return TOOLS.has(plain) || (!strict && /^\p{Lu}/u.test(phrase) && !/^I\b/.test(phrase)) ? plain : null;
  };

const phrase =
  (limit: number): Look =>
  (raw) => {
    const plain = normalise(raw.replace(ASIDE, ""));
    return plain === "" || count(plain) > limit || EMPTY.test(plain) || VAGUE.test(raw)
      ? null
      : plain.replace(DETERMINER, "");
  };

export const SHAPES: Readonly<Record<Shape, Look>> = {
  phrase: phrase(14),
  short: phrase(6),
  food: (raw) =>
    taste(upTo(raw, /\s(?:for|on|at|after|before|during|in|without)\s/i), {
      greeted: false,
      lowercase: false,
      characters: 0,
    }),
  taste,
  /** "I prefer Dumbo" or "a compact car" picks from what was offered; it says little about the user. */
  preference: (raw, around) => {
    const compared = /\s(?:over|to|than|rather than|instead of)\s/i.test(raw);
    return compared || !/^(?:an?|the|\p{Lu})/u.test(raw) ? taste(raw, around) : null;
  },
  name,
  introduced: (raw, around) => {
    const found = name(raw, around);
    const plausible = around.greeted && capital(raw) && !NO_INTRODUCTION.test(raw) && found !== null;
    return plausible && count(found) <= 2 && !DEMONYMS.has(found) && !DIETS.has(found) ? found : null;
  },
  place,
  "named place": namedPlace,
  "proper place": (raw) => namedPlace(raw, { greeted: false, lowercase: false, characters: 0 }),
  organisation: (raw, around) => {
    const bare = upTo(raw, AFTER_ORGANISATION).replace(PUNCTUATION, "");
    const plain = normalise(bare);
    if (VAGUE.test(bare) || count(plain) > 6) return null;
    const proper = /^(?:the )?\p{Lu}/u.test(bare) && !/^I\b/.test(bare);
    return proper ||
      KIND_OF_EMPLOYER.test(plain) ||
      (around.lowercase &&
        /^(?!night|home|the|a|an|hours|free|them|him|her|least|all|myself|me|days|years|weeks|fun|money|work)[a-z]{3,}$/.test(
          plain,
        ))
      ? plain.replace(DETERMINER, "")
      : null;
  },
  job: (raw) => {
    const plain = normalise(
      upTo(
        raw,
        /,|\s(?:at|in|for|from|with|and|who|by|working|based|speciali[sz]ing|living|on|but|looking|trying|here|of|so|as|now)\b|\s\(/i,
      ),
    );
    const words = plain.replace(DETERMINER, "").split(" ");
    return words.length <= 4 &&
      OCCUPATIONS.has(words.at(-1) ?? "") &&
      !/^(?:good|great|bad|terrible|better|fast|slow|big|real|slow|former|retired|no|\d.*|ex|aspiring|wannabe|huge|born|picky|new|my)\b/.test(
        words[0] ?? "",
      )
      ? words.join(" ")
      : null;
  },
  diet: member(DIETS),
  tool: tool(false),
  "known tool": tool(true),
  language: (raw) => {
    const plain = normalise(raw)
      .replace(/^(?:fluent|some|a (?:little|bit of)|basic|good|native|both) /, "")
      .replace(/ (?:fluently|well|natively|at home|only|please|a bit|a little)$/, "");
    return LANGUAGE_NAMES.get(plain) ?? (LANGUAGES.has(plain) ? plain : null);
  },
  condition: (raw) => {
    const plain = normalise(raw.replace(ASIDE, "").replace(/\s(?:and|for|in|last|since)\s.*$/i, "")).replace(
      /^(?:mild|severe|chronic|bad) /,
      "",
    );
    return CONDITIONS.has(plain) ? plain : null;
  },
  nationality: member(DEMONYMS),
  allergen: (raw) => {
    const plain = normalise(raw.replace(ASIDE, "")).replace(/^(?:all|any|most) (?:kinds of )?/, "");
    return plain === "" ||
      count(plain) > 3 ||
      EMPTY.test(plain) ||
      VAGUE.test(raw) ||
      /^(?:work|working|mondays|bullshit|people|exercise|effort|fun)\b/.test(plain)
      ? null
      : plain.replace(DETERMINER, "");
  },
  age: (raw) => (Number(raw) >= 5 && Number(raw) <= 110 ? String(Number(raw)) : null),
  number: (raw) => normalise(raw),
  noun: (raw) =>
    normalise(raw)
      .replace(/\bfav(?:ou?rite)?\b/, "favourite")
      .replace(/\bcolor\b/, "colour")
      .replace(/\btime zone\b/, "timezone"),
  named: (raw, around) => {
    const bare = raw.replace(ASIDE, "").replace(PUNCTUATION, "");
    const plain = normalise(bare);
    if (plain === "" || count(plain) > 7 || VAGUE.test(bare) || STATE.test(plain)) return null;
    return capital(bare) || /^an? /.test(plain) || around.lowercase ? plain.replace(DETERMINER, "") : null;
  },
  quantity: (raw) => {
    const plain = normalise(raw.replace(ASIDE, "").replace(/\sand (?:\S+ ){1,2}(?:is|are)\s.*$/i, ""));
    return plain === "" || count(plain) > 12 || STATE.test(plain.replace(/^to /, "")) || VAGUE.test(raw)
      ? null
      : plain.replace(DETERMINER, "");
  },
  topic: (raw) => {
    const plain = normalise(raw);
    return plain === "" || count(plain) > 5 || VAGUE.test(raw)
      ? null
      : plain.replace(DETERMINER, "").replace(/\bcolor\b/, "colour");
  },
  date: (raw) => {
    const plain = normalise(raw).replace(/^(?:on )?(?:the )?/, "");
    return /\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/.test(
      plain,
    ) && count(plain) <= 6
      ? plain
      : null;
  },
  pets: (raw) =>
    normalise(raw)
      .replace(/^pupp(?:y|ies)$/, "dog")
      .replace(/^kittens?$/, "cat")
      .replace(/^(bunny|bunnies)$/, "rabbit")
      .replace(/^fishes$/, "fish")
      .replace(/ies$/, "y")
      .replace(/(?<!fis)s$/, ""),
  manner: (raw) => {
    const plain = normalise(raw).replace(/^(?:using|adding|including)\b/, "use");
    return plain === "" ||
      count(plain) > 20 ||
      /^(?:give up|be (?:the|my|a)|look|ask for|mention it|show up|end up|start|be late|be able)\b/.test(plain)
      ? null
      : plain;
  },
  deed: (raw) => {
    const plain = normalise(raw.replace(ASIDE, ""));
    return plain === "" ||
      count(plain) > 14 ||
      VAGUE.test(raw) ||
      /^(?:ask|try|see|check|do so|be|give|let|go ahead|come|have a look|write|talk|reach|contact|message)\b/.test(
        plain,
      )
      ? null
      : plain;
  },
};
