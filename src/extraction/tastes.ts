import { ASIDE, count, DETERMINER, EMPTY, type Matcher, normalise, PUNCTUATION, upTo, VAGUE } from "./phrases.ts";

const NO_TASTE =
  /^(?:being able|to (?:be able|go|know|hear|see|say|ask|bother|be|admit|think|get|find|make it|meet|help|book|reserve|buy|order|continue|proceed|try|thank|point|start|confirm|break|complain|interrupt|have|add|tell|share|check|change|rent|schedule|stay|hire|learn more|do so)\b|(?:the )?(?:idea|option|number|version|plan|answer|approach|suggestion|response|solution|recommendation|sound|look|way|fact|first|second|third|last|former|latter|part|style|concept|direction|start|result|design|draft)s?\b|my |our |one |two |three |four |\d|going with|hearing|seeing where|some|any|each|every|much|many|another|someone|anyone|people who|to \S+ (?:an?|the|some)\b|to (?:watch|listen|play|eat|visit|use|see|keep|make|start)$|.*\benough\b|(?:\S+ )?(?:answers|replies|responses|explanations)\b|such|other|(?:few|a few) others|with |about |things$|stuff$)/i;
/** Picks from an offer, in German, French and Spanish: "la deuxième version". */
const PICKED =
  /^(?:(?:der|die|das|den|le|la|les|el|los|las)\s)?(?:erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|premi(?:er|ère)s?|deuxième|second[eao]?|troisième|derni(?:er|ère)s?|primer[ao]?|segund[ao]|tercer[ao]?|últim[ao])(?:\s|$)/u;
const THE_TASTE =
  /^the\s(?:\p{Lu}|sea\b|ocean\b|mountains?\b|beach\b|outdoors\b|cold\b|heat\b|rain\b|snow\b|theat(?:re|er)\b|dark\b|city\b|countryside\b|cinema\b|opera\b|gym\b|smell of|taste of|sound of|colou?r)/u;
const ADVERB =
  /^(?:particularly|especially|including|currently|even|both|mostly|mainly|probably|definitely|almost|also) /;
const DANGLING = /(?: (?:in|of|with|from|at|on|by|even|also|either|and|or|but))+$/;

export const taste: Matcher = (raw) => {
  const phrase = upTo(
    raw.replace(ASIDE, ""),
    /\s+(?:better|more|over|than|rather|instead|compared|(?<!^to \S+|ing|ing \S+)to(?!\s(?:the|a)\b))\b(?!$)|,?\s(?:especially|particularly|including|such as|e\.g|like|and (?:want|need|would|will|am|have|had|was|wish|hope|plan|think|thought|usually|often))\b|\s-/i,
  );
  const tail = phrase === "" || /^to$/i.test(phrase.trim()) ? raw : phrase;
  const plain = normalise(tail);
  if (EMPTY.test(plain.replace(/^to /, "")) || NO_TASTE.test(plain) || PICKED.test(plain) || VAGUE.test(tail))
    return null;
  if (/^the\s/.test(plain) && !THE_TASTE.test(tail.replace(PUNCTUATION, ""))) return null;
  if (plain === "" || count(plain) > 6 || / (?:is|are|was|were|will|would|can|do|does|i|we) /.test(` ${plain} `))
    return null;
  return plain.replace(/^to /, "").replace(ADVERB, "").replace(DANGLING, "").replace(DETERMINER, "");
};

/** A preference. "I prefer Dumbo" or "a compact car" picks from an offer and says little about the user. */
export const preference: Matcher = (raw, context) => {
  const compared = /\s(?:over|to|than|rather than|instead of)\s/i.test(raw);
  return compared || !/^(?:an?|the|\p{Lu})/u.test(raw) ? taste(raw, context) : null;
};

/** A food, without the occasion: "meat on Fridays". */
export const food: Matcher = (raw, context) =>
  taste(upTo(raw, /\s(?:for|on|at|after|before|during|in|without)\s/i), context);
