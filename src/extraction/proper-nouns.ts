import {
  ASIDE,
  capital,
  count,
  DETERMINER,
  EMPTY,
  type Matcher,
  normalise,
  PUNCTUATION,
  stripped,
  upTo,
  VAGUE,
} from "./phrases.ts";
import { DEMONYMS, DIETS, OCCUPATIONS, OCCUPATIONS_ABROAD, TOOLS } from "./words.ts";

const AFTER_PLACE =
  /,|\s+(?:in (?:19|20)\d\d|with|for|since|now|near|but|because|which|where|and|at|right|currently|these|if|until|as|from|last|this|next|when|after|before|by|on|\(|while|so|too|mit|seit|und|avec|depuis|et|con|desde|y|mais|sino|sondern|aber|originally|ursprünglich)\b|\s\(/i;
const THE_PLACE =
  /^the (?:suburbs?|city|countryside|country|mountains?|alps|coast|desert|woods|forest|tropics|north|south|east|west|midwest|northeast|northwest|southeast|southwest|middle of|outskirts|centre of|center of|netherlands|philippines|uk|us|usa|u\.s|u\.k|uae|bahamas|caribbean|states|united|czech|bay area|bronx|hague|highlands|islands?|village|capital)\b/;
const NO_PLACE =
  /^(?:fear|hope|denial|pain|peace|poverty|harmony|sin|isolation|constant|hell|heaven|general|person|particular|here|there|it|this|that|these|those|my|his|her|their|your|one|an?\s+(?:\S+\s)?(?:world|society|time|dream|bubble|state|way|age|era|simulation|culture|box|lie|fantasy)|the (?:moment|past|present|future|now|same|next|other|first|last|marketing|sales|team|company|new|old)|.*\b(?:century|era|times)\b|step|chapter|front|back|management|production|phase|part|section)\b/i;
const AFTER_ORGANISATION =
  /,|\s+(?:as|in|since|for|and|but|because|which|where|on|from|with|now|currently|doing|near|who|until|part|last|this|next|recently|yesterday|today|two|three|a)\b|\s\(/i;
const KIND_OF_EMPLOYER =
  /^an?\s(?:.*\s)?(?:company|startup|start-up|firm|bank|hospital|school|university|agency|studio|clinic|restaurant|bakery|shop|store|ngo|nonprofit|non-profit|charity|hotel|factory|library|museum|lab|consultancy|pharmacy|cafe|café|kindergarten|newspaper|supermarket|law firm)$/i;
const NOT_A_NAME =
  /^(?:not|on|in|at|the|an?|my|your|too|so|very|too|important|spelled|spelt|pronounced|written|mentioned|listed|hard|difficult|common|rare|short|long|back|later|tomorrow|when|if|by|for|please|crazy|now|maybe|stupid|old|lazy|paranoid|ishmael|whatever|anything|out|up|asap|today|tonight|soon|it|that|this|what|missing|wrong|right|unique|and|or|but|also|because|from|as|still|just|always|never|i|sir|an|again|anytime|immediately|of|to|\d.*)\b/i;
const NO_INTRODUCTION =
  /^(?:ok|okay|fine|good|sorry|sure|ready|back|here|done|new|lost|bored|tired|happy|sad|glad|looking|interested|trying|having|not|just|also|very|so|really|muslim|jewish|catholic|christian|hindu|buddhist|sikh|black|white|asian|european|african|latino|gay|lesbian|bi|trans|\S+(?:ing|ed))\b/i;
/** "I live in a noisy building" tells nothing of the town, and "a tiny flat in Leeds" tells it behind. */
const DWELLING =
  /^an?\s(?:\S+\s){0,4}(?:house|flat|apartment|apartment building|building|block|studio|basement|bedsit|bungalow|cottage|dorm|room|street|road|neighbou?rhood|cul-de-sac|hous(?:e|ing) ?share|flat ?share|terrace|mansion|caravan|tent|van|boat|houseboat|mobile home|trailer)$/;
export const place: Matcher = (raw, context) => {
  const phrase = upTo(raw, AFTER_PLACE).replace(PUNCTUATION, "");
  const plain = normalise(phrase);
  if (plain === "" || count(plain) > 5 || NO_PLACE.test(plain) || EMPTY.test(plain) || VAGUE.test(phrase)) return null;
  if (DWELLING.test(plain)) return null;
  if (/^the\s\p{Ll}/u.test(phrase) && !THE_PLACE.test(plain)) return null;
  const described = /^(?:an?|the)\s/i.test(plain) || context.lowercase || capital(phrase);
  return described || count(plain) <= 2 ? plain.replace(/^the /, "") : null;
};

export const namedPlace: Matcher = (raw, context) => {
  const found = place(raw, context);
  const named =
    /^(?:the )?\p{Lu}/u.test(raw) ||
    (context.lowercase && found !== null && count(found) <= 2 && !/^(?:an?|the)\s/.test(raw));
  return found !== null && named && !TOOLS.has(found) && !/^(?:an?|the)\s\p{Ll}/u.test(raw) ? found : null;
};

export const name: Matcher = (raw, context) => {
  const phrase = upTo(
    raw,
    /,|\s(?:and|but|from|by|because|for|so|in|at|if|with|since|as|or|not|when|btw|too|instead|please|thanks|now|und|et|y)\b|\s[(–-]/i,
  );
  const bare = phrase.replace(PUNCTUATION, "");
  const plain = normalise(bare);
  if (!/^\p{L}[\p{L}'’. -]*$/u.test(bare) || NOT_A_NAME.test(plain)) return null;
  const words = count(plain);
  return (capital(bare) && words <= 4) || words <= (context.lowercase ? 2 : 1) ? plain : null;
};

const toolNamed =
  (strict: boolean): Matcher =>
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
export const introduced: Matcher = (raw, context) => {
  const found = name(raw, context);
  const plausible = context.greeted && capital(raw) && !NO_INTRODUCTION.test(raw) && found !== null;
  return plausible && count(found) <= 2 && !DEMONYMS.has(found) && !DIETS.has(found) ? found : null;
};

export const properPlace: Matcher = (raw, context) => namedPlace(raw, { ...context, lowercase: false });

export const organisation: Matcher = (raw, context) => {
  const bare = upTo(raw, AFTER_ORGANISATION).replace(PUNCTUATION, "");
  const plain = normalise(bare);
  if (VAGUE.test(bare) || count(plain) > 6) return null;
  const proper = /^(?:the )?\p{Lu}/u.test(bare) && !/^I\b/.test(bare);
  return proper ||
    KIND_OF_EMPLOYER.test(plain) ||
    (context.lowercase &&
      /^(?!night|home|the|a|an|hours|free|them|him|her|least|all|myself|me|days|years|weeks|fun|money|work)[a-z]{3,}$/.test(
        plain,
      ))
    ? plain.replace(DETERMINER, "")
    : null;
};

/** German joins an occupation to one word and makes the woman's from the man's: "Grundschullehrerin". */
const GERMAN_ENDING =
  /(?:lehrer|arzt|ärztin|pfleger|ingenieur|entwickler|anwalt|koch|verkäufer|fahrer|berater|leiter|zeichner|techniker|meister|kauf(?:mann|frau)|mechaniker|setzer|führer|arbeiter|wissenschaftler)(?:in)?$/;

const knownAbroad = (word: string): boolean =>
  OCCUPATIONS_ABROAD.has(word) || OCCUPATIONS_ABROAD.has(word.replace(/in$/, ""));

function isOccupation(words: readonly string[]): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  return OCCUPATIONS.has(last) || knownAbroad(last) || knownAbroad(first) || GERMAN_ENDING.test(last);
}

export const job: Matcher = (raw) => {
  const plain = normalise(
    upTo(
      raw,
      /,|\s(?:at|in|for|from|with|and|who|by|working|based|speciali[sz]ing|living|on|but|looking|trying|here|of|so|as|now|an|bei|im|am|und|für|mit|à|au|aux|dans|chez|en|et|pour|desde|y|con)(?![\w\u00c0-\u024f])|\s\(/i,
    ),
  );
  const words = plain.replace(DETERMINER, "").split(" ");
  return words.length <= 4 &&
    isOccupation(words) &&
    !/^(?:wanting|seeking|needing|seeing|hiring|visiting|dating|becoming|meeting)\b/.test(words[0] ?? "") &&
    !/^(?:good|great|bad|terrible|better|fast|slow|big|real|slow|former|retired|no|not|\d.*|ex|aspiring|wannabe|huge|born|picky|new|my)\b/.test(
      words[0] ?? "",
    )
    ? words.join(" ")
    : null;
};

export const tool: Matcher = toolNamed(false);
export const knownTool: Matcher = toolNamed(true);
